"""What nothing takes back is asked first, wherever it can be given; no leaves all as it is."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from calibrate import ui
from calibrate.domain import commands
from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    OpenMeeting,
    RecordDecision,
    RevealRound,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from tests.ui.answering import answer_next
from tests.ui.meeting.conftest import Console, Entered
from tests.worlds.giving import splitting
from tests.worlds.meetings import Meeting, Plan, meeting, rate_again

FINAL = {one.__name__ for one in get_args(commands.FinalCommand)}
DELIBERATE = {
    "RecordDecision": "outcome, votes and reason were entered, and a key of two records them",
    "DecideByConsent": "outcome and reason of each were entered, and a key of two records them",
    "IssuePacket": "its dialog asks to whom, and its button is the answer",
    "WithdrawSubmission": "the screen asks before it calls what withdraws",
}
ASKING = ("Confirm.ask", "Dialog.ask", "Dialog(", "_may_open")

Prepare = Callable[[Meeting], None]
Button = Callable[[Console], QAbstractButton]


def opened(made: Meeting) -> None:
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(("n1", "n2", "n3")))
    made.do(CallCandidate("n1"))


def revealed(made: Meeting) -> None:
    opened(made)
    made.do(RevealRound("n1"), after=9)


def second_sealed(made: Meeting) -> None:
    revealed(made)
    made.do(BeginSecondRound("n1"))
    rate_again(made.store, 4)


def decided(made: Meeting) -> None:
    revealed(made)
    made.do(RecordDecision(Decision("d1", "n1", Outcome.PROMOTE, "Both halves.", Vote(3, 1))))


PRESSED: dict[str, tuple[Prepare, Button]] = {
    "open the meeting": (lambda made: None, lambda console: console.screen.side.opening.open),
    "reveal round 1": (opened, lambda console: console.screen.reveal_form.reveal),
    "reveal all": (opened, lambda console: console.screen.agenda.reveal_all),
    "withdraw who is sealed": (opened, lambda console: console.screen.reveal_form.withdraw),
    "begin round 2": (revealed, lambda console: console.screen.decision_form.second_round.begin),
    "withdraw": (revealed, lambda console: console.screen.decision_form.withdraw),
    "reveal round 2": (
        second_sealed,
        lambda console: console.screen.decision_form.second_round.reveal,
    ),
    "reopen": (decided, lambda console: console.screen.decision.reopen),
}


@pytest.mark.parametrize("name", PRESSED)
def test_a_press_asks_and_no_leaves_all_as_it_was(
    name: str, tmp_path: Path, entered: Entered
) -> None:
    prepare, button = PRESSED[name]
    made = meeting(tmp_path / "room.calib", Plan(give=splitting))
    prepare(made)
    console = entered(made)
    if made.store._session.meeting.is_open:
        console.go("n1")
    before, asked = lines(console), []

    def refuse(dialog: QWidget) -> None:
        asked.append(dialog.windowTitle())
        dialog.close()

    answer_next(refuse)
    console.click(button(console))
    assert len(asked) == 1
    assert lines(console) == before


def test_every_command_that_nothing_takes_back_stands_beside_a_question() -> None:
    given: dict[str, list[tuple[str, str]]] = {}
    for file in Path(str(ui.__file__)).parent.rglob("*.py"):
        for name, where in constructed(file.read_text()):
            given.setdefault(name, []).append((file.name, where))
    assert set(given) == FINAL
    for name, places in given.items():
        for at, where in places:
            is_asked = any(word in where for word in ASKING)
            assert is_asked or name in DELIBERATE, f"{at} gives {name} without a question."


def constructed(source: str) -> list[tuple[str, str]]:
    """Return each final command that is made in a file, with the text that stands around it.

    Around a method of a dialog stands all of its class: the dialog itself is the question.
    """
    found = []
    for part in ast.parse(source).body:
        members = part.body if isinstance(part, ast.ClassDef) else [part]
        is_dialog = isinstance(part, ast.ClassDef) and part.name.endswith("Dialog")
        for member in members:
            around = ast.unparse(part if is_dialog else member)
            names = {node.id for node in ast.walk(member) if isinstance(node, ast.Name)}
            found += [
                (name, f"Dialog( {around}" if is_dialog else around) for name in names & FINAL
            ]
    return found


def lines(console: Console) -> int:
    """Return how long the log is."""
    return len(console.desk.log(console.desk.chair))
