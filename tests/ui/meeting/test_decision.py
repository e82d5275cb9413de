from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import WithdrawCandidate
from calibrate.domain.decisions import Dissent, FollowUp, Outcome, Vote
from calibrate.domain.session import CandidatePhase
from calibrate.ui.meeting.decision_form import DecisionForm
from calibrate.ui.meeting.dialogs import DissentDialog, FollowUpDialog, read_day
from tests.ui.meeting.conftest import Console, Opened
from tests.ui.meeting.sessions import reveal, written


@pytest.fixture
def revealed(tmp_path: Path, opened: Opened) -> Console:
    store = written(tmp_path / "session.calib")
    reveal(store)
    reveal(store, "n2")
    console = opened(store)
    console.go("n1")
    return console


def vote(form: DecisionForm, *counts: int) -> None:
    for stepper, count in zip(form.votes, counts, strict=False):
        QTest.keyClicks(stepper.field, str(count))


def test_a_decision_is_recorded_as_it_was_typed(revealed: Console) -> None:
    form = revealed.screen.decision_form

    def dissent(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        dialog.who.setCurrentText("Chiara Conti")
        QTest.keyClicks(dialog.words, "I would have waited one half.")
        revealed.click(dialog.primary)

    def follow_up(dialog: QWidget) -> None:
        assert isinstance(dialog, FollowUpDialog)
        dialog.owner.setCurrentText("Luca Ferri")
        QTest.keyClicks(dialog.what, "Pair on one design")
        dialog.due.setText("2027-01-29")
        revealed.click(dialog.primary)

    revealed.click(form.outcomes[Outcome.PROMOTE])
    revealed.click(form.votes[0].more)
    revealed.click(form.votes[0].more)
    QTest.keyClick(form.votes[0].field, Qt.Key.Key_Up)
    QTest.keyClicks(form.votes[1].field, "1")
    QTest.keyClicks(form.reason, "Has worked at L4 for two halves.")
    revealed.answering(dissent)
    revealed.click(form.dissents.add)
    revealed.answering(follow_up)
    revealed.click(form.follow_ups.add)
    revealed.click(form.record)

    decision = revealed.sheet().decision
    assert decision is not None
    assert decision.outcome is Outcome.PROMOTE
    assert decision.vote == Vote(3, 1, 0)
    assert decision.reason == "Has worked at L4 for two halves."
    assert decision.dissents == (Dissent("p3", "I would have waited one half."),)
    assert decision.follow_ups == (FollowUp("Luca Ferri", "Pair on one design", date(2027, 1, 29)),)
    assert revealed.sheet().phase is CandidatePhase.DECIDED
    assert revealed.screen.side.currentWidget() is revealed.screen.decision


def test_what_is_half_entered_survives_a_look_at_somebody_else(revealed: Console) -> None:
    form = revealed.screen.decision_form
    revealed.click(form.outcomes[Outcome.NOT_YET])
    QTest.keyClicks(form.reason, "Not without")
    vote(form, 1, 2)
    revealed.go("n2")
    assert form.reason.toPlainText() == ""
    assert not any(button.isChecked() for button in form.outcomes.values())
    assert form.votes[1].value is None
    QTest.keyClicks(form.reason, "Other words")
    revealed.go("n3")
    revealed.go("n1")
    assert form.outcomes[Outcome.NOT_YET].isChecked()
    assert form.reason.toPlainText() == "Not without"
    assert [stepper.value for stepper in form.votes] == [1, 2, None]
    revealed.go("n2")
    assert form.reason.toPlainText() == "Other words"


def test_a_change_elsewhere_leaves_what_is_half_entered(revealed: Console) -> None:
    form = revealed.screen.decision_form
    QTest.keyClicks(form.reason, "Not without")
    assert revealed.desk.apply(WithdrawCandidate("n3", "gone"))
    assert form.reason.toPlainText() == "Not without"


def test_recording_is_off_with_the_reason_beside_it(revealed: Console) -> None:
    form = revealed.screen.decision_form
    assert not form.record.isEnabled()
    assert form.why_not.text() == "Choose an outcome and write the reason first."
    revealed.click(form.outcomes[Outcome.PROMOTE])
    assert form.why_not.text() == "Write the reason first."
    QTest.keyClicks(form.reason, "So.")
    assert form.record.isEnabled()
    vote(form, 5)
    assert not form.record.isEnabled()
    assert form.why_not.text() == "5 votes were entered, and 4 are here and may vote."
    assert form.record.accessibleDescription() == form.why_not.text()


def test_exceptions_are_remarked_on_before_they_are_recorded(revealed: Console) -> None:
    form = revealed.screen.decision_form
    revealed.click(form.outcomes[Outcome.PROMOTE])
    assert form.remark.isHidden()
    vote(form, 0, 2)
    assert form.remark.words.text() == (
        "Below the quorum: 2 took part, 3 are needed. Against the majority of votes. "
        "The reason has to say why."
    )
    revealed.click(form.outcomes[Outcome.DEFER])
    assert form.remark.isHidden()


def test_a_tie_is_refused_where_nobody_decides_it(revealed: Console) -> None:
    form = revealed.screen.decision_form
    revealed.click(form.outcomes[Outcome.PROMOTE])
    QTest.keyClicks(form.reason, "So.")
    vote(form, 2, 2)
    assert form.why_not.text().startswith("The vote is a tie")
    assert not form.record.isEnabled()


def test_a_tie_says_who_decides_it(tmp_path: Path, opened: Opened) -> None:
    store = written(tmp_path / "s.calib", decider="p2")
    reveal(store)
    console = opened(store)
    form = console.screen.decision_form
    console.click(form.outcomes[Outcome.PROMOTE])
    QTest.keyClicks(form.reason, "So.")
    vote(form, 2, 2)
    assert form.record.isEnabled()
    assert form.remark.words.text() == "The vote is a tie, so Bram Visser decides."


def test_an_entry_is_changed_and_removed(revealed: Console) -> None:
    form = revealed.screen.decision_form

    def add(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        assert not dialog.remove.isVisible()
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.words, "No")
        revealed.click(dialog.primary)

    def change(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        QTest.keyClicks(dialog.words, "Oh. ")
        revealed.click(dialog.primary)

    def remove(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        revealed.click(dialog.remove)

    revealed.answering(add)
    revealed.click(form.dissents.add)
    revealed.answering(change)
    revealed.click(form.dissents.buttons[0])
    assert [(one.panelist, one.text) for one in form.draft.dissents] == [("p1", "Oh. No")]
    revealed.answering(remove)
    revealed.click(form.dissents.buttons[0])
    assert not form.draft.dissents


def test_a_dialog_that_is_left_adds_nothing(revealed: Console) -> None:
    form = revealed.screen.decision_form

    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, FollowUpDialog)
        QTest.keyClicks(dialog.what, "Something")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    revealed.answering(leave)
    revealed.click(form.follow_ups.add)
    assert form.draft.follow_ups == ()


def test_a_day_that_is_none_is_not_taken(revealed: Console) -> None:
    dialog = FollowUpDialog(revealed.screen, ["Nadia"], date(2026, 11, 19))
    QTest.keyClicks(dialog.what, "Something")
    assert dialog.entry() == FollowUp("Nadia", "Something", date(2026, 12, 3))
    dialog.due.setText("next week")
    assert not dialog.primary.isEnabled()
    assert "2026-12-18" in dialog.note.text()
    dialog.due.setText("")
    assert dialog.primary.isEnabled()
    assert dialog.entry().due is None
    assert read_day("2026-02-30") is None


def test_arrows_choose_the_outcome(revealed: Console) -> None:
    form = revealed.screen.decision_form
    revealed.click(form.outcomes[Outcome.PROMOTE])
    QTest.keyClick(form.outcomes[Outcome.PROMOTE], Qt.Key.Key_Right)
    assert form.draft.outcome is Outcome.NOT_YET
