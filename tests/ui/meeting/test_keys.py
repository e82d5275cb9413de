"""The meeting by keys alone: how few lead from "next" to "decided", and that typing is typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    OpenMeeting,
    RevealRound,
)
from calibrate.domain.decisions import Outcome, Vote
from calibrate.domain.session import CandidatePhase
from tests.ui.answering import agree, answer_next
from tests.ui.meeting.conftest import Entered
from tests.worlds.giving import splitting
from tests.worlds.meetings import Meeting, Plan

Planned = Callable[[Plan], Meeting]


class Keyboard:
    """Strikes keys as the window system does: the shortcuts of the window come first.

    `count` tells how many were struck; what is written as text is not among them.
    """

    def __init__(self) -> None:
        self.count = 0

    def strike(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Strike one key."""
        self.count += 1
        QTest.keyClick(_window(), key, held)
        QApplication.processEvents()

    def reveal(self) -> None:
        """Strike R, and Enter at what is asked then."""
        answer_next(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
        self.strike(Qt.Key.Key_R)
        self.count += 1
        _window()

    def write(self, text: str) -> None:
        """Type a text, letter by letter, wherever the keyboard is."""
        for letter in text:
            QTest.keyClick(_window(), ord(letter))
        QApplication.processEvents()


def _window() -> QWindow:
    """Return the window that has the keyboard; offscreen nobody gives it back after a dialog."""
    if QApplication.activeWindow() is None:
        next(one for one in QApplication.topLevelWidgets() if one.isVisible()).activateWindow()
        QApplication.processEvents()
    window = QApplication.activeWindow()
    handle = window.windowHandle() if window else None
    assert handle
    return handle


@pytest.fixture
def meeting(made: Meeting) -> Meeting:
    """The meeting is open, in the order of the candidates' numbers."""
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(("n1", "n2", "n3")))
    return made


@pytest.fixture
def keys() -> Keyboard:
    return Keyboard()


def test_eight_keys_lead_from_next_to_decided(
    entered: Entered, meeting: Meeting, keys: Keyboard
) -> None:
    console = entered(meeting)
    keys.strike(Qt.Key.Key_N)
    assert console.session.meeting.at_hand == "n1"
    keys.strike(Qt.Key.Key_R)
    assert console.state().phase is CandidatePhase.SEALED
    assert console.session.meeting.reading("n1", meeting.clock()) is None
    keys.reveal()
    assert console.state().phase is CandidatePhase.REVEALED
    keys.strike(Qt.Key.Key_1)
    keys.strike(Qt.Key.Key_Tab)
    votes = console.screen.decision_form.votes
    assert QApplication.focusWidget() is votes[0].field
    keys.write("4")
    keys.strike(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is console.screen.decision_form.reason
    keys.write("At L4 for two halves.")
    keys.strike(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    decision = console.sheet().decision
    assert decision is not None
    assert decision.outcome is Outcome.PROMOTE
    assert decision.vote == Vote(4, 0)
    assert decision.reason == "At L4 for two halves."
    assert keys.count == 8
    keys.strike(Qt.Key.Key_N)
    assert console.session.meeting.at_hand == "n2"


def test_without_a_split_the_keyboard_goes_from_the_reveal_to_the_outcome(
    entered: Entered, meeting: Meeting, keys: Keyboard
) -> None:
    console = entered(meeting)
    keys.strike(Qt.Key.Key_N)
    keys.strike(Qt.Key.Key_R)
    keys.reveal()
    assert QApplication.focusWidget() is console.screen.decision_form.outcomes[Outcome.PROMOTE]


def test_with_a_split_the_keyboard_goes_from_the_reveal_to_the_second_round(
    entered: Entered, planned: Planned, keys: Keyboard
) -> None:
    made = planned(Plan(give=splitting))
    made.do(OpenMeeting("lot"))
    console = entered(made)
    keys.strike(Qt.Key.Key_N)
    keys.strike(Qt.Key.Key_R)
    keys.reveal()
    begin = console.screen.decision_form.second_round.begin
    assert QApplication.focusWidget() is begin
    agree()
    keys.strike(Qt.Key.Key_Return)
    assert console.state(console.screen.candidate).sealed_round == 2


def test_the_second_r_in_a_row_asks_and_no_leaves_it_sealed(
    entered: Entered, meeting: Meeting, keys: Keyboard
) -> None:
    console = entered(meeting)
    keys.strike(Qt.Key.Key_N)
    asked: list[str] = []

    def refuse(dialog: QWidget) -> None:
        asked.append(dialog.windowTitle())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    keys.strike(Qt.Key.Key_R)
    for _ in range(2):
        answer_next(refuse)
        keys.strike(Qt.Key.Key_R)
        _window()
    assert asked == ["Reveal Nadia Rahimi?"] * 2
    assert console.state().phase is CandidatePhase.SEALED


def test_v_goes_to_the_vote(entered: Entered, meeting: Meeting, keys: Keyboard) -> None:
    console = entered(meeting)
    keys.strike(Qt.Key.Key_N)
    keys.strike(Qt.Key.Key_R)
    keys.reveal()
    keys.strike(Qt.Key.Key_V)
    assert console.session.meeting.is_voting("n1")


def test_a_key_leads_to_no_vote_while_a_round_is_sealed(
    entered: Entered, planned: Planned, keys: Keyboard
) -> None:
    made = planned(Plan(give=splitting))
    made.do(OpenMeeting("lot"))
    for command in (RevealRound("n1"), BeginSecondRound("n1"), CallCandidate("n2")):
        made.do(command)
    console = entered(made)
    console.go("n1")
    refused: list[str] = []
    console.desk.failed.connect(refused.append)
    keys.strike(Qt.Key.Key_V)
    assert console.session.meeting.at_hand == "n2"
    assert refused == []


def test_letters_typed_in_a_field_are_typed(
    entered: Entered, meeting: Meeting, keys: Keyboard
) -> None:
    console = entered(meeting)
    keys.strike(Qt.Key.Key_N)
    keys.strike(Qt.Key.Key_R)
    keys.reveal()
    reason = console.screen.decision_form.reason
    reason.setFocus()
    turns = len(console.session.meeting.turns)
    keys.write("nrpv")
    assert reason.toPlainText() == "nrpv"
    assert len(console.session.meeting.turns) == turns


def test_a_key_reveals_nobody_who_is_merely_looked_at(
    entered: Entered, meeting: Meeting, keys: Keyboard
) -> None:
    meeting.do(CallCandidate("n1"))
    console = entered(meeting)
    console.go("n2")
    keys.strike(Qt.Key.Key_R)
    assert console.state("n1").phase is CandidatePhase.SEALED
    assert console.state("n2").phase is CandidatePhase.SEALED


def test_the_keys_are_shown_where_they_do_something(entered: Entered, meeting: Meeting) -> None:
    console = entered(meeting)
    assert console.screen.agenda.keys.isVisible()
    assert console.screen.pages.strip.call.key == "N"
    assert console.screen.reveal_form.reveal.key == ""
    console.press(Qt.Key.Key_N)
    form = console.screen.reveal_form
    assert (form.end.key, form.reveal.key) == ("R", "")
    console.press(Qt.Key.Key_R)
    assert (form.end.key, form.reveal.key) == ("", "R")
    assert console.screen.bar.pause.key == "P"


def test_p_pauses_and_promotes_nobody_while_the_outcome_has_the_keyboard(
    entered: Entered, meeting: Meeting, keys: Keyboard
) -> None:
    console = entered(meeting)
    keys.strike(Qt.Key.Key_N)
    keys.strike(Qt.Key.Key_R)
    keys.reveal()
    keys.strike(Qt.Key.Key_P)
    assert console.session.meeting.is_paused
    assert not any(one.isChecked() for one in console.screen.decision_form.outcomes.values())
