"""From Set-up to the packet with a witness, by windows alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calibrate.domain.session import CandidatePhase
from calibrate.store.store import Store
from calibrate.ui.witness.ask_dialog import AskDialog
from calibrate.ui.witness.opening import OpenDialog
from calibrate.ui.witness.steps import SignStep
from calibrate.ui.witness.witness_dialog import WitnessDialog
from tests.ui.answering import answer_after_that, answer_in_turn
from tests.ui.ballots.conftest import drop
from tests.ui.scripted.person import Person
from tests.ui.witness.conftest import (
    Files,
    answering,
    asking,
    be_witness,
    doing,
    make_seed,
    send_back,
    take_request,
)
from tests.worlds.sessions import new_session

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def rate(person: Person, name: str) -> None:
    """Sit down, rate the one candidate, and hand back."""
    person.sit_down(name)
    person.rate("424")
    person.press("Done, hand back")


def sign(dialog: WitnessDialog, files: Files) -> None:
    """Read what is to be signed, and give the key."""
    take_request(dialog, files, "reveal.txt")
    step = dialog.step
    assert isinstance(step, SignStep)
    assert step.lines == ["Ann. Round 1, for exactly 2 entries; given for the first time"]
    dialog.primary.click()
    send_back(dialog, files, "key.txt")


def test_a_session_goes_from_set_up_to_its_packet_with_a_witness(
    qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib", ("Ann",), ("Pia", "Quentin"))
    made.store.close()
    person = Person(made.store.path)
    qtbot.addWidget(person.window)

    answer_in_turn(
        doing(OpenDialog, lambda dialog: dialog.witness.click()), asking(files, "request.txt")
    )
    person.press("Open rating")
    assert person.sees("Waiting for the witness")
    person.window.show_home()
    spoken: list[str] = []

    def witness(dialog: WitnessDialog) -> None:
        take_request(dialog, files, "request.txt")
        spoken.append(make_seed(dialog, files, "keys.txt"))

    be_witness(person.window, witness)

    person.window.open_file(made.store.path)
    person.settle()
    assert person.sees("Waiting for the witness")
    seen: list[str] = []
    answer_in_turn(answering(files, "keys.txt", seen))
    person.press("Take the witness’s answer")
    assert seen[0] == spoken[0] and len(seen[0].split()) == 6
    assert person.store._session.witness == spoken[0]

    person.key(Qt.Key.Key_2, ALT)
    for name in ("Pia", "Quentin"):
        rate(person, name)
    person.key(Qt.Key.Key_3, ALT)
    person.choose("Ann")
    answer_in_turn(asking(files, "reveal.txt"))
    person.press("Ask the witness")
    assert person.sees("Sealed until the reveal")
    person.window.show_home()
    be_witness(person.window, lambda dialog: sign(dialog, files))

    person.window.open_file(made.store.path)
    person.settle()
    person.key(Qt.Key.Key_3, ALT)
    assert drop(person.window, files.path("key.txt"))
    answer_after_that(doing(AskDialog, lambda dialog: dialog.primary.click()))
    person.settle()
    assert person.store._session.candidate(made.ann).phase is CandidatePhase.REVEALED
    assert "by a witness" in person.packet("Ann", tmp_path / "packets")
    person.window.close()
    with Store.open(made.store.path) as store:
        assert store.verify().problems == ()
