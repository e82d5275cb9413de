"""What is noted of the meeting: its order, its clock, and who is in the room."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.meeting import USUAL_MINUTES, USUAL_READING_MINUTES, Arrangement


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Keep what was said on one criterion of a revealed candidate, in place of the note before."""

    candidate: str
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """Open the meeting: `lot`, drawn at random, gives the agenda's first order."""

    lot: str
    minutes: int = USUAL_MINUTES
    reading_minutes: int = USUAL_READING_MINUTES


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """Give every candidate the same number of minutes, some of them for silent reading."""

    minutes: int
    reading_minutes: int


@dataclass(frozen=True, slots=True)
class ArrangeAgenda:
    """Put the agenda into another order, which names every candidate once."""

    order: tuple[str, ...]
    arrangement: Arrangement = Arrangement.HAND


@dataclass(frozen=True, slots=True)
class CallCandidate:
    """Begin a candidate's turn, and end the one before; who is recused goes out, others return."""

    candidate: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """Put the candidate at hand off until later in the meeting."""


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Let the clock of the candidate at hand stand still."""


@dataclass(frozen=True, slots=True)
class ResumeClock:
    """Let the clock of the candidate at hand go on."""


@dataclass(frozen=True, slots=True)
class GrantReading:
    """Give the candidate at hand silent reading time, or more of it."""

    seconds: int


@dataclass(frozen=True, slots=True)
class EndReading:
    """End the silent reading time of the candidate at hand."""


@dataclass(frozen=True, slots=True)
class OpenVote:
    """Go on to the vote on the candidate at hand."""


@dataclass(frozen=True, slots=True)
class MarkAbsent:
    """Note that a panelist is not there; it serves every candidate until they have come."""

    panelist: str
    because: str


@dataclass(frozen=True, slots=True)
class MarkHere:
    """Note that somebody who was absent has come."""

    panelist: str


@dataclass(frozen=True, slots=True)
class StepOut:
    """Note that somebody who is recused from a candidate leaves the room."""

    panelist: str
    candidate: str


@dataclass(frozen=True, slots=True)
class StepBack:
    """Note that somebody who was outside is back in the room."""

    panelist: str


@dataclass(frozen=True, slots=True)
class HideNames:
    """Hide all names on the room's screen, or show them again."""

    hidden: bool
