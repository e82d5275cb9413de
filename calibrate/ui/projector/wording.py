"""The words of the room's screen."""

from __future__ import annotations

from datetime import timedelta

from calibrate.domain.meeting import TurnKind
from calibrate.domain.session import SessionPhase
from calibrate.words.days import time_left
from calibrate.words.meeting import TURNS
from calibrate.words.phrases import capitalized, listing, number, several
from calibrate.words.session import SESSION_PHASES

WINDOW = "Calibrate: projector"

PAUSED = capitalized(TURNS[TurnKind.PAUSED])
VOTE = capitalized(TURNS[TurnKind.VOTE])
SECOND_ROUND = "Round 2, blind"

NOT_BEGUN = "The meeting has not begun."
CLOSED = SESSION_PHASES[SessionPhase.CLOSED].meaning
ALL_DONE = "The agenda is done"
SET_ASIDE = capitalized(TURNS[TurnKind.SET_ASIDE])
LATER = "To be talked about later today."
DECISION = "The panel’s decision"
SEALED = "All ratings are sealed"
OPENED_NEXT = "Ratings are opened next."
READING = capitalized(TURNS[TurnKind.READING])
READ = capitalized(TURNS[TurnKind.READ])
TO_READ = "Read the evidence beside both expectations. No rating is revealed yet."
OPENED = "What was opened"
COMPARE = "Each has two words, which its rater finds beside it in their own app."
AGENDA = "Agenda"
NOBODY = "nobody"


def candidates(count: int) -> str:
    """Return how many candidates there are, such as "Six candidates"."""
    return _counted(count, "candidate", "candidates")


def criteria(count: int) -> str:
    """Return how many criteria there are, such as "Seven criteria"."""
    return _counted(count, "criterion", "criteria")


def submissions(count: int) -> str:
    """Return how many submissions there are, such as "Four submissions"."""
    return _counted(count, "submission", "submissions")


def _counted(count: int, single: str, many: str) -> str:
    return f"{number(count)} {single if count == 1 else many}".capitalize()


def outside(names: tuple[str, ...], are_hidden: bool) -> str:
    """Return who stepped out, or how many where names are hidden."""
    if are_hidden and names:
        return several(len(names), "person", "people")
    return listing(names)


def of_minutes(granted: timedelta) -> str:
    """Return what the time that is left is of, such as "of 8 minutes left"."""
    minutes, rest = divmod(granted, timedelta(minutes=1))
    if rest:
        return f"of {time_left(granted)} minutes left"
    return f"of {several(minutes, 'minute')} left"
