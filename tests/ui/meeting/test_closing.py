from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import (
    ArrangeAgenda,
    CloseSession,
    OpenMeeting,
    RecordDecision,
    RevealRound,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.ui.meeting.asking.asking import ReopenDialog
from calibrate.ui.parts.dialog import Confirm
from tests.ui.meeting.conftest import Console, Entered
from tests.worlds.meetings import Meeting


@pytest.fixture
def over(made: Meeting) -> Meeting:
    """Nadia is decided, Kofi and Óscar are withdrawn."""
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(("n1", "n2", "n3")))
    made.do(RevealRound("n1"))
    made.do(RecordDecision(Decision("d", "n1", Outcome.PROMOTE, "So it is.", Vote(3, 1))))
    for gone in ("n2", "n3"):
        made.do(WithdrawCandidate(gone, "left"))
    return made


def reopen(console: Console) -> None:
    """Answer why."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ReopenDialog)
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.because, "A reference turned up")
        console.click(dialog.primary)

    console.answering(answer)


def test_once_nobody_is_left_the_session_is_closed_with_a_warning(
    entered: Entered, over: Meeting
) -> None:
    console = entered(over)
    strip = console.screen.pages.strip
    assert strip.words.whole == "Everybody is decided or withdrawn."

    def stay(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        assert "read-only" in dialog.sentence.text()
        console.click(dialog.cancel)

    console.answering(stay)
    console.click(strip.step)
    assert console.session.phase.value == "meeting"

    def close(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        console.click(dialog.primary)

    console.answering(close)
    console.click(strip.step)
    assert console.session.phase is SessionPhase.CLOSED
    assert strip.words.whole == "This session is closed and read-only."
    assert strip.step.accessibleName() == "Export the packets"


def test_a_closed_session_offers_nothing_but_to_read_and_to_reopen(
    entered: Entered, over: Meeting
) -> None:
    over.do(CloseSession())
    console = entered(over)
    screen = console.screen
    console.go("n2")
    assert not screen.side.attendance.absent.isVisible()
    assert not screen.side.attendance.conflict.isVisible()
    assert not screen.reveal_form.withdraw.isVisible()
    assert screen.reveal_form.reopen.isVisible()
    assert screen.bar.subtitle.whole.endswith("closed")
    before = len(console.store.log(console.desk.chair))
    for key in (Qt.Key.Key_N, Qt.Key.Key_R, Qt.Key.Key_V, Qt.Key.Key_P):
        console.press(key)
    console.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    screen.show_readiness()
    assert not screen.side.opening.open.isEnabled()
    assert len(console.store.log(console.desk.chair)) == before


def test_a_withdrawn_candidate_is_reopened_with_the_reason(entered: Entered, over: Meeting) -> None:
    over.do(CloseSession())
    console = entered(over)
    console.go("n2")
    assert console.screen.reveal_form.heading.title.text() == "Withdrawn"
    reopen(console)
    console.click(console.screen.reveal_form.reopen)
    assert console.state("n2").phase is CandidatePhase.SEALED
    assert console.screen.reveal_form.reveal.isEnabled()
    console.press(Qt.Key.Key_N)
    assert console.session.meeting.at_hand == "n2"


def test_a_decided_candidate_is_reopened_and_decided_anew(entered: Entered, over: Meeting) -> None:
    console = entered(over)
    console.go("n1")
    assert console.item().standing == "Decided · Promote"
    reopen(console)
    console.click(console.screen.decision.reopen)
    assert console.state("n1").phase is CandidatePhase.REVEALED
    assert console.item().standing == "Revealed · Round 1"
    assert console.screen.side.panels.currentWidget() is console.screen.decision_form
    decision = Decision("d2", "n1", Outcome.DEFER, "Not yet clear.", Vote(2, 2))
    console.desk.apply(RecordDecision(decision))
    assert console.item().standing == "Decided · Defer"
    (earlier,) = console.desk.case("n1", console.desk.chair).earlier
    assert earlier.because == "A reference turned up"
