"""Entering a decision: by mouse and by keys, with what is missing or unusual said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import (
    MarkAbsent,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Dissent, FollowUp, Outcome, Vote
from calibrate.domain.session import CandidatePhase
from calibrate.ui.meeting.asking.dialogs import DissentDialog, FollowUpDialog
from calibrate.words.days import read_day
from tests.ui.answering import answer_next, discard
from tests.ui.meeting.revealed import Revealed, Show, showing, vote
from tests.ui.parts.stepping import press_more
from tests.worlds.meetings import reveal, written

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    yield from showing(qtbot, qapp)


@pytest.fixture
def revealed(tmp_path: Path, show: Show) -> Revealed:
    store = written(tmp_path / "session.calib")
    reveal(store)
    reveal(store, "n2")
    return show(store)


def dissenting(shown: Revealed, name: str, words: str) -> Callable[[QWidget], None]:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        dialog.who.setCurrentText(name)
        QTest.keyClicks(dialog.words, words)
        shown.press(dialog.primary)

    return answer


def test_a_decision_is_recorded_as_it_was_typed(revealed: Revealed) -> None:
    form = revealed.form

    def follow_up(dialog: QWidget) -> None:
        assert isinstance(dialog, FollowUpDialog)
        dialog.owner.setCurrentText("Luca Ferri")
        QTest.keyClicks(dialog.what, "Pair on one design")
        dialog.due.setText("2027-01-29")
        revealed.press(dialog.primary)

    revealed.press(form.outcomes[Outcome.PROMOTE])
    press_more(form.votes[0])
    press_more(form.votes[0])
    QTest.keyClick(form.votes[0].field, Qt.Key.Key_Up)
    QTest.keyClicks(form.votes[1].field, "1")
    QTest.keyClicks(form.reason, "Has worked at L4 for two halves.")
    answer_next(dissenting(revealed, "Chiara Conti", "I would have waited one half."))
    revealed.press(form.dissents.add)
    answer_next(follow_up)
    revealed.press(form.follow_ups.add)
    revealed.press(form.record)

    decision = revealed.sheet().decision
    assert decision is not None
    assert decision.outcome is Outcome.PROMOTE
    assert decision.vote == Vote(3, 1, 0)
    assert decision.reason == "Has worked at L4 for two halves."
    assert decision.dissents == (Dissent("p3", "I would have waited one half."),)
    assert decision.follow_ups == (FollowUp("Luca Ferri", "Pair on one design", date(2027, 1, 29)),)
    assert revealed.sheet().phase is CandidatePhase.DECIDED
    assert revealed.side.currentWidget() is revealed.decision


# Keys


def test_an_undisputed_decision_takes_five_keys_besides_votes_and_reason(
    revealed: Revealed,
) -> None:
    pressed = 0

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal pressed
        pressed += 1
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)

    def enter(words: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, words)

    revealed.form.focus_outcome()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Tab)
    enter("4")
    press(Qt.Key.Key_Tab)
    enter("0")
    press(Qt.Key.Key_Return)
    enter("All saw it.")
    press(Qt.Key.Key_Return, CONTROL)
    assert pressed == 5
    decision = revealed.sheet().decision
    assert decision is not None
    assert (decision.outcome, decision.vote) == (Outcome.PROMOTE, Vote(4, 0, 0))
    assert decision.reason == "All saw it."


def test_tab_goes_from_the_outcome_through_the_vote_to_the_reason(revealed: Revealed) -> None:
    form = revealed.form
    form.outcomes[Outcome.PROMOTE].click()
    form.focus_outcome()
    reached: list[QWidget | None] = []
    for _ in range(5):
        reached.append(QApplication.focusWidget())
        tab_on()
    fields = [stepper.field for stepper in form.votes]
    assert reached == [form.outcomes[Outcome.PROMOTE], *fields, form.reason]


def tab_on() -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        ("1", Outcome.PROMOTE),
        ("2", Outcome.NOT_YET),
        ("3", Outcome.DEFER),
    ],
)
def test_a_key_chooses_the_outcome(revealed: Revealed, key: str, outcome: Outcome) -> None:
    form = revealed.form
    form.focus_outcome()
    QTest.keyClicks(form.outcomes[Outcome.PROMOTE], key)
    assert form.draft.outcome is outcome
    assert form.outcomes[outcome].isChecked()
    assert form.outcomes[outcome].hasFocus()


def test_letters_in_the_reason_choose_nothing(revealed: Revealed) -> None:
    revealed.form.reason.setFocus()
    QTest.keyClicks(revealed.form.reason, "pnd 123")
    assert revealed.form.draft.outcome is None


def test_arrows_choose_the_outcome(revealed: Revealed) -> None:
    form = revealed.form
    revealed.press(form.outcomes[Outcome.PROMOTE])
    QTest.keyClick(form.outcomes[Outcome.PROMOTE], Qt.Key.Key_Right)
    assert form.draft.outcome is Outcome.NOT_YET


def test_ctrl_enter_records_nothing_that_is_not_whole(revealed: Revealed) -> None:
    form = revealed.form
    form.focus_outcome()
    QTest.keyClicks(form.outcomes[Outcome.PROMOTE], "1")
    QTest.keyClick(form.outcomes[Outcome.PROMOTE], Qt.Key.Key_Return, CONTROL)
    assert revealed.sheet().phase is CandidatePhase.REVEALED


# What is half entered


def test_what_is_half_entered_survives_a_look_at_somebody_else(revealed: Revealed) -> None:
    form = revealed.form
    revealed.press(form.outcomes[Outcome.NOT_YET])
    QTest.keyClicks(form.reason, "Not without")
    vote(form, 1, 2)
    revealed.go("n2")
    assert form.reason.toPlainText() == ""
    assert not any(button.isChecked() for button in form.outcomes.values())
    assert form.votes[1].value is None
    QTest.keyClicks(form.reason, "Other words")
    revealed.go("n1")
    assert form.outcomes[Outcome.NOT_YET].isChecked()
    assert form.reason.toPlainText() == "Not without"
    assert [stepper.value for stepper in form.votes] == [1, 2, None]
    revealed.go("n2")
    assert form.reason.toPlainText() == "Other words"


def test_a_change_elsewhere_leaves_what_is_half_entered(revealed: Revealed) -> None:
    form = revealed.form
    QTest.keyClicks(form.reason, "Not without")
    assert revealed.desk.apply(WithdrawCandidate("n3", "gone"))
    assert form.reason.toPlainText() == "Not without"


# Dissent and follow-ups


def test_an_entry_is_changed_and_removed(revealed: Revealed) -> None:
    form = revealed.form

    def add(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        assert not dialog.remove.isVisible()
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.words, "No")
        revealed.press(dialog.primary)

    def change(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        QTest.keyClicks(dialog.words, "Oh. ")
        revealed.press(dialog.primary)

    def remove(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        revealed.press(dialog.remove)

    answer_next(add)
    revealed.press(form.dissents.add)
    answer_next(change)
    revealed.press(form.dissents.buttons[0])
    assert [(one.panelist, one.text) for one in form.draft.dissents] == [("p1", "Oh. No")]
    answer_next(remove)
    revealed.press(form.dissents.buttons[0])
    assert not form.draft.dissents


def test_somebody_absent_can_dissent_and_nobody_does_so_twice(revealed: Revealed) -> None:
    revealed.desk.apply(MarkAbsent("p2", "ill"))
    offered: list[list[str]] = []

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DissentDialog)
        offered.append([dialog.who.itemText(at) for at in range(dialog.who.count())])
        QTest.keyClicks(dialog.words, "No")
        revealed.press(dialog.primary)

    for _ in range(4):
        answer_next(answer)
        revealed.press(revealed.form.dissents.add)
    assert offered[0] == ["Adaeze Obi", "Bram Visser", "Chiara Conti", "Dmitri Volkov"]
    assert offered[1] == ["Bram Visser", "Chiara Conti", "Dmitri Volkov"]
    assert not revealed.form.dissents.add.isEnabled()


def test_a_dialog_that_is_left_adds_nothing(revealed: Revealed) -> None:
    form = revealed.form

    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, FollowUpDialog)
        QTest.keyClicks(dialog.what, "Something")
        answer_next(discard)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer_next(leave)
    revealed.press(form.follow_ups.add)
    assert form.draft.follow_ups == ()


def test_a_day_that_is_none_is_not_taken(revealed: Revealed) -> None:
    dialog = FollowUpDialog(revealed, ["Nadia"], date(2026, 11, 19))
    QTest.keyClicks(dialog.what, "Something")
    assert dialog.entry() == FollowUp("Nadia", "Something", date(2026, 12, 3))
    dialog.due.setText("next week")
    assert not dialog.primary.isEnabled()
    assert "2026-12-18" in dialog.note.text()
    dialog.due.setText("")
    assert dialog.primary.isEnabled()
    assert dialog.entry().due is None
    assert read_day("2026-02-30") is None
