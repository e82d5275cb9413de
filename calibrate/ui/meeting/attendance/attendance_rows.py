"""Who is away, outside, or presents, as lines for the console."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.commands import Command, MarkHere, StepBack, StepOut
from calibrate.domain.meeting import AttendanceKind
from calibrate.domain.people import Panelist, RelationKind
from calibrate.domain.presence.presence import absent_people, expected_people, has_quorum, voters
from calibrate.domain.session import Session
from calibrate.words.days import at
from calibrate.words.meeting import ATTENDANCE
from calibrate.words.people import RELATIONS
from calibrate.words.phrases import capitalized

ABSENT, HERE = ATTENDANCE[AttendanceKind.ABSENT], ATTENDANCE[AttendanceKind.HERE]
OUTSIDE, BACK = ATTENDANCE[AttendanceKind.OUT], ATTENDANCE[AttendanceKind.BACK]
PRESENTS, RECUSED = RELATIONS[RelationKind.PRESENTS], RELATIONS[RelationKind.RECUSED]


class Place(Enum):
    """Where somebody is as far as the candidate goes."""

    ABSENT = auto()
    OUTSIDE = auto()
    HERE = auto()


class Row(NamedTuple):
    """Somebody who does not simply sit there and vote; `action` names what `command` does."""

    panelist: str
    name: str
    place: Place
    words: str
    short: str
    action: str = ""
    command: Command | None = None


def attendance_rows(situation: Situation, candidate: str) -> tuple[Row, ...]:
    """Return who is absent, then who is recused or outside, then who presents a candidate."""
    session = situation.session
    here = expected_people(session)
    recused = {panelist.id for panelist in session.panel.recused(candidate)}
    outside = [
        panelist
        for panelist in here
        if panelist.id in recused or session.meeting.outside(panelist.id)
    ]
    presenters = session.panel.presenters(candidate)
    presenting = [
        panelist for panelist in presenters if panelist in here and panelist not in outside
    ]
    return (
        *(_absent(session, panelist) for panelist in absent_people(session)),
        *(_recused(situation, panelist, candidate) for panelist in outside),
        *(_presenting(panelist) for panelist in presenting),
    )


def here_words(session: Session, candidate: str) -> tuple[str, bool]:
    """Return how many of those who may vote are here, and whether they are enough."""
    if not candidate:
        raters = [panelist for panelist in session.panel.panelists if panelist.rates]
        return f"{sum(session.meeting.is_here(panelist.id) for panelist in raters)} here", True
    count, quorum = len(voters(session, candidate)), session.quorum(candidate)
    return f"{count} here, quorum {quorum}", has_quorum(session, candidate)


def _absent(session: Session, panelist: Panelist) -> Row:
    line = session.meeting.absence(panelist.id)
    because = line.because.strip() if line else ""
    words = ", ".join(part for part in (capitalized(ABSENT), because) if part)
    return Row(
        panelist.id, panelist.name, Place.ABSENT, words, ABSENT, "Has come", MarkHere(panelist.id)
    )


def _recused(situation: Situation, one: Panelist, candidate: str) -> Row:
    line, recused = situation.meeting.outside(one.id), capitalized(RECUSED)
    if line:
        since = at(line.time, situation.now)
        words, back = f"{recused} · {OUTSIDE} since {since}", StepBack(one.id)
        short = f"since {since}"
        return Row(one.id, one.name, Place.OUTSIDE, words, short, capitalized(BACK), back)
    if situation.is_at_hand(candidate):
        words, out = f"{recused} · still {HERE}", StepOut(one.id, candidate)
        return Row(one.id, one.name, Place.HERE, words, HERE, "Steps out", out)
    return Row(one.id, one.name, Place.HERE, f"{recused} · goes out when called", RECUSED)


def _presenting(one: Panelist) -> Row:
    words = f"{capitalized(PRESENTS)} · no rating, no vote"
    return Row(one.id, one.name, Place.HERE, words, PRESENTS)
