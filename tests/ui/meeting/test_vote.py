"""What a vote lacks, and what is unusual about it: said before anything is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import MarkAbsent, RecordDecision, RevealRound
from calibrate.domain.decisions import Decision, Outcome
from tests.ui.meeting.revealed import Revealed, Show, showing, vote
from tests.worlds.meetings import Plan, meeting, reveal, written
from tests.worlds.sessions import chair, in_charge


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    yield from showing(qtbot, qapp)


@pytest.fixture
def revealed(tmp_path: Path, show: Show) -> Revealed:
    store = written(tmp_path / "session.calib")
    reveal(store)
    return show(store)


# What is missing or unusual


def test_recording_is_off_with_the_reason_beside_it(revealed: Revealed) -> None:
    form = revealed.form
    assert not form.record.isEnabled()
    assert form.why_not.text() == "Choose an outcome and write the reason first."
    revealed.press(form.outcomes[Outcome.PROMOTE])
    assert form.why_not.text() == "Write the reason first."
    QTest.keyClicks(form.reason, "So.")
    assert form.record.isEnabled()
    vote(form, 5)
    assert not form.record.isEnabled()
    assert form.why_not.text() == "5 votes were entered, and 4 are here and may vote."
    assert form.record.accessibleDescription() == form.why_not.text()


def test_who_is_next_stands_at_the_button_where_there_is_room(revealed: Revealed) -> None:
    assert revealed.form.record.text() == "Record decision, next: Kofi Mensah"
    revealed.fit(1280)
    assert revealed.form.record.text() == "Record decision"


def test_only_those_who_are_here_may_vote(revealed: Revealed) -> None:
    form = revealed.form
    assert form.heading.note.text() == "4 may vote"
    assert "Dmitri Volkov" in form.heading.note.toolTip()
    revealed.desk.apply(MarkAbsent("p4", "ill"))
    assert form.heading.note.text() == "3 may vote"
    assert "Dmitri Volkov" not in form.heading.note.toolTip()
    vote(form, 2, 1)
    assert form.heading.note.text() == "3 of 3 voted"


def test_too_few_are_told_before_anything_is_entered(revealed: Revealed) -> None:
    for panelist in ("p3", "p4"):
        revealed.desk.apply(MarkAbsent(panelist, "ill"))
    form = revealed.form
    assert form.remark.words.text() == (
        "Below the quorum: 2 may vote, 3 are needed. Defer, or the reason says why."
    )
    revealed.press(form.outcomes[Outcome.PROMOTE])
    assert form.remark.words.text() == (
        "Below the quorum: 2 took part, 3 are needed. The reason has to say why."
    )
    revealed.press(form.outcomes[Outcome.DEFER])
    assert form.remark.isHidden()


def test_without_a_vote_only_those_here_who_rated_took_part(tmp_path: Path, show: Show) -> None:
    made = meeting(tmp_path / "room.calib", Plan(left_out=(2, 3)))
    made.do(RevealRound("n1", excused=("p3", "p4"), because="too late"))
    revealed = show(made.store)
    form, told = revealed.form, "below the quorum: 2 took part, 3 are needed"
    revealed.press(form.outcomes[Outcome.PROMOTE])
    assert f"{told.capitalize()}." in form.remark.words.text()
    made.do(RecordDecision(Decision("d", "n1", Outcome.PROMOTE, "Two are enough.")))
    assert told in made.store.case("n1", in_charge(made.store)).exceptions


def test_exceptions_are_remarked_on_before_they_are_recorded(revealed: Revealed) -> None:
    form = revealed.form
    revealed.press(form.outcomes[Outcome.PROMOTE])
    assert form.remark.isHidden()
    vote(form, 0, 2)
    assert form.remark.words.text() == (
        "Below the quorum: 2 took part, 3 are needed. Against the majority of votes. "
        "The reason has to say why."
    )
    revealed.press(form.outcomes[Outcome.DEFER])
    assert form.remark.isHidden()


def test_that_no_vote_was_counted_is_said_unless_it_is_deferred(revealed: Revealed) -> None:
    form = revealed.form
    revealed.press(form.outcomes[Outcome.PROMOTE])
    assert form.remark.isHidden()
    QTest.keyClicks(form.reason, "So.")
    assert form.remark.words.text() == "No vote is entered; the packet will say so."
    revealed.press(form.outcomes[Outcome.DEFER])
    assert form.remark.isHidden()
    revealed.press(form.outcomes[Outcome.PROMOTE])
    assert form.remark.isVisible()
    vote(form, 4)
    assert form.remark.isHidden()


# Ties


def tied(tmp_path: Path, show: Show, decider: str | None) -> Revealed:
    store = written(tmp_path / "s.calib", decider=decider)
    reveal(store)
    shown = show(store)
    vote(shown.form, 2, 2)
    return shown


def test_a_tie_that_nobody_decides_can_only_be_deferred(tmp_path: Path, show: Show) -> None:
    form = tied(tmp_path, show, None).form
    said = "The vote is a tie and nobody is named to decide it, so only defer is possible."
    assert form.remark.words.text() == said
    form.outcomes[Outcome.PROMOTE].click()
    QTest.keyClicks(form.reason, "So.")
    assert form.why_not.text() == f"{said} Defer, or vote again."
    assert form.remark.isHidden()
    assert not form.record.isEnabled()
    form.outcomes[Outcome.DEFER].click()
    assert form.record.isEnabled()
    assert form.remark.isHidden()


def test_a_tie_says_who_decides_it(tmp_path: Path, show: Show) -> None:
    shown = tied(tmp_path, show, "p2")
    shown.press(shown.form.outcomes[Outcome.PROMOTE])
    QTest.keyClicks(shown.form.reason, "So.")
    assert shown.form.record.isEnabled()
    assert shown.form.remark.words.text() == "The vote is a tie, so Bram Visser decides."
    shown.press(shown.form.record)
    assert shown.desk.case("n1", shown.viewer).decider == "Bram Visser"


def test_a_decider_who_is_absent_decides_nothing(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", raters=5, decider="p2")
    reveal(store)
    store.apply(MarkAbsent("p2", "ill"), chair(store))
    form = show(store).form
    vote(form, 2, 2)
    form.outcomes[Outcome.NOT_YET].click()
    QTest.keyClicks(form.reason, "So.")
    assert not form.record.isEnabled()
    assert form.why_not.text() == (
        "The vote is a tie and Bram Visser, who decides it, is not here, so only defer is "
        "possible. Defer, or vote again."
    )


def test_a_decider_who_has_no_vote_on_the_candidate_decides_nothing(
    tmp_path: Path, show: Show
) -> None:
    form = tied(tmp_path, show, "luca").form
    assert form.remark.words.text() == (
        "The vote is a tie and Luca Ferri, who decides it, has no vote on Nadia Rahimi, so only "
        "defer is possible."
    )
