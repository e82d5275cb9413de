"""Round 2 in the Rate screen: blind again, only what split, with round 1 in sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from calibrate.domain.commands import (
    CloseSession,
    DeclareConflict,
    OpenRating,
    Relate,
    RevealRound,
    WithdrawCandidate,
)
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.ratings import Confidence, Stance
from calibrate.ui.rate import submissions
from calibrate.ui.rate.screen import NO_CANDIDATE
from calibrate.ui.rate.sheet import opened
from tests.ui.rate.conftest import CONTROL, Sitting, spoken
from tests.worlds.sessions import Made, begin_second_round, chair, new_session, open_session

Key = Qt.Key
Sit = Callable[..., Sitting]


@pytest.fixture
def second(tmp_path: Path) -> Made:
    """Pia and Quentin said 2, Rosa and Sami 4; code and lead are rated again, launch is not."""
    made = open_session(tmp_path / "second.calib")
    begin_second_round(made)
    return made


def rate_again(sitting: Sitting) -> None:
    """Say 4 on the first criterion, with a reason, and the same as before on the second."""
    sitting.press(Key.Key_4)
    sitting.press(Key.Key_R)
    sitting.type("The rehearsal settles it.")
    sitting.press(Key.Key_Return, CONTROL)
    sitting.press(Key.Key_B)
    sitting.press(Key.Key_Return)


def test_only_what_split_is_asked_and_nothing_is_filled_in(sit: Sit, second: Made) -> None:
    sitting = sit(second)
    assert sitting.current == "code"
    assert not sitting.screen.panel.rating.answered
    assert sitting.listed[0] == ("Ann", "Round 2: not started")
    assert "rate the 2 criteria that split once more" in sitting.screen.page.banner.text()
    rate_again(sitting)
    assert sitting.listed[0] == ("Ann", "Round 2: 2 of 2")
    assert [one.criterion for one in sitting.draft().ratings] == ["code", "lead"]


def test_what_did_not_split_is_shown_and_takes_nothing(sit: Sit, second: Made) -> None:
    sitting = sit(second)
    sitting.screen.view.go_to("launch")
    assert sitting.screen.panels.currentWidget() is sitting.screen.record
    assert "round 1 stands" in sitting.screen.record.state.text()
    assert "First word of 0." in sitting.screen.record.text.toPlainText()
    assert not sitting.screen.record.change.isVisible()
    sitting.screen.view.fold_current()
    for key in (Key.Key_1, Key.Key_Left, Key.Key_N, Key.Key_B, Key.Key_E, Key.Key_Return):
        sitting.press(key)
    assert sitting.screen.flush() and not sitting.sentences
    assert sitting.draft().ratings == ()
    block = sitting.screen.view.sheet.block("launch")
    assert block and sitting.screen.view.sheet.status(block) == "Round 1 stands"


def test_ones_own_answer_of_round_1_stays_in_sight(sit: Sit, second: Made) -> None:
    panel = sit(second).screen.panel
    assert panel.before.isVisible()
    assert panel.before.said.text() == "You said 2 in round 1"


def test_another_answer_needs_a_reason_and_says_so_before(sit: Sit, second: Made) -> None:
    sitting = sit(second)
    sitting.press(Key.Key_Right)
    sitting.press(Key.Key_4)
    panel = sitting.screen.panel
    assert panel.reason_hint.text() == "needed: it changed"
    sitting.press(Key.Key_Return)
    expected = "“Code and tests”: you said 2 in round 1; say why that changed."
    assert panel.refusal.sentence == expected
    assert QApplication.focusWidget() is panel.reason
    sitting.press(Key.Key_Escape)
    sitting.press(Key.Key_2)
    assert panel.reason_hint.text() == ""
    sitting.press(Key.Key_Return)
    assert sitting.current == "lead"


def test_as_before_says_the_same_again(sit: Sit, second: Made) -> None:
    sitting = sit(second)
    sitting.screen.panel.before.again.click()
    rating = sitting.screen.panel.rating
    assert (rating.value, rating.confidence) == (2, Confidence.VERY)
    assert rating.reason == "First word of 0."
    assert [one.stance for one in rating.citations] == [Stance.TARGET]
    assert not rating.recorded


def test_round_2_is_submitted_changed_and_withdrawn_for_itself(
    sit: Sit, second: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit(second)
    rate_again(sitting)
    assert sitting.screen.panel.submit.text() == "Submit round 2"
    sitting.screen.panel.submit.click()
    assert [(one.round, len(one.ratings)) for one in sitting.history()] == [(1, 3), (2, 2)]
    record = sitting.screen.record
    assert record.state.text().startswith("Round 2 submitted ")
    assert record.state.text().endswith(", sealed until the reveal.")
    assert sitting.listed[0] == ("Ann", "Round 2: submitted")
    words = [record.history.item(row).text().split("  ·  ")[1] for row in range(2)]
    assert words == ["round 2: Code and tests 4, was 2", "submitted"]
    sitting.screen.view.go_to("code")
    assert "The rehearsal settles it." in record.text.toPlainText()
    assert "In round 1" in record.text.toPlainText()
    record.change.click()
    assert sitting.screen.panels.currentWidget() is sitting.screen.panel
    sitting.screen.panel.drop.click()
    monkeypatch.setattr(submissions, "confirm_withdrawal", lambda _: True)
    record.withdraw.click()
    assert [(one.round, one.withdrawn) for one in sitting.history()][1:] == [(2, False), (2, True)]
    assert sitting.listed[0] == ("Ann", "Round 2: 2 of 2")
    assert len(sitting.draft().recorded) == 2


def test_after_the_second_reveal_what_counts_is_shown(sit: Sit, second: Made) -> None:
    sitting = sit(second)
    rate_again(sitting)
    sitting.screen.panel.submit.click()
    for panelist in (1, 2, 3):
        second.rate_again(panelist, 4)
    assert sitting.desk.apply(RevealRound(second.candidates[0], 2))
    assert sitting.listed[0] == ("Ann", "Revealed")
    assert sitting.screen.record.state.text() == "Revealed; nothing is added."
    assert not sitting.screen.page.banner.isVisible()
    sheet = sitting.screen.view.sheet
    assert sheet.rating("code").value == 4
    assert sheet.rating("launch").value == 2
    assert sheet.block("launch") and not sheet.stands("launch")


def test_who_was_absent_in_round_1_may_rate_in_round_2(sit: Sit, tmp_path: Path) -> None:
    made = open_session(tmp_path / "absent.calib")
    begin_second_round(made, (2, 2, 4))
    sitting = sit(made, panelist=3)
    panel = sitting.screen.panel
    assert panel.before.said.text() == "You gave no rating in round 1"
    assert not panel.before.again.isVisible()
    for _ in range(2):
        sitting.press(Key.Key_3)
        sitting.press(Key.Key_Right)
        sitting.press(Key.Key_Return)
    panel.submit.click()
    assert [one.round for one in sitting.history(3)] == [2]
    assert not sitting.sentences


def test_the_panels_opened_ratings_are_shown_with_names(sit: Sit, second: Made) -> None:
    sitting = sit(second)
    sheet = sitting.screen.view.sheet
    assert sheet.lookup
    row = sheet.lookup.rows["code"]
    assert [(one.value, len(one.ratings)) for one in opened.groups(row)] == [(2, 2), (4, 2)]
    assert opened.spoken(row) == "The panel said: 2 by Pia, Quentin; 4 by Rosa, Sami"
    sitting.press(Key.Key_P)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    words = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "Rosa  ·  4 Meets L4  ·  very sure\nFirst word of 2.\nEV-01: Shows L4" in words
    dialog.close()


def test_a_presenter_reads_no_names(sit: Sit, tmp_path: Path) -> None:
    made = new_session(tmp_path / "presented.calib")
    relation = Relation(RelationKind.PRESENTS, made.panelists[3], made.candidates[0])
    made.store.apply(Relate(relation), chair(made.store))
    made.store.apply(OpenRating(), chair(made.store))
    begin_second_round(made, (2, 2, 4))
    sitting = sit(made, panelist=3)
    sitting.screen.show_candidate(made.candidates[0])
    assert sitting.listed[0] == ("Ann", "You present")
    assert "The panel said: 2 said 2; 1 said 4" in sitting.words()
    assert "Rosa" not in spoken(sitting.screen.page)


def test_nothing_of_the_others_second_round_is_there_while_it_is_sealed(
    sit: Sit, second: Made
) -> None:
    sitting = sit(second)
    before = sitting.screen.grab().toImage()
    for panelist in (1, 2, 3):
        second.rate_again(panelist, 3, "Canary of the second round")
    sitting.screen.refresh()
    assert "Canary" not in sitting.words()
    assert sitting.screen.grab().toImage() == before


def test_a_conflict_declared_late_takes_the_candidate_away_at_once(sit: Sit, second: Made) -> None:
    sitting = sit(second)
    sitting.press(Key.Key_O)
    sitting.type("Typed, not entered")
    assert sitting.desk.apply(DeclareConflict(second.panelists[0], second.candidates[0], "kin"))
    assert [name for name, _ in sitting.listed] == ["Ben"]
    assert sitting.screen.candidate == second.candidates[1]
    assert sitting.screen.flush() and not sitting.sentences
    assert "Ann" not in sitting.words() and "First word" not in sitting.words()


def test_a_conflict_declared_while_the_screen_is_hidden_takes_the_candidate_away(
    sit: Sit, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "one.calib", candidates=("Ann",))
    made.store.apply(OpenRating(), chair(made.store))
    sitting = sit(made)
    sitting.press(Key.Key_3)
    sitting.screen.hide()
    assert sitting.desk.apply(DeclareConflict(made.panelists[0], made.candidates[0], "kin"))
    assert sitting.listed == []
    assert sitting.screen.message.text() == NO_CANDIDATE


def test_a_draft_of_round_1_that_was_not_saved_is_none_of_round_2(sit: Sit, tmp_path: Path) -> None:
    made = open_session(tmp_path / "unsaved.calib")
    sitting = sit(made, panelist=3)
    sitting.press(Key.Key_3)
    assert sitting.screen.work.drafts.is_about_to_save
    begin_second_round(made, (2, 2, 4))
    sitting.screen.refresh()
    assert not sitting.screen.panel.rating.answered
    assert sitting.screen.flush() and not sitting.sentences
    assert sitting.draft(3).ratings == ()


def test_a_closed_session_is_read_only(sit: Sit, second: Made) -> None:
    for candidate in second.candidates:
        second.store.apply(WithdrawCandidate(candidate, "Left."), chair(second.store))
    second.store.apply(CloseSession(), chair(second.store))
    sitting = sit(second)
    assert sitting.screen.page.banner.text() == "This session is closed and read-only."
    for key in (Key.Key_3, Key.Key_Right, Key.Key_B, Key.Key_Return):
        sitting.press(key)
    assert sitting.screen.panels.currentWidget() is sitting.screen.record
    assert not sitting.screen.record.change.isVisible()
    assert sitting.screen.flush() and not sitting.sentences
