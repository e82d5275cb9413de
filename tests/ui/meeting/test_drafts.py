"""What is half entered is in the file a moment later, and asks for nothing when one leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import OpenMeeting, RevealRound
from calibrate.domain.decisions import Outcome
from calibrate.domain.errors import FileTrouble
from tests.ui.meeting.conftest import Console, Entered
from tests.worlds.meetings import Meeting


@pytest.fixture
def revealed(entered: Entered, made: Meeting) -> Console:
    made.do(OpenMeeting("lot"))
    for candidate in ("n1", "n2"):
        made.do(RevealRound(candidate))
    console = entered(made)
    console.go("n1")
    return console


def reason(console: Console, candidate: str = "n1") -> str:
    """The reason as the file has it."""
    return console.store.decision_draft(candidate, console.desk.chair).reason


def test_what_is_typed_is_in_the_file_a_moment_later(revealed: Console, qtbot: QtBot) -> None:
    QTest.keyClicks(revealed.screen.decision_form.reason, "Not without")
    assert reason(revealed) == ""
    qtbot.waitUntil(lambda: reason(revealed) == "Not without")


def test_leaving_writes_at_once_and_has_nothing_to_ask(revealed: Console) -> None:
    QTest.keyClicks(revealed.screen.decision_form.reason, "Not without")
    revealed.click(revealed.screen.decision_form.outcomes[Outcome.NOT_YET])
    assert revealed.screen.flush()
    assert reason(revealed) == "Not without"
    assert revealed.screen.unfinished() == ""


def test_each_candidate_has_a_draft_of_their_own(revealed: Console) -> None:
    form = revealed.screen.decision_form
    QTest.keyClicks(form.reason, "Not without")
    revealed.go("n2")
    assert form.reason.toPlainText() == ""
    QTest.keyClicks(form.reason, "Other words")
    revealed.go("n3")
    revealed.go("n1")
    assert form.reason.toPlainText() == "Not without"
    assert revealed.screen.flush()
    assert (reason(revealed), reason(revealed, "n2")) == ("Not without", "Other words")


def test_what_cannot_be_written_is_kept_and_named(
    revealed: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClicks(revealed.screen.decision_form.reason, "Not without")

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(revealed.store, "save_decision_draft", refuse)
        assert not revealed.screen.flush()
    assert revealed.screen.unfinished() == ("What was entered on Nadia Rahimi is not in the file.")
    assert revealed.screen.flush()
    assert reason(revealed) == "Not without"


def test_a_decision_that_was_recorded_leaves_no_draft(revealed: Console) -> None:
    form = revealed.screen.decision_form
    revealed.click(form.outcomes[Outcome.DEFER])
    QTest.keyClicks(form.reason, "Later.")
    revealed.click(form.record)
    assert revealed.screen.drafts.waiting == ()
    assert revealed.screen.flush()
    assert revealed.sheet().decision is not None


def test_a_decision_that_is_refused_says_why_at_the_button_and_stays_as_a_draft(
    revealed: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, told = revealed.screen.decision_form, QSignalSpy(revealed.desk.failed)
    revealed.click(form.outcomes[Outcome.DEFER])
    QTest.keyClicks(form.reason, "Later.")

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(revealed.store, "apply", refuse)
        revealed.click(form.record)
    assert form.why_not.isVisible() and form.why_not.text() == "The disk is full."
    assert told.count() == 0 and revealed.sheet().decision is None
    QTest.keyClicks(form.reason, " Surely.")
    assert form.why_not.isHidden()
    revealed.click(form.record)
    decision = revealed.sheet().decision
    assert decision is not None and decision.reason == "Later. Surely."


def test_a_draft_that_is_refused_is_told_though_nobody_waits(
    revealed: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = QSignalSpy(revealed.desk.failed)
    QTest.keyClicks(revealed.screen.decision_form.reason, "Not without")

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(revealed.store, "save_decision_draft", refuse)
        revealed.screen.flush()
    assert (told.count(), told.at(0)) == (1, ["The disk is full."])


def test_whoever_takes_the_chair_goes_on_with_what_the_file_has(
    revealed: Console, made: Meeting
) -> None:
    QTest.keyClicks(revealed.screen.decision_form.reason, "Not without")
    key = (revealed.desk.chair, "n1")
    assert revealed.screen.flush()
    later = replace(revealed.desk.decision_draft("n1", key[0]), reason="Written elsewhere")
    made.store.save_decision_draft("n1", key[0], later)
    revealed.desk.chair_changed.emit()
    assert revealed.screen.drafts.value(key).reason == "Written elsewhere"


def test_a_half_written_note_is_kept_with_the_draft_and_recorded_when_it_is_done(
    revealed: Console,
) -> None:
    ratings = revealed.screen.pages.ratings
    ratings.note_edited.emit("c4", "They agree on")
    assert revealed.screen.flush()
    draft = revealed.store.decision_draft("n1", revealed.desk.chair)
    assert draft.notes == (("c4", "They agree on"),)
    ratings.note_written.emit("c4", "They agree on the risk.")
    assert revealed.sheet().row("c4").note == "They agree on the risk."
    assert revealed.screen.flush()
    assert revealed.store.decision_draft("n1", revealed.desk.chair).notes == ()
