"""A session as a value, with as much of a meeting as a test asks for."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from calibrate.domain.ballots import Submission
from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting, TurnKind, TurnLine
from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind, Role
from calibrate.domain.session import CandidateState, Session, SessionPhase
from tests.sessions import RUBRIC, STEP

START = datetime(2026, 11, 19, 9, 0, tzinfo=timezone(timedelta(hours=1)))
FAY = Panelist("fay", "Fay", Role.FACILITATOR, rates=False)
PIA, QUENTIN, ROSA, SAMI = (Panelist(n.lower(), n) for n in ("Pia", "Quentin", "Rosa", "Sami"))
OTTO = Panelist("otto", "Otto", Role.OBSERVER)
PANELISTS = (FAY, PIA, QUENTIN, ROSA, SAMI, OTTO)
ANN, BEN, CLEO = (
    CandidateState(Candidate(name.lower(), name, STEP, "Core")) for name in ("Ann", "Ben", "Cleo")
)
RECUSED = Relation(RelationKind.RECUSED, "sami", "ann", "a cousin")
PRESENTS = Relation(RelationKind.PRESENTS, "rosa", "ann")


def at(minutes: float) -> datetime:
    """Return the time so many minutes after the start."""
    return START + timedelta(minutes=minutes)


def turn(candidate: str, kind: TurnKind, minutes: float, seconds: int = 0) -> TurnLine:
    """A line of a candidate's turn."""
    return TurnLine(candidate, kind, at(minutes), seconds)


def went(
    panelist: str, kind: AttendanceKind, minutes: float, candidate: str = "", because: str = ""
) -> AttendanceLine:
    """A line of attendance."""
    return AttendanceLine(panelist, kind, at(minutes), because, candidate)


def session(
    *states: CandidateState,
    meeting: Meeting | None = None,
    relations: tuple[Relation, ...] = (RECUSED, PRESENTS),
    submitted: tuple[tuple[str, str, int], ...] = (),
    phase: SessionPhase = SessionPhase.MEETING,
    decider: str | None = None,
) -> Session:
    """A session of Ann and Ben, or of `states`: Sami is recused from Ann, Rosa presents her."""
    return Session(
        "one",
        "Autumn",
        phase,
        RUBRIC,
        Panel(PANELISTS, relations),
        states or (ANN, BEN),
        frozenset(Submission(*one) for one in submitted),
        decider=decider,
        meeting=meeting or Meeting(agenda=("ann", "ben")),
    )
