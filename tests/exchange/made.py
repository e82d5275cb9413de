"""A small session and a way to write files, for the tests of what comes in."""

from __future__ import annotations

from pathlib import Path

from calibrate.domain.people import (
    Candidate,
    Panel,
    Panelist,
    Relation,
    RelationKind,
    Role,
)
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Rubric, Section, Step
from calibrate.domain.session import CandidateState, Session, SessionPhase

STEP = Step("L3", "L4")
RUBRIC = Rubric(
    title="Craft",
    version="7",
    levels=(Level("L3", "Engineer"), Level("L4", "Senior Engineer")),
    sections=(
        Section("Craft", "L3", "At L3 an engineer", "Seen at L3", ("Tidied a module.",)),
        Section("Craft", "L4", "At L4 an engineer", "Seen at L4", (), ("Show a launch.",)),
    ),
    criteria=(
        Criterion(
            "code",
            "Code, and tests",
            (
                Expectation("L3", "Writes code that reads well.", ("Adds a failing test.",)),
                Expectation("L4", "Shapes code that others extend.", (), ("Show a design.",)),
            ),
            "Craft",
        ),
        Criterion("launch", "Launching", (Expectation("L3", "Ships with alerts."),), "Craft"),
        Criterion("lead", "Improvements", (Expectation("L4", "Removes causes."),), "Craft"),
    ),
)

ANN = Candidate("ann", "Ann Lee", STEP, "Payments")
BEN = Candidate("ben", "Ben Roy", STEP)
PANEL = Panel(
    panelists=(
        Panelist("pia", "Pia"),
        Panelist("quentin", "Quentin"),
        Panelist("olga", "Olga", Role.OBSERVER),
    ),
    relations=(
        Relation(RelationKind.RECUSED, "quentin", "ann"),
        Relation(RelationKind.PRESENTS, "pia", "ben"),
    ),
)
SESSION = Session(
    id="s",
    title="Autumn",
    phase=SessionPhase.SETUP,
    rubric=RUBRIC,
    panel=PANEL,
    candidates=(CandidateState(ANN), CandidateState(BEN)),
)


def written(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
