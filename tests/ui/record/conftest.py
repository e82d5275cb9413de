"""Record over a real session file: what stands in its list, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.record.record_rows import LineRow
from calibrate.ui.record.screen import RecordScreen

Opened = Callable[..., "Window"]


@dataclass
class Window:
    """The screen and its desk."""

    screen: RecordScreen
    desk: Desk

    @property
    def shown(self) -> list[str]:
        """What a screen reader says of every row, from the top."""
        model, role = self.screen.list.record, Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row).data(role)) for row in range(model.rowCount())]

    @property
    def sentences(self) -> list[str]:
        """What was done, as the lines say, newest first."""
        rows = self.screen.list.record.rows
        return [row.sentence for row in rows if isinstance(row, LineRow)]

    @property
    def words(self) -> str:
        """All that stands on the screen."""
        labels = [one.text() for one in self.screen.findChildren(QLabel)]
        return "\n".join([*self.shown, *labels, self.screen.find_field.text()])

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def find(self, words: str) -> None:
        """Type into the field, in place of what stands there."""
        self.screen.find_field.selectAll()
        QTest.keyClicks(self.screen.find_field, words)

    def click(self, widget: QWidget) -> None:
        """Press something that can be pressed, with the mouse."""
        assert widget.isEnabled()
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opened]:
    """Opens Record of a store; the store is closed in the end."""
    theme.prepare(qapp, dark=False)
    stores = []

    def open_record(store: Store, desk: Desk | None = None) -> Window:
        stores.append(store)
        desk = desk or Desk(store)
        screen = RecordScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1280, 720)
        screen.show()
        screen.activateWindow()
        screen.setFocus()
        qapp.processEvents()
        return Window(screen, desk)

    yield open_record
    for store in stores:
        store.close()
