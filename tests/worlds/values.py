"""Sessions as values, with as much of a meeting as a test asks for."""

from __future__ import annotations

from datetime import datetime, timedelta

from calibrate.domain.ballots import Submission
from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting, TurnKind, TurnLine
from calibrate.domain.people import Candidate, Panel, Relation, RelationKind
from calibrate.domain.session import CandidateState, Session, SessionPhase
from tests.worlds.clocks import MORNING
from tests.worlds.people import ANN_LEE, BEN_ROY, OLGA, PANELISTS, PIA, QUENTIN
from tests.worlds.rubrics import CRAFT, RUBRIC, STEP

ANN, BEN, CLEO = (
    CandidateState(Candidate(name.lower(), name, STEP, "Core")) for name in ("Ann", "Ben", "Cleo")
)
RECUSED = Relation(RelationKind.RECUSED, "sami", "ann", "a cousin")
PRESENTS = Relation(RelationKind.PRESENTS, "rosa", "ann")


def at(minutes: float) -> datetime:
    """Return the time so many minutes after the morning's start."""
    return MORNING + timedelta(minutes=minutes)


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


CRAFT_SESSION = Session(
    id="s",
    title="Autumn",
    phase=SessionPhase.SETUP,
    rubric=CRAFT,
    panel=Panel(
        panelists=(PIA, QUENTIN, OLGA),
        relations=(
            Relation(RelationKind.RECUSED, "quentin", "ann"),
            Relation(RelationKind.PRESENTS, "pia", "ben"),
        ),
    ),
    candidates=(CandidateState(ANN_LEE), CandidateState(BEN_ROY)),
)
"""A session in set-up with a ladder that holds everything, for what goes out as text or a table."""
