"""Who is away, outside, or presents, as lines for the console."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from calibrate.domain.commands import Command, MarkHere, StepBack, StepOut
from calibrate.domain.meeting.presence import absent_people, expected_people, has_quorum, voters
from calibrate.domain.meeting.situation import Situation
from calibrate.domain.people import Panelist
from calibrate.domain.session import Session
from calibrate.ui.meeting.situation.timing import at


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
    words = f"Absent, {because}" if because else "Absent"
    return Row(
        panelist.id, panelist.name, Place.ABSENT, words, "absent", "Has come", MarkHere(panelist.id)
    )


def _recused(situation: Situation, panelist: Panelist, candidate: str) -> Row:
    line = situation.meeting.outside(panelist.id)
    if line:
        since = at(line.time, situation.now)
        words, short = f"Recused · outside since {since}", f"since {since}"
        return Row(
            panelist.id, panelist.name, Place.OUTSIDE, words, short, "Back", StepBack(panelist.id)
        )
    if situation.is_at_hand(candidate):
        command = StepOut(panelist.id, candidate)
        return Row(
            panelist.id,
            panelist.name,
            Place.HERE,
            "Recused · still here",
            "here",
            "Steps out",
            command,
        )
    return Row(panelist.id, panelist.name, Place.HERE, "Recused · goes out when called", "recused")


def _presenting(panelist: Panelist) -> Row:
    return Row(panelist.id, panelist.name, Place.HERE, "Presents · no rating, no vote", "presents")
