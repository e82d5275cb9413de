"""Who speaks when on a criterion that split: by lot, so that nobody chooses it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from calibrate.domain.canonical import digest
from calibrate.domain.meeting import Meeting
from calibrate.domain.people import Panelist
from calibrate.domain.ratings import count
from calibrate.domain.session import CandidatePhase, Session
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.domain.talking.seniority import Seniority

SPEAK = b"speak"


@dataclass(frozen=True, slots=True)
class Turns:
    """Who speaks on a criterion, by name and in order, and who presents: they answer, last."""

    criterion: str
    title: str
    speakers: tuple[str, ...]
    presenters: tuple[str, ...] = ()


def turns_on(session: Session, sheet: Sheet, lot: str) -> tuple[Turns, ...]:
    """Return who speaks when on each criterion that splits; `session` and `sheet` are whole.

    Nobody does before the lot of the meeting was drawn, while round 2 is rated, once the panel
    votes, or while numbers are held back: the first two stand on different sides.
    """
    candidate = sheet.candidate.id
    if not lot or not is_talked_about(session, candidate):
        return ()
    rows = (row for row in sheet.rows if sheet.splits(row))
    return tuple(_turns(session, sheet, row, lot) for row in rows)


def is_talked_about(session: Session, candidate: str) -> bool:
    """Tell whether what splits of a candidate is talked about now, with its numbers."""
    state = session.candidate(candidate)
    is_open = state.phase is CandidatePhase.REVEALED and state.sealed_round is None
    is_over = session.meeting.is_voting(candidate) or session.begins_with_reasons(candidate)
    return is_open and not is_over


def _turns(session: Session, sheet: Sheet, row: SheetRow, lot: str) -> Turns:
    candidate, panel = sheet.candidate.id, session.panel
    values = {opened.panelist: opened.rating.value for opened in row.standing}
    here = _here(session.meeting, panel.raters(candidate))
    raters = _drawn([one.id for one in here], lot, candidate, row.criterion.id)
    sides = Sides.of(sheet, row, raters, values)
    order = speaking_order(raters, sides, most_senior(raters, session.seniority))
    presenting = _here(session.meeting, panel.presenters(candidate))
    presenters = _drawn([one.id for one in presenting], lot, candidate, row.criterion.id)
    names = {one.id: one.name for one in panel.panelists}
    return Turns(
        row.criterion.id,
        row.criterion.title,
        tuple(names[one] for one in order),
        tuple(names[one] for one in presenters),
    )


def _here(meeting: Meeting, panelists: Sequence[Panelist]) -> list[Panelist]:
    return [one for one in panelists if meeting.is_here(one.id)]


def _drawn(panelists: Sequence[str], lot: str, candidate: str, criterion: str) -> list[str]:
    place = lot.encode(), candidate.encode(), criterion.encode()
    return sorted(panelists, key=lambda one: digest(SPEAK, *place, one.encode()))


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands below the bar, and who meets it; all others gave no number."""

    below: frozenset[str]
    meets: frozenset[str]

    @classmethod
    def of(
        cls, sheet: Sheet, row: SheetRow, raters: Sequence[str], values: dict[str, int | None]
    ) -> Sides:
        """Return on which side of the bar each of `raters` stands."""

        def meets(value: int) -> bool:
            return bool(count((value,), sheet.rubric.scale, row.pairing).meets)

        given = {one: value for one in raters if (value := values.get(one)) is not None}
        high = frozenset(one for one, value in given.items() if meets(value))
        return cls(frozenset(given) - high, high)

    def are_apart(self, one: str, other: str) -> bool:
        """Tell whether two stand on different sides of the bar."""
        return {one, other} <= self.below | self.meets and (one in self.meets) != (
            other in self.meets
        )


def most_senior(raters: Collection[str], seniority: Seniority) -> frozenset[str]:
    """Return who of raters is the most senior; nobody where none is more so than another."""
    ranks = {one: seniority.of(one) or 0 for one in raters}
    highest = max(ranks.values(), default=0)
    found = frozenset(one for one, rank in ranks.items() if rank == highest)
    return found if len(found) < len(ranks) else frozenset()


def speaking_order(
    drawn: Sequence[str], sides: Sides, seniors: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return who speaks in which order; `drawn` has them by lot.

    The first of the lot begins, then the first on the other side; then the rest, who gave no number
    behind those who did, and the most senior last of all, even where they stand alone on a side.
    """
    numbered = sides.below | sides.meets
    order = sorted(drawn, key=lambda one: (one in seniors, one not in numbered))
    if not order:
        return ()
    first, *rest = order
    second = next((one for one in rest if one not in seniors and sides.are_apart(first, one)), None)
    if second is None:
        return tuple(order)
    return first, second, *(one for one in rest if one != second)
