"""Who is talked about next, and why: by lot before the reveal, by disagreement after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from itertools import chain

from calibrate.domain.canonical import digest
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.session import CandidatePhase, CandidateState, Session, once
from calibrate.domain.sheet import Sheet

FAR_FROM_THE_BAR = Fraction(1_000)
WAITING = (CandidatePhase.SEALED, CandidatePhase.REVEALED)


def drawn_by_lot(candidates: Iterable[str], lot: str) -> tuple[str, ...]:
    """Return candidates' ids in the order that a lot gives them.

    The lot is drawn at random and recorded, so that anybody can draw the same order again.
    """
    return tuple(sorted(candidates, key=lambda id: digest(lot.encode(), id.encode())))


def by_disagreement(agenda: Sequence[str], sheets: Mapping[str, Sheet]) -> tuple[str, ...]:
    """Return an agenda with what the panel disagrees on most first.

    `sheets` has the revealed candidates by id; all others keep their order behind them. Candidates
    go by the share of their criteria that split, then by how near their ratings lie to the bar, on
    whichever side: never by how high they are.
    """
    revealed = [id for id in agenda if id in sheets]
    keys = {id: (-split_share(sheets[id]), distance_from_bar(sheets[id])) for id in revealed}
    return (*sorted(revealed, key=lambda id: keys[id]), *(id for id in agenda if id not in sheets))


def split_share(sheet: Sheet) -> Fraction:
    """Return the share of the criteria with a bar that split, from 0 to 1."""
    rows = [row for row in sheet.rows if row.pairing is not Pairing.CURRENT_ONLY]
    return Fraction(sum(sheet.splits(row) for row in rows), len(rows) or 1)


def distance_from_bar(sheet: Sheet) -> Fraction:
    """Return how far, in points, the numbers lie on average from the boundary below the bar."""
    boundary = sheet.rubric.scale.bar - Fraction(1, 2)
    rows = [row for row in sheet.rows if row.pairing is not Pairing.CURRENT_ONLY]
    numbers = [value for row in rows for value in row.values if value is not None]
    if not numbers:
        return FAR_FROM_THE_BAR
    return sum((abs(value - boundary) for value in numbers), Fraction(0)) / len(numbers)


@once
def next_up(session: Session) -> str | None:
    """Return who is next: the first on the agenda, after the last called, who is undecided.

    Whoever is at hand is not next, and whoever was set aside comes back once nobody else is left.
    """
    meeting = session.meeting
    agenda, last = meeting.agenda, meeting.last_called
    place = agenda.index(last) + 1 if last in agenda else 0
    turned = [id for id in (*agenda[place:], *agenda[:place]) if id != meeting.at_hand]
    waiting = [id for id in turned if is_waiting(session, id)]
    fresh = (id for id in waiting if not meeting.is_set_aside(id))
    return next(chain(fresh, waiting), None)


@once
def order_of(session: Session) -> tuple[CandidateState, ...]:
    """Return the candidates, in the agenda's order once there is one."""
    if not session.meeting.is_open:
        return session.candidates
    return tuple(session.candidate(id) for id in session.meeting.agenda)


def minutes_left(session: Session, now: datetime) -> int:
    """Return the minutes that are planned for those who wait and were not used by `now`."""
    meeting = session.meeting
    waiting = [state.id for state in order_of(session) if is_waiting(session, state.id)]
    return sum(max(meeting.minutes - meeting.minutes_used(id, now), 0) for id in waiting)


def is_waiting(session: Session, candidate: str) -> bool:
    """Tell whether a candidate is still to be decided."""
    return session.candidate(candidate).phase in WAITING
