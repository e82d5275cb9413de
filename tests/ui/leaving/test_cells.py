"""A cell that is being edited when one leaves is kept, in every table and by every way out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count, takewhile
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from calibrate.domain.agenda.readiness import Part
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import NOT_KEPT, MainWindow
from tests.ui.every_screen import every_screen
from tests.ui.leaving.ways import OUT_OF_SESSION, WAYS, Way, open_part, shown
from tests.ui.main_window import open_main_window
from tests.worlds.sessions import new_session


class Cell(NamedTuple):
    """A kind of cell: the screen as `every_screen` names it, its table, and the column."""

    screen: str
    table: str
    column: int


TEXTS = ("", "Ben", "", "Ben")
"""What the name of Ann cannot be."""

NAME = Cell("setup, candidates", "Candidates", 0)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot, 1280, 800)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    new_session(tmp_path / "session.calib").store.close()
    return tmp_path / "session.calib"


def test_a_cell_that_is_edited_is_kept_by_every_way_out(
    window: MainWindow, file: Path, tmp_path: Path
) -> None:
    kinds = set()
    for cell in editable_cells(window, tmp_path):
        open_at(window, file, cell)
        is_text = isinstance(open_editor(window, cell), QLineEdit)
        for name, leave in (WAYS if is_text else {"close": WAYS["close"]}).items():
            typed = enter(editor_of(window, cell) or open_editor(window, cell), f"By {name}")
            leave(window)
            open_at(window, file, cell)
            assert words(window, cell) == typed, (cell, name)
        kinds.add((cell.table, is_text))
    assert len(kinds) == 4


@pytest.mark.parametrize(("way", "text"), [*zip(OUT_OF_SESSION, TEXTS, strict=True)])
def test_a_cell_that_is_refused_says_why_and_the_window_stays_until_it_is_left_again(
    window: MainWindow, file: Path, way: str, text: str
) -> None:
    leave = OUT_OF_SESSION[way]
    begin_refused(window, file, text, leave)
    editor = editor_of(window, NAME)
    assert isinstance(editor, QLineEdit) and editor.hasFocus() and editor.text() == text
    said = window.message.text.text()
    assert said.endswith(NOT_KEPT) and len(said) > len(NOT_KEPT) + 10
    leave(window)
    assert window.session is None
    assert not window.message.isVisible()
    open_at(window, file, NAME)
    assert words(window, NAME) == "Ann"


def test_a_cell_that_is_mended_after_a_refusal_is_kept(window: MainWindow, file: Path) -> None:
    begin_refused(window, file, "Ben", OUT_OF_SESSION["close session"])
    mend(window)
    window.close()
    assert window.session is None
    open_at(window, file, NAME)
    assert words(window, NAME) == "Benno"


def test_one_warning_holds_for_what_was_refused_not_for_what_is_typed_later(
    window: MainWindow, file: Path
) -> None:
    begin_refused(window, file, "Ben", OUT_OF_SESSION["close"])
    QTest.keyClick(mend(window), Qt.Key.Key_Return)
    QApplication.processEvents()
    enter(open_editor(window, NAME), "Ben")
    assert not window.close()
    assert window.session is not None


def test_a_cell_that_is_refused_when_another_tab_is_chosen_says_why_and_waits(
    window: MainWindow, file: Path
) -> None:
    open_at(window, file, NAME)
    enter(open_editor(window, NAME), "Ben")
    WAYS["tab"](window)
    assert "already somebody named Ben" in window.message.text.text()
    assert window.message.isVisible()
    open_at(window, file, NAME)
    editor = editor_of(window, NAME)
    assert isinstance(editor, QLineEdit) and editor.isVisible() and editor.text() == "Ben"
    QTest.keyClick(mend(window), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert words(window, NAME) == "Benno"


def begin_refused(window: MainWindow, file: Path, text: str, leave: Way) -> None:
    """Type what the name cannot be, and try to leave."""
    open_at(window, file, NAME)
    enter(open_editor(window, NAME), text)
    leave(window)
    assert window.session is not None and window.isVisible()


def mend(window: MainWindow) -> QWidget:
    """Make another name of the one that was refused; return its editor."""
    editor = editor_of(window, NAME)
    assert editor is not None
    QTest.keyClicks(editor, "no")
    return editor


def editable_cells(window: MainWindow, scratch: Path) -> list[Cell]:
    """Return where any screen of the app lets a cell be edited, one of each column."""
    (scratch / "every").mkdir()
    found = (
        Cell(name, view.accessibleName(), index.column())
        for name, screen, _ in every_screen(window, scratch / "every")
        for view in screen.findChildren(QAbstractItemView)
        for index in editable(view)
    )
    return list(dict.fromkeys(found))


def editable(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Yield the cells of a view's first row that a person may edit now."""
    never = view.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
    if never or isinstance(view, QHeaderView) or not view.isVisible():
        return
    model = view.model()
    for column in takewhile(partial(model.hasIndex, 0), count()):
        index = model.index(0, column)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            yield index


def open_at(window: MainWindow, file: Path, cell: Cell) -> None:
    """Have the file open, with the page of a cell in sight."""
    part, _, page = cell.screen.partition(", ")
    screen = open_part(window, file, part)
    assert isinstance(screen, SetupScreen)
    screen.choose(Part(page))
    QApplication.processEvents()


def table_of(window: MainWindow, cell: Cell) -> QAbstractItemView:
    views = shown(window).findChildren(QAbstractItemView)
    return next(view for view in views if view.accessibleName() == cell.table)


def editor_of(window: MainWindow, cell: Cell) -> QWidget | None:
    """Return the editor of a cell, if it is being edited."""
    table = table_of(window, cell)
    return table.indexWidget(table.model().index(0, cell.column))


def open_editor(window: MainWindow, cell: Cell) -> QWidget:
    table = table_of(window, cell)
    table.setCurrentIndex(table.model().index(0, cell.column))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    QApplication.processEvents()
    editor = editor_of(window, cell)
    assert editor is not None
    return editor


def enter(editor: QWidget, text: str) -> str:
    """Type into a field, or step to another choice; return what stands there then."""
    if isinstance(editor, QComboBox):
        editor.hidePopup()
        QTest.keyClick(editor, Qt.Key.Key_Down if editor.currentIndex() == 0 else Qt.Key.Key_Up)
        return editor.currentText()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    return text


def words(window: MainWindow, cell: Cell) -> str:
    return str(table_of(window, cell).model().index(0, cell.column).data())
