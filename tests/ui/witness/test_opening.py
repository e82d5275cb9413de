"""Rating is opened with a witness in Set-up: who is awaited, what is refused, the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import AddCandidate
from calibrate.domain.people import Candidate
from calibrate.domain.session import SessionPhase
from calibrate.domain.travel.witness import KeysGiven, KeysWanted
from calibrate.exchange.ballots.messages import message_in, message_text
from calibrate.store.sealed.witness import give_keys
from calibrate.ui.desk import Desk
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.witness.ask_dialog import AskDialog
from calibrate.ui.witness.opening import OpenDialog
from tests.ui.answering import answer_in_turn
from tests.ui.witness.conftest import Act, Files, asking, doing
from tests.worlds.rubrics import STEP
from tests.worlds.sessions import Made, in_charge, new_session
from tests.worlds.witness import SEED


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Ann and Ben, still in set-up."""
    return new_session(tmp_path / "s.calib")


@pytest.fixture
def screen(made: Made, qtbot: QtBot) -> SetupScreen:
    return shown(made, qtbot)


def shown(made: Made, qtbot: QtBot) -> SetupScreen:
    found = SetupScreen(Desk(made.store))
    qtbot.addWidget(found)
    found.show()
    return found


def answer(made: Made) -> KeysGiven:
    return give_keys(SEED, made.store.keys_wanted(in_charge(made.store)))


def choose_witness(dialog: QWidget) -> None:
    assert isinstance(dialog, OpenDialog)
    dialog.witness.click()


def ask(screen: SetupScreen, files: Files) -> None:
    """Ask a witness, and go away."""
    answer_in_turn(choose_witness, asking(files, "request"))
    screen.readiness.open_button.click()


def pasting(text: str, seen: list[str] | None = None, *, presses: bool = False) -> Act:
    def paste(dialog: AskDialog[KeysGiven]) -> None:
        dialog.incoming.field.setText(text)
        if seen is not None:
            seen.append(dialog.trouble.sentence.text() or dialog.words.text())
        if presses:
            dialog.primary.click()

    return doing(AskDialog, paste)


def test_without_a_witness_nothing_of_one_is_seen_and_rating_opens_as_ever(
    made: Made, screen: SetupScreen
) -> None:
    assert "itness" not in screen.readiness.open_note.text()
    answer_in_turn(doing(OpenDialog, lambda dialog: dialog.primary.click()))
    screen.readiness.open_button.click()
    assert made.session().phase is SessionPhase.RATING and not made.session().witness


def test_that_a_witness_is_awaited_outlasts_the_window_and_ends_with_their_answer(
    made: Made, screen: SetupScreen, files: Files, qtbot: QtBot
) -> None:
    ask(screen, files)
    screen.close()
    again = shown(made, qtbot)
    assert again.readiness.heading.text() == "Waiting for the witness"
    assert "The witness was asked: Today" in again.readiness.open_note.text()
    wanted = message_in(files.path("request").read_bytes(), KeysWanted, "request")
    assert wanted.names == ("Ann", "Ben")
    text = message_text(give_keys(SEED, wanted))
    seen: list[str] = []
    answer_in_turn(pasting(f" {text[:50]}\n{text[50:]} ", seen, presses=True))
    again.readiness.open_button.click()
    assert made.session().phase is SessionPhase.RATING
    assert seen == [made.session().witness]
    assert again.readiness.heading.text() == "Rating is open"


def test_a_candidate_more_makes_the_request_an_old_one(
    made: Made, screen: SetupScreen, files: Files
) -> None:
    ask(screen, files)
    old = answer(made)
    assert screen.desk.apply(AddCandidate(Candidate("cleo", "Cleo", STEP), None))
    assert "ask once more" in screen.readiness.open_note.text()
    seen: list[str] = []
    answer_in_turn(pasting(message_text(old), seen))
    screen.readiness.open_button.click()
    assert "not for these candidates" in seen[0]
    assert made.session().phase is SessionPhase.SETUP


def test_who_waits_for_a_witness_can_do_without_one(
    made: Made, screen: SetupScreen, files: Files
) -> None:
    ask(screen, files)
    answer_in_turn(
        doing(AskDialog, lambda dialog: dialog.out.click()),
        doing(OpenDialog, lambda dialog: dialog.cancel.click()),
    )
    screen.readiness.open_button.click()
    assert screen.readiness.heading.text() == "Rating can open"
    assert made.session().phase is SessionPhase.SETUP


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda given: message_text(given)[:-9], "changed or cut"),
        (lambda given: "a letter", "is not a witness’s public keys"),
        (lambda given: message_text(replace(given, session="other")), "for another session"),
        (lambda given: message_text(replace(given, witness="00" * 32)), "not signed"),
        (lambda given: message_text(replace(given, keys=given.keys[1:])), "not for these"),
    ],
)
def test_what_is_no_answer_to_this_opens_nothing_and_is_told(
    made: Made, screen: SetupScreen, spoil: object, why: str
) -> None:
    assert callable(spoil)
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, AskDialog)
        dialog.incoming.field.setText(spoil(answer(made)))
        assert not dialog.primary.isEnabled() and not dialog.words.isVisible()
        seen.append(dialog.trouble.sentence.text())

    answer_in_turn(choose_witness, look)
    screen.readiness.open_button.click()
    assert why in seen[0] and made.session().phase is SessionPhase.SETUP


def test_the_request_is_copied_as_text_too(made: Made, screen: SetupScreen) -> None:
    answer_in_turn(choose_witness, doing(AskDialog, lambda dialog: dialog.outgoing.copy.click()))
    screen.readiness.open_button.click()
    copied = message_in(QGuiApplication.clipboard().text().encode(), KeysWanted, "text")
    assert copied == made.store.keys_wanted(in_charge(made.store))
