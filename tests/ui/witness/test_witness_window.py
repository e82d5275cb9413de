"""The witness's own window: a seed, its tested backup, and keys for who asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.travel.witness import (
    KeysGiven,
    KeysWanted,
    Listed,
    RevealGiven,
    RevealWanted,
)
from calibrate.exchange.ballots.messages import Message, message_in, message_text
from calibrate.exchange.ballots.witness_file import Given, Named, Witness, read_witness, save
from calibrate.store.sealed.witness import words_of
from calibrate.ui.parts.dialog import Discard
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.preferences import data_folder, remember_seed
from calibrate.ui.window import MainWindow
from calibrate.ui.witness.steps import AnswerStep, KeepStep, KeysStep, SeedStep, SignStep, TypeStep
from calibrate.ui.witness.witness_dialog import WitnessDialog
from tests.ui.answering import answer_after_that, answer_next
from tests.ui.ballots.conftest import drop
from tests.ui.main_window import open_main_window
from tests.ui.witness.conftest import (
    Files,
    be_witness,
    doing,
    make_seed,
    send_back,
    shown_words,
    take_request,
    type_words,
)
from tests.worlds.witness import SEED

KEYS = KeysWanted("s", "Autumn", ("a", "b"), ("Ann", "Ben"))
REVEAL = RevealWanted("s", "Autumn", (Listed("a", 1, ("00", "11"), "Anne"), Listed("b", 2, (), "")))
WITNESS = Witness(
    "s", "Autumn", SEED, (Given("a", 1, 2),), is_tested=True, names=(Named("a", "Ann"),)
)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot, 1280, 800)


def write(files: Files, message: Message) -> None:
    files.path("request").write_text(message_text(message))


def known(files: Files, witness: Witness) -> None:
    """Let the witness have a file already."""
    save(witness, files.path("seed.witness"))
    remember_seed(witness.session, str(files.path("seed.witness")))


def at_request(window: MainWindow, files: Files, act: Callable[[WitnessDialog], object]) -> None:
    """Do something after the request was taken in."""

    def begin(dialog: WitnessDialog) -> None:
        take_request(dialog, files, "request")
        act(dialog)

    be_witness(window, begin)


def trouble(dialog: WitnessDialog) -> str:
    return dialog.trouble.sentence.text()


def test_keys_are_given_once_the_words_were_typed_again(window: MainWindow, files: Files) -> None:
    write(files, KEYS)
    spoken: list[str] = []
    at_request(window, files, lambda dialog: spoken.append(make_seed(dialog, files, "keys")))
    kept = read_witness(files.path("seed.witness"))
    assert kept.is_tested and kept.spoken == spoken[0]
    assert kept.names == (Named("a", "Ann"), Named("b", "Ben"))
    given = message_in(files.path("keys").read_bytes(), KeysGiven, "keys")
    assert len(given.keys) == 4 and kept.seed.hex() not in files.path("keys").read_text()


def test_wrong_words_give_nothing_and_the_right_ones_can_be_seen_again(
    window: MainWindow, files: Files
) -> None:
    write(files, KEYS)

    def test(dialog: WitnessDialog) -> None:
        files.choose("seed.witness")
        dialog.primary.click()
        words = shown_words(dialog.step)
        dialog.primary.click()
        assert isinstance(dialog.step, TypeStep) and not dialog.primary.isEnabled()
        type_words(dialog, words_of(SEED))
        assert "not the seed in this file" in trouble(dialog)
        dialog.other.click()
        assert shown_words(dialog.step) == words

    at_request(window, files, test)
    assert not read_witness(files.path("seed.witness")).is_tested


def test_who_went_away_before_the_test_comes_back_to_the_words(
    window: MainWindow, files: Files
) -> None:
    known(files, replace(WITNESS, is_tested=False))
    write(files, KEYS)
    steps: list[type] = []
    at_request(window, files, lambda dialog: steps.append(type(dialog.step)))
    write(files, REVEAL)
    at_request(window, files, lambda dialog: steps.append(type(dialog.step)))
    assert steps == [KeepStep, KeepStep]


def test_what_is_signed_is_seen_first_and_counted(window: MainWindow, files: Files) -> None:
    known(files, WITNESS)
    write(files, REVEAL)

    def give(dialog: WitnessDialog) -> None:
        assert isinstance(dialog.step, SignStep) and dialog.heading.text() == "Autumn"
        assert dialog.step.lines == [
            "Ann. Round 1, for exactly 2 entries; given twice before. The request calls them Anne.",
            "b. Round 2, for exactly 0 entries; given for the first time. "
            "So the request calls them; your file has no name for them.",
        ]
        dialog.primary.click()
        send_back(dialog, files, "answer")

    at_request(window, files, give)
    given = message_in(files.path("answer").read_bytes(), RevealGiven, "answer")
    assert [(key.candidate, key.count) for key in given.reveals] == [("a", 3), ("b", 1)]
    assert read_witness(files.path("seed.witness")).given == (Given("a", 1, 3), Given("b", 2, 1))


def test_a_lost_file_is_written_anew_from_its_words_and_its_count_is_unknown(
    window: MainWindow, files: Files
) -> None:
    write(files, REVEAL)
    lines: list[str] = []

    def restore(dialog: WitnessDialog) -> None:
        assert isinstance(dialog.step, SeedStep)
        dialog.step.restore.click()
        files.choose("anew.witness")
        type_words(dialog, words_of(SEED))
        assert isinstance(dialog.step, SignStep)
        lines.extend(dialog.step.lines)
        dialog.primary.click()
        send_back(dialog, files, "answer")

    at_request(window, files, restore)
    assert "count unknown" in lines[0]
    given = message_in(files.path("answer").read_bytes(), RevealGiven, "answer")
    assert {key.count for key in given.reveals} == {0}
    assert read_witness(files.path("anew.witness")).is_restored


def test_a_file_of_another_session_is_not_taken(window: MainWindow, files: Files) -> None:
    save(replace(WITNESS, session="other", title="Spring"), files.path("other.witness"))
    write(files, REVEAL)
    told: list[str] = []

    def choose(dialog: WitnessDialog) -> None:
        files.choose("other.witness")
        dialog.primary.click()
        told.append(trouble(dialog))
        assert isinstance(dialog.step, SeedStep)

    at_request(window, files, choose)
    assert "another session, “Spring”" in told[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a letter", "no request of a session"),
        (message_text(KEYS)[:-5], "changed or cut"),
        (message_text(RevealGiven("s", ())), "a witness’s answer"),
    ],
)
def test_what_is_no_request_is_told(window: MainWindow, text: str, why: str) -> None:
    told: list[str] = []

    def paste(dialog: WitnessDialog) -> None:
        field = dialog.focusWidget()
        assert isinstance(field, LineField)  # the keyboard begins there
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Return)
        told.append(trouble(dialog))

    be_witness(window, paste)
    assert why in told[0]


def test_an_answer_that_went_nowhere_is_asked_for_before_it_goes(
    window: MainWindow, files: Files
) -> None:
    known(files, WITNESS)
    write(files, REVEAL)
    asked: list[bool] = []

    def keep(question: QWidget) -> None:
        assert isinstance(question, Discard)
        asked.append(True)
        question.primary.click()

    def close(dialog: WitnessDialog) -> None:
        dialog.primary.click()
        answer_next(keep)
        dialog.primary.click()
        assert dialog.isVisible() and isinstance(dialog.step, AnswerStep)
        dialog.step.outgoing.copy.click()
        dialog.primary.click()
        assert not dialog.isVisible()

    at_request(window, files, close)
    assert asked == [True]
    assert message_in(QGuiApplication.clipboard().text().encode(), RevealGiven, "text").reveals


def test_a_request_is_dropped_on_home(window: MainWindow, files: Files) -> None:
    known(files, WITNESS)
    write(files, KEYS)
    steps: list[type] = []
    assert drop(window, files.path("request"))
    answer_after_that(doing(WitnessDialog, lambda dialog: steps.append(type(dialog.step))))
    QApplication.processEvents()
    assert steps == [KeysStep]


def test_a_witness_is_reached_by_the_keyboard_from_home(window: MainWindow) -> None:
    button = window.home.foot.witness
    assert button.accessibleName() == "Be a witness"
    button.setFocus()
    opened: list[QWidget] = []
    answer_next(opened.append)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert isinstance(opened[0], WitnessDialog)


def test_the_windows_settings_know_where_the_seed_is_and_nothing_of_it(
    window: MainWindow, files: Files
) -> None:
    write(files, KEYS)
    at_request(window, files, lambda dialog: make_seed(dialog, files, "keys"))
    kept = read_witness(files.path("seed.witness"))
    settings = (data_folder() / "window.ini").read_text()
    assert "seed.witness" in settings
    assert kept.seed.hex() not in settings
    assert not any(f" {word} " in settings for word in kept.words.split())
