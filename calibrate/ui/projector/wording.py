"""The words of the room's screen."""

from __future__ import annotations

from datetime import timedelta

from calibrate.domain.decisions import Outcome
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.sheet import Movement
from calibrate.packet.wording import listing, number, several

WINDOW = "Calibrate: projector"

PAUSED = "Paused"
VOTE = "Vote"
SECOND_ROUND = "Round 2, blind"
RATED_AGAIN = "Being rated again, blind"

NOT_BEGUN = "The meeting has not begun."
CLOSED = "The session is closed"
ALL_DONE = "The agenda is done"
SET_ASIDE = "Set aside"
LATER = "To be talked about later today."
DECISION = "The panel’s decision"
SEALED = "All ratings are sealed"
OPENED_NEXT = "Ratings are opened next."
READING = "Silent reading"
READ = "Reading time is over"
TO_READ = "Read the evidence beside both expectations. No rating is open yet."
AGENDA = "Agenda"
NOBODY = "nobody"


def candidates(count: int) -> str:
    """Return how many candidates there are, such as "Six candidates"."""
    return _counted(count, "candidate", "candidates")


def criteria(count: int) -> str:
    """Return how many criteria there are, such as "Seven criteria"."""
    return _counted(count, "criterion", "criteria")


def _counted(count: int, single: str, many: str) -> str:
    return f"{number(count)} {single if count == 1 else many}".capitalize()


def moved(movement: Movement) -> str:
    """Return how panelists moved in round 2, such as "4 moved up, none down"."""
    up, down, other = movement.up, movement.down, movement.other
    if not up and not down:
        words = "Nobody moved" if not other else "None moved up or down"
    elif not up:
        words = f"None moved up, {down} down"
    else:
        words = f"{up} moved up, {down or 'none'} down"
    return f"{words}, {other} otherwise" if other else words


def outcome(outcome: Outcome, step: Step) -> str:
    """Return a decision as the room reads it."""
    words = {
        Outcome.PROMOTE: f"Promote to {step.target}",
        Outcome.NOT_YET: "Not yet",
        Outcome.DEFER: "Deferred",
    }
    return words[outcome]


def outside(names: tuple[str, ...], are_hidden: bool) -> str:
    """Return who stepped out, or how many where names are hidden."""
    if are_hidden and names:
        return several(len(names), "person", "people")
    return listing(names)


def minutes_and_seconds(time: timedelta) -> str:
    """Return a time such as 6:40, begun seconds in full: it shows 0:00 when nothing is left."""
    seconds = -(-time // timedelta(seconds=1))
    return f"{seconds // 60}:{seconds % 60:02}"


def of_minutes(granted: timedelta) -> str:
    """Return what the time that is left is of, such as "of 8 minutes left"."""
    minutes, rest = divmod(granted, timedelta(minutes=1))
    if rest:
        return f"of {minutes_and_seconds(granted)} minutes left"
    return f"of {several(minutes, 'minute')} left"
