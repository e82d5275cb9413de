"""Reveals with a witness on the console: asking, answers that do, and those that do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import CallCandidate, OpenMeeting, RevealAll
from calibrate.domain.errors import BadInput
from calibrate.domain.session import CandidatePhase
from calibrate.domain.travel.witness import RevealGiven, RevealWanted
from calibrate.exchange.ballots.messages import Message, message_in, message_text
from calibrate.store.sealed.witness import give_key
from calibrate.ui.meeting.asking.dialogs import RevealDialog
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.window import MainWindow
from calibrate.ui.witness.ask_dialog import AskDialog
from tests.ui.answering import answer_after_that, answer_in_turn
from tests.ui.ballots.conftest import drop
from tests.ui.main_window import open_main_window
from tests.ui.witness.conftest import Act, Files, asking, doing
from tests.worlds.sessions import Made, in_charge, new_session, submit
from tests.worlds.witness import SEED, TIME, opened_by

NAMES = ("Ann", "Ben")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Ann, whom everybody submitted, at hand, and Ben, whom Sami did not."""
    made = new_session(tmp_path / "s.calib", NAMES)
    opened_by(made)
    for candidate, panelists in ((0, 4), (1, 3)):
        for panelist in range(panelists):
            submit(made, panelist, candidate, 4)
    made.do(OpenMeeting("a lot"), CallCandidate(made.ann))
    return made


@pytest.fixture
def window(made: Made, qtbot: QtBot) -> MainWindow:
    made.store.close()
    window = open_main_window(qtbot, 1280, 800)
    window.open_file(made.store.path)
    return window


def console(window: MainWindow) -> MeetingScreen:
    assert window.session
    window.session.go("meeting")
    screen = window.session.screens["meeting"]
    assert isinstance(screen, MeetingScreen)
    return screen


def phase(window: MainWindow, candidate: str) -> CandidatePhase:
    assert window.session
    return window.session.store._session.candidate(candidate).phase


def given(window: MainWindow, *candidates: str, count: int = 1) -> RevealGiven:
    """What the witness answers on candidates, as they are sealed now."""
    assert window.session
    store = window.session.store
    wanted = store.reveal_wanted([(id, 1) for id in candidates], in_charge(store))
    keys = (give_key(SEED, wanted.session, one, TIME, count) for one in wanted.reveals)
    return RevealGiven(wanted.session, tuple(keys))


def pasting(message: Message, told: list[str] | None = None) -> Act:
    """Paste an answer, and press the dark button."""

    def paste(dialog: QWidget) -> None:
        assert isinstance(dialog, AskDialog)
        dialog.incoming.field.setText(message_text(message))
        seen = dialog.found.text()
        dialog.primary.click()
        if told is not None:
            told.extend((seen, dialog.trouble.sentence.text()))

    return paste


def press(window: MainWindow, button: QPushButton) -> None:
    button.click()
    QApplication.processEvents()


def test_the_key_that_the_witness_gave_reveals_and_the_vote_is_next(
    window: MainWindow, made: Made, files: Files
) -> None:
    form = console(window).reveal_form
    assert form.reveal.text() == "Ask the witness…"
    answer_in_turn(asking(files, "request"))
    press(window, form.reveal)
    assert phase(window, made.ann) is CandidatePhase.SEALED
    wanted = message_in(files.path("request").read_bytes(), RevealWanted, "request")
    assert [one.name for one in wanted.reveals] == ["Ann"]
    told: list[str] = []
    answer_in_turn(pasting(given(window, made.ann, count=2), told))
    press(window, form.reveal)
    assert phase(window, made.ann) is CandidatePhase.REVEALED
    assert "The key of Ann was given 2 times; the packet says so." in told[0]


def test_what_was_submitted_since_makes_the_answer_no_use(window: MainWindow, made: Made) -> None:
    early = given(window, made.ann)
    assert window.session
    store = window.session.store
    submit(Made(store, made.candidates, made.panelists), 0, 0, 2)
    told: list[str] = []
    answer_in_turn(pasting(early, told))
    press(window, console(window).reveal_form.reveal)
    assert "changed since the witness was asked" in told[1]
    assert phase(window, made.ann) is CandidatePhase.SEALED


def test_an_answer_for_somebody_else_is_told_at_once(window: MainWindow, made: Made) -> None:
    told: list[str] = []
    answer_in_turn(pasting(given(window, made.ben), told))
    press(window, console(window).reveal_form.reveal)
    assert told == ["", "The witness’s answer is for another candidate or round."]


def without_sami(dialog: QWidget) -> None:
    assert isinstance(dialog, RevealDialog)
    dialog.why.setPlainText("He is ill.")
    dialog.primary.click()


def test_somebody_who_is_missing_is_left_out_with_the_reason_first(
    window: MainWindow, made: Made
) -> None:
    screen = console(window)
    screen.candidates.choose(made.ben)
    QApplication.processEvents()
    answer_in_turn(without_sami, pasting(given(window, made.ben)))
    press(window, screen.reveal_form.override)
    assert phase(window, made.ben) is CandidatePhase.REVEALED
    (reveal,) = screen.desk.sheet(made.ben, screen.desk.chair).reveals
    assert reveal.excused == ("Sami",)


def test_who_puts_the_witness_off_has_revealed_nothing_and_is_told(
    window: MainWindow, made: Made
) -> None:
    screen, told = console(window), list[str]()
    screen.candidates.choose(made.ben)
    QApplication.processEvents()

    def leave_out(dialog: QWidget) -> None:
        without_sami(dialog)
        assert isinstance(dialog, RevealDialog)
        told.append(dialog.trouble.sentence.text())

    answer_in_turn(leave_out, doing(AskDialog, lambda dialog: dialog.cancel.click()))
    press(window, screen.reveal_form.override)
    assert "needs the witness’s answer" in told[0]
    assert phase(window, made.ben) is CandidatePhase.SEALED


def test_one_answer_for_several_reveals_them_together_when_it_is_dropped(
    window: MainWindow, made: Made, files: Files
) -> None:
    assert window.session
    submit(Made(window.session.store, made.candidates, made.panelists), 3, 1, 4)
    files.path("answer").write_text(message_text(given(window, made.ann, made.ben)))
    assert drop(window, files.path("answer"))
    answer_after_that(doing(AskDialog, lambda dialog: dialog.primary.click()))
    QApplication.processEvents()
    assert {phase(window, id) for id in made.candidates} == {CandidatePhase.REVEALED}
    assert window.session.store.verify().problems == ()


def test_an_answer_is_for_nobody_once_it_was_used(
    window: MainWindow, made: Made, files: Files
) -> None:
    files.path("answer").write_text(message_text(given(window, made.ann)))
    for act in (doing(AskDialog, lambda dialog: dialog.primary.click()), None):
        assert drop(window, files.path("answer"))
        if act:
            answer_after_that(act)
        QApplication.processEvents()
    assert "nobody who waits for a reveal" in window.message.text.text()


def test_a_request_is_not_for_the_session(window: MainWindow, made: Made, files: Files) -> None:
    assert window.session
    store = window.session.store
    wanted = store.reveal_wanted([(made.ann, 1)], in_charge(store))
    files.path("request").write_text(message_text(wanted))
    assert drop(window, files.path("request"))
    QApplication.processEvents()
    assert "Be a witness" in window.message.text.text()


def test_keys_of_which_one_is_forged_reveal_nobody(window: MainWindow, made: Made) -> None:
    assert window.session
    desk = window.session.desk
    submit(Made(desk.store, made.candidates, made.panelists), 3, 1, 4)
    ann, ben = given(window, made.ann, made.ben).reveals
    forged = RevealAll(made.candidates, given=(ann, replace(ben, count=5)))
    with pytest.raises(BadInput, match="not signed"):
        desk.store.apply(forged, desk.actor)
    assert phase(window, made.ann) is CandidatePhase.SEALED
