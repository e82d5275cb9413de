from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.commands import (
    ChangePanelist,
    Command,
    CorrectEvidence,
    MarkAbsent,
    OpenRating,
    Relate,
    RevealRound,
    Submit,
    new_id,
)
from calibrate.domain.errors import FileTrouble
from calibrate.domain.people import Panelist, Relation, RelationKind
from calibrate.domain.phases import Viewer
from calibrate.domain.ratings import Stance
from calibrate.domain.sheet import Sheet
from calibrate.store.store import Store
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.rate import screen
from calibrate.ui.rate.sheet import card
from calibrate.ui.rate.sheet.sheet_model import Kind
from tests.ui.answering import answer_next
from tests.ui.rate.conftest import CONTROL, Sitting
from tests.worlds.sessions import Made, chair, in_charge, new_session, open_session, ratings, submit

Key = Qt.Key
Sit = Callable[..., Sitting]


def rate_all(sitting: Sitting) -> None:
    for _ in range(3):
        sitting.press(Key.Key_2)
        sitting.press(Key.Key_Right)
        sitting.press(Key.Key_Return)


def withdraw(sitting: Sitting, answer: Callable[[Confirm], QPushButton]) -> None:
    """Press Withdraw, and a button of the question that follows."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        assert "Your ratings stay here as a draft." in dialog.sentence.text()
        answer(dialog).click()

    answer_next(act)
    sitting.screen.record.withdraw.click()


def test_a_refused_rating_says_why_and_leads_there(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_Return)
    panel = sitting.screen.panel
    assert panel.refusal.sentence == "Choose a point of the scale or “not enough evidence” first."
    assert QApplication.focusWidget() in panel.answers.rows
    sitting.press(Key.Key_5)
    sitting.press(Key.Key_Return)
    assert "5, an end of the scale, needs a reason" in panel.refusal.sentence
    assert QApplication.focusWidget() is panel.reason
    assert sitting.current == "code"


def test_a_draft_comes_back_after_closing(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_Right)
    sitting.press(Key.Key_3)
    sitting.press(Key.Key_O)
    sitting.type("Typed, not entered")
    sitting.screen.close()
    again = sit(sitting.made)
    panel = again.screen.panel
    assert panel.rating.value == 3
    assert [one.text for one in panel.rating.observations] == ["Typed, not entered"]
    assert [one.stance for one in panel.rating.citations] == [Stance.TARGET]
    assert [row.isChecked() for row in panel.answers.rows if row.value == 3] == [True]


def test_typing_saves_the_draft_when_it_pauses(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_R)
    sitting.type("Seen")
    assert sitting.draft().ratings == ()
    sitting.bot.waitUntil(lambda: bool(sitting.draft().ratings))
    assert sitting.draft().rating("code").reason == "Seen"
    assert sitting.screen.top.status.text().startswith("Drafts saved ")


def test_an_observation_that_is_half_typed_is_there_after_the_app_was_killed(
    sit: Sit, tmp_path: Path
) -> None:
    sitting = sit()
    sitting.press(Key.Key_O)
    sitting.type("Typed, not entered")
    sitting.bot.waitUntil(lambda: bool(sitting.draft().ratings))
    killed = tmp_path / "killed.calib"
    killed.write_bytes(sitting.made.store.path.read_bytes())
    again = sit(replace(sitting.made, store=Store.open(killed)))
    assert "Typed, not entered" in again.words()


def test_a_long_text_that_is_pasted_as_an_observation_is_noted_whole(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_O)
    QApplication.clipboard().setText("word " * 299 + "the end")
    sitting.press(Key.Key_V, CONTROL)
    sitting.press(Key.Key_Return)
    (noted,) = sitting.screen.panel.rating.observations
    assert len(noted.text) > 1_500 and noted.text.endswith("the end")


def test_a_failed_save_is_said_and_tried_again(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = sit()

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(sitting.made.store, "save_draft", refuse)
        sitting.press(Key.Key_3)
        assert not sitting.screen.flush()
    assert sitting.screen.top.status.text() == "Drafts not saved"
    assert "The disk is full." in sitting.screen.panel.refusal.sentence
    assert sitting.screen.flush()
    assert sitting.draft().rating("code").value == 3


def test_a_refused_submission_is_said_at_the_button_alone(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit()
    rate_all(sitting)

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(sitting.made.store, "apply", refuse)
        sitting.screen.panel.submit.click()
    assert sitting.screen.panel.refusal.sentence == "The disk is full."
    assert sitting.screen.panel.refusal.isVisible()
    assert sitting.history() == () and sitting.sentences == []
    sitting.screen.panel.submit.click()
    assert len(sitting.history()) == 1
    assert sitting.screen.panel.refusal.sentence == ""


def test_changing_a_recorded_rating_needs_record_again(sit: Sit) -> None:
    sitting = sit()
    rate_all(sitting)
    assert sitting.screen.panel.submit.isEnabled()
    sitting.screen.view.go_to("code")
    sitting.press(Key.Key_3)
    assert not sitting.screen.panel.submit.isEnabled()
    assert sitting.listed[0] == ("Ann", "2 of 3")
    sitting.press(Key.Key_Return)
    assert sitting.screen.panel.submit.isEnabled()


def test_a_submission_is_changed_and_the_later_one_replaces(sit: Sit) -> None:
    sitting = sit()
    rate_all(sitting)
    sitting.screen.panel.submit.click()
    assert sitting.screen.record.state.text().startswith("Submitted ")
    sitting.screen.record.change.click()
    assert sitting.screen.panel.drop.isVisible()
    sitting.screen.view.go_to("code")
    sitting.press(Key.Key_3)
    sitting.press(Key.Key_Return)
    sitting.screen.panel.submit.click()
    replaced, past = sitting.history()
    assert not replaced.is_readable and past.ratings[0].value == 3
    listed = [sitting.screen.record.history.item(row).text() for row in range(2)]
    assert listed[0].split("  ·  ")[1] == "submitted"
    assert listed[1].split("  ·  ")[1].endswith("replaced")
    sitting.screen.view.go_to("code")
    assert "Between L3 and L4" in sitting.screen.record.text.toPlainText()
    sitting.screen.record.history.setCurrentRow(1)
    assert sitting.screen.record.text.toPlainText() == "There is no copy of it to read again."


def test_what_a_panelist_submits_is_recorded_as_done_by_them(sit: Sit) -> None:
    sitting = sit()
    rate_all(sitting)
    sitting.screen.panel.submit.click()
    for panelist in (1, 2, 3):
        submit(sitting.made, panelist, 0, 3)
    sitting.desk.apply(RevealRound(sitting.made.candidates[0]))
    store = sitting.made.store
    submitted = [line for line in store.log(in_charge(store)) if line.kind == "Submit"]
    assert [line.actor for line in submitted] == [
        Actor(one, ground=Ground.SECRET) for one in sitting.made.panelists
    ]


def test_what_one_could_not_save_is_not_kept_in_the_name_of_the_next(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit()

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(sitting.made.store, "save_draft", refuse)
        sitting.press(Key.Key_3)
        assert not sitting.screen.flush()
        other = sit(sitting.made, panelist=1)
    assert not other.screen.panel.rating.answered
    assert other.screen.flush()
    assert sitting.draft(panelist=1).ratings == ()


def test_a_change_that_is_given_up_leaves_what_is_submitted(sit: Sit) -> None:
    sitting = sit()
    rate_all(sitting)
    sitting.screen.panel.submit.click()
    sitting.screen.record.change.click()
    sitting.screen.panel.drop.click()
    assert sitting.listed[0] == ("Ann", "Submitted")
    assert len(sitting.history()) == 1


def test_a_withdrawn_submission_stays_as_a_draft(sit: Sit) -> None:
    sitting = sit()
    rate_all(sitting)
    sitting.screen.panel.submit.click()
    withdraw(sitting, lambda dialog: dialog.cancel)
    assert len(sitting.history()) == 1
    withdraw(sitting, lambda dialog: dialog.primary)
    assert [past.withdrawn for past in sitting.history()] == [False, True]
    assert sitting.listed[0] == ("Ann", "3 of 3")
    assert len(sitting.draft().recorded) == 3


def test_somebody_recused_never_sees_the_candidate(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(open_session(tmp_path / "recused.calib", recused=True), panelist=3)
    assert [name for name, _ in sitting.listed] == ["Ben"]
    other = sit(sitting.made, panelist=0)
    assert [name for name, _ in other.listed] == ["Ann", "Ben"]


def test_a_presenter_reads_and_does_not_rate(sit: Sit, tmp_path: Path) -> None:
    made = new_session(tmp_path / "presented.calib")
    relation = Relation(RelationKind.PRESENTS, made.panelists[0], made.candidates[0])
    made.store.apply(Relate(relation), chair(made.store))
    made.store.apply(OpenRating(), chair(made.store))
    sitting = sit(made)
    assert sitting.listed[0] == ("Ann", "You present")
    sitting.screen.show_candidate(made.candidates[0])
    assert sitting.screen.panels.currentWidget() is sitting.screen.record
    sitting.press(Key.Key_4)
    sitting.press(Key.Key_Right)
    assert sitting.screen.flush() and not sitting.sentences


def test_before_rating_opens_the_evidence_can_be_read(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(new_session(tmp_path / "setup.calib"))
    assert "Rating is not open yet" in sitting.screen.page.banner.text()
    assert sitting.screen.page.banner.isVisible()
    assert not sitting.screen.view.sheet.is_editable
    sitting.press(Key.Key_3)
    sitting.press(Key.Key_Return)
    assert sitting.screen.flush() and not sitting.sentences


def test_an_empty_panel_is_told_what_to_do(sit: Sit, tmp_path: Path) -> None:
    made = new_session(tmp_path / "empty.calib", panelists=("Pia",), candidates=())
    sitting = sit(made)
    assert sitting.screen.message.text() == screen.NO_CANDIDATE


def test_after_the_reveal_ones_own_rating_is_read_only(sit: Sit, tmp_path: Path) -> None:
    made = open_session(tmp_path / "revealed.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 2 + panelist % 2, f"Word of {panelist}.")
    sitting = sit(made)
    sitting.screen.show_candidate(made.candidates[0])
    assert sitting.desk.apply(RevealRound(made.candidates[0]))
    assert sitting.listed[0] == ("Ann", "Revealed")
    assert sitting.screen.record.state.text() == "Revealed; nothing is added."
    assert "Word of 0." in sitting.screen.record.text.toPlainText()
    assert "Word of 1." not in sitting.screen.record.text.toPlainText()
    assert not sitting.screen.record.change.isVisible()
    sheet = sitting.screen.view.sheet
    assert sheet.rating("code").reason == "Word of 0."


def test_a_presenters_new_name_is_shown_though_the_change_names_no_candidate(
    sit: Sit, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "renamed.calib")
    relation = Relation(RelationKind.PRESENTS, made.panelists[0], made.candidates[0])
    made.store.apply(Relate(relation), chair(made.store))
    sitting = sit(made, panelist=1)
    assert "Pia" in sitting.words()
    sitting.desk.apply(ChangePanelist(Panelist(made.panelists[0], "Petra")))
    assert "Petra" in sitting.words() and "Pia" not in sitting.words().replace("Rating as", "")


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (lambda made: MarkAbsent(made.panelists[3], "ill"), 0),
        (lambda made: Submit(new_id(), made.panelists[3], made.candidates[1], ratings(3)), 0),
        (lambda made: Submit(new_id(), made.panelists[3], made.candidates[0], ratings(3)), 1),
    ],
)
def test_only_the_sheet_of_whom_a_change_names_is_read_again(
    sit: Sit,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Made], Command],
    read: int,
) -> None:
    sitting = sit()
    sitting.bot.waitUntil(lambda: not sitting.screen._ahead.isActive())
    seen: list[str] = []
    sheet = sitting.made.store.sheet

    def counted(candidate: str, viewer: Viewer) -> Sheet:
        seen.append(candidate)
        return sheet(candidate, viewer)

    monkeypatch.setattr(sitting.made.store, "sheet", counted)
    command = change(sitting.made)
    assert sitting.desk.apply(command, command.panelist if isinstance(command, Submit) else "")
    assert seen == [sitting.made.candidates[0]] * read


def test_a_later_version_of_cited_evidence_is_marked(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_Right)
    piece = sitting.screen.view.current_piece
    assert piece is not None
    text = replace(piece.content, title="Corrected")
    sitting.desk.apply(CorrectEvidence(piece.id, text, "A wrong number."))
    assert sitting.screen.view.current_piece is not None
    assert sitting.screen.view.current_piece.content.title == "Corrected"
    assert sitting.screen.panel.rating.citations[0].version == 1
    block = sitting.screen.view.sheet.block("code")
    assert block is not None
    assert sitting.screen.view.sheet.newer(block, block.pieces[0]) == "v2, cited v1"
    sitting.press(Key.Key_Right)
    assert sitting.screen.panel.rating.citations[0].version == 2


def test_a_click_on_a_cards_button_marks_it_and_a_second_one_takes_it_back(sit: Sit) -> None:
    sitting = sit()
    view = sitting.screen.view
    cell = QRectF(view.visualRect(view.currentIndex()))
    boxes = card.buttons(*view.delegate.layout.button_corner(Kind.CARD, cell))
    where = QPointF(boxes[Stance.AGAINST].center()).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [one.stance for one in sitting.screen.panel.rating.citations] == [Stance.AGAINST]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert sitting.screen.panel.rating.citations == ()


def test_a_chip_takes_its_citation_away(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_Right)
    chip = sitting.screen.panel.chips.chips[0]
    assert chip.accessibleName().startswith("Remove citation EV-01, Shows L4")
    chip.click()
    assert sitting.screen.panel.rating.citations == ()


def test_another_panelist_starts_from_their_own_draft(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_3)
    assert sitting.screen.flush()
    assert not sit(sitting.made, panelist=1).screen.panel.rating.answered
    assert sitting.draft(0).rating("code").value == 3
    assert sit(sitting.made, panelist=0).screen.panel.rating.value == 3


def test_nothing_is_read_once_the_screen_is_left(sit: Sit) -> None:
    sitting = sit()
    sitting.screen.hide()
    assert not sitting.screen._ahead.isActive() and not sitting.screen.work.drafts.is_about_to_save


def test_every_row_has_its_true_height_when_it_is_in_view(sit: Sit, tmp_path: Path) -> None:
    made: Made = open_session(tmp_path / "long.calib", pieces=120)
    view = sit(made).screen.view
    bar = view.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + 400)
        QApplication.processEvents()
        row = view.rowAt(5)
        while 0 <= row < view.sheet.rowCount() and view.rowViewportPosition(row) < view.height():
            assert view.rowHeight(row) == view.height_of(row)
            row += 1
    QTest.keyClick(view, Key.Key_End)
    assert view.sheet.place(view.currentIndex().row()).block.key == "lead"
    bottom = view.visualRect(view.currentIndex()).bottom()
    assert bottom <= view.viewport().height()
