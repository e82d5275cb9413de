"""Notes on criteria: written in place, kept half typed, read once the candidate is decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.ui.meeting.ratings.placed import Lines, Link, Words
from calibrate.ui.meeting.ratings.reasons import Fold
from calibrate.ui.parts.dialog import Discard
from tests.ui.answering import answer_next
from tests.ui.meeting.revealed import Revealed, Show, showing
from tests.worlds.meetings import decide, reveal, written

PRESENTER = Viewer(ViewerKind.PANELIST, "luca")


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    yield from showing(qtbot, qapp)


@pytest.fixture
def shown(tmp_path: Path, show: Show) -> Revealed:
    store = written(tmp_path / "s.calib")
    reveal(store)
    reveal(store, "n2")
    shown = show(store)
    shown.criteria.setFocus()
    return shown


def begin(shown: Revealed, title: str) -> None:
    view = shown.criteria
    view.setCurrentIndex(view.ratings.index(shown.place(title)))
    QTest.keyClick(view, Qt.Key.Key_M)


def note(shown: Revealed, criterion: str = "c6") -> str:
    return shown.sheet().row(criterion).note


def drafted(shown: Revealed) -> dict[str, str]:
    return dict(shown.desk.decision_draft("n1", shown.desk.chair).notes)


def press(shown: Revealed, title: str, link: Link) -> None:
    """Press a link in the reasons of a criterion."""
    view, place = shown.criteria, shown.place(title)
    block, row = view.rows.block(place), view.ratings.items[place].row
    assert block is not None
    assert row is not None
    words = next(one for one in block.pieces if isinstance(one, Words) and one.link is link)
    down = view.rows.band(place, row) + 6
    corner = view.visualRect(view.ratings.index(place)).topLeft()
    at = corner + words.place.center().toPoint() + QPoint(0, down)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_key_opens_the_note_of_the_criterion_at_hand_and_another_keeps_it(
    shown: Revealed,
) -> None:
    begin(shown, "Code review")
    editor = shown.criteria.writing.editor
    assert editor.isVisible()
    assert editor.text.hasFocus()
    assert editor.text.accessibleName() == "Note on Code review"
    assert shown.criteria.ratings.fold(shown.place("Code review")) is Fold.OPEN
    QTest.keyClicks(editor.text, "Read [together], 1 by 1")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "m")
    QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note(shown, "c5") == "Read [together], 1 by 1\nm"
    assert not editor.isVisible()
    assert shown.criteria.hasFocus()
    assert drafted(shown) == {}
    assert "Note: Read [together], 1 by 1\nm" in shown.spoken("Code review")
    assert "Edit ›" in shown.words("Code review")


def test_the_editor_stands_inside_the_row_it_is_about_and_is_seen_whole(shown: Revealed) -> None:
    view = shown.criteria
    for title in ("Design", "Improvements"):
        begin(shown, title)
        QApplication.processEvents()
        row = view.visualRect(view.ratings.index(shown.place(title)))
        area = view.writing.editor.geometry()
        assert row.contains(area)
        assert view.viewport().rect().contains(area)
        QTest.keyClick(view.writing.editor.text, Qt.Key.Key_Escape)


def test_the_editor_moves_with_the_list(shown: Revealed) -> None:
    view = shown.criteria
    shown.fit(1280)
    QApplication.processEvents()
    begin(shown, "Improvements")
    before, bar = view.writing.editor.y(), view.verticalScrollBar()
    bar.setValue(bar.value() - 40)
    assert view.writing.editor.y() == before + 40


def test_what_is_typed_is_kept_at_every_letter_and_shown_again(shown: Revealed, show: Show) -> None:
    begin(shown, "Design")
    QTest.keyClicks(shown.criteria.writing.editor.text, "The retry")
    assert note(shown, "c4") == ""
    assert drafted(shown) == {"c4": "The retry"}
    again = Revealed(shown.store)
    again.fit(1600)
    again.refresh()
    assert "Note, not kept yet: The retry" in again.spoken("Design")
    assert "Note, not kept yet" in again.words("Design")
    again.criteria.writing.begin()
    assert again.criteria.writing.editor.text.toPlainText() == "The retry"
    again.deleteLater()


def go_on(dialog: QWidget) -> None:
    assert isinstance(dialog, Discard)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def discard(dialog: QWidget) -> None:
    assert isinstance(dialog, Discard)
    dialog.cancel.click()


def test_escape_leaves_the_note_as_it_was_once_that_is_sure(shown: Revealed) -> None:
    begin(shown, "Design")
    editor = shown.criteria.writing.editor
    QTest.keyClicks(editor.text, "First")
    shown.press(editor.keep)
    begin(shown, "Design")
    assert editor.text.toPlainText() == "First"
    QTest.keyClicks(editor.text, " and second")
    answer_next(go_on)
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert editor.text.toPlainText() == "First and second" and editor.is_open
    answer_next(discard)
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert note(shown, "c4") == "First"
    assert drafted(shown) == {}
    assert shown.desk.decision_draft("n1", shown.desk.chair).is_empty
    assert "Note: First" in shown.spoken("Design")


def test_a_note_that_is_emptied_is_gone(shown: Revealed) -> None:
    begin(shown, "Design")
    editor = shown.criteria.writing.editor
    QTest.keyClicks(editor.text, "First")
    shown.press(editor.keep)
    press(shown, "Design", Link.NOTE)
    editor.text.selectAll()
    QTest.keyClick(editor.text, Qt.Key.Key_Delete)
    assert drafted(shown) == {"c4": ""}
    shown.press(editor.keep)
    assert note(shown, "c4") == ""
    assert "Add a note ›" in shown.words("Design")


def test_going_on_in_the_form_keeps_the_note(shown: Revealed) -> None:
    begin(shown, "Design")
    QTest.keyClicks(shown.criteria.writing.editor.text, "They agreed")
    shown.form.reason.setFocus()
    assert note(shown, "c4") == "They agreed"
    assert shown.form.reason.hasFocus()
    assert not shown.criteria.writing.editor.isVisible()


def test_looking_at_the_list_meanwhile_leaves_the_note_open(shown: Revealed) -> None:
    begin(shown, "Design")
    QTest.keyClicks(shown.criteria.writing.editor.text, "They agreed")
    shown.criteria.setFocus()
    QTest.keyClick(shown.criteria, Qt.Key.Key_Down)
    assert shown.criteria.writing.editor.isVisible()
    assert note(shown, "c4") == ""


def test_a_note_on_another_criterion_keeps_the_first_one(shown: Revealed) -> None:
    begin(shown, "Design")
    QTest.keyClicks(shown.criteria.writing.editor.text, "One")
    begin(shown, "Code review")
    QTest.keyClicks(shown.criteria.writing.editor.text, "Two")
    assert note(shown, "c4") == "One"
    assert drafted(shown) == {"c5": "Two"}


def test_a_change_elsewhere_leaves_the_note_that_is_typed(shown: Revealed) -> None:
    begin(shown, "Design")
    editor = shown.criteria.writing.editor
    QTest.keyClicks(editor.text, "They")
    reveal(shown.store, "n3")
    shown.refresh()
    QTest.keyClicks(editor.text, " agreed")
    assert editor.isVisible()
    assert editor.text.toPlainText() == "They agreed"
    assert drafted(shown) == {"c4": "They agreed"}


def test_another_candidate_has_other_notes(shown: Revealed) -> None:
    begin(shown, "Design")
    QTest.keyClicks(shown.criteria.writing.editor.text, "Of Nadia")
    shown.go("n2")
    assert not shown.criteria.writing.editor.isVisible()
    assert "Of Nadia" not in shown.spoken("Design")
    shown.go("n1")
    assert "Note, not kept yet: Of Nadia" in shown.spoken("Design")


def test_recording_waits_for_a_note_that_is_not_kept(shown: Revealed) -> None:
    form = shown.form
    form.keep_note("c4", "Half")
    form.outcomes[next(iter(form.outcomes))].click()
    QTest.keyClicks(form.reason, "So.")
    assert not form.record.isEnabled()
    assert form.why_not.text() == "The note on Design is not kept yet; keep it or leave it first."
    form.keep_note("c4", None)
    assert form.record.isEnabled()


def test_once_decided_a_note_is_read_only(shown: Revealed) -> None:
    begin(shown, "Design")
    QTest.keyClicks(shown.criteria.writing.editor.text, "They agreed")
    shown.press(shown.criteria.writing.editor.keep)
    decide(shown.store)
    shown.refresh()
    assert "Note" in shown.words("Design")
    block = shown.criteria.rows.block(shown.place("Design"))
    assert block is not None
    lines = [one.text.lines[0].text for one in block.pieces if isinstance(one, Lines)]
    assert "They agreed" in lines
    begin(shown, "Design")
    assert not shown.criteria.writing.editor.isVisible()
    for title in ("Design", "Raising the team’s standard"):
        assert not {"Edit ›", "Add a note ›"}.intersection(shown.words(title))


def test_who_presents_neither_reads_nor_writes_notes(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib")
    reveal(store)
    shown = show(store, PRESENTER)
    begin(shown, "Design")
    assert not shown.criteria.writing.editor.isVisible()
    assert "Add a note ›" not in shown.words("Design")
