"""Dissents or follow-ups of a decision: rows that can be pressed to change them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.marks import draw_focus
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import set_role, tokens
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.panel import Section

ROW = 44


class Entry(NamedTuple):
    """One row: what it says, who it is about, and what stands at its right."""

    text: str
    who: str
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it in words."""
        return ", ".join(part for part in (self.who, self.text, self.note) if part)


class EntryButton(QAbstractButton):
    """One entry on two lines."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self.setAccessibleName(f"Change: {entry.spoken}")
        give_tip(self, entry.spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return zoom.size(120, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(area.adjusted(0, 1, 0, -2), tokens().color("tint"))
        ink, muted = tokens().color("ink"), tokens().color("muted")
        face, small = Face(13), Face(12)
        width = small.width(self._entry.note) + 2
        note = QRectF(area.right() - width, 3, width, 19)
        draw_one(painter, note, self._entry.note, small, muted, right=True)
        first = QRectF(0, 3, area.width() - width - (8 if self._entry.note else 0), 19)
        draw_one(painter, first, self._entry.text, face, ink)
        draw_one(painter, QRectF(0, 22, area.width(), 18), self._entry.who, small, muted)
        painter.setPen(tokens().color("strong_hairline"))
        painter.drawLine(QLineF(0, ROW - 1, area.width(), ROW - 1))
        if self.hasFocus():
            draw_focus(painter, area.adjusted(4, 4, -4, -5), 3)


class EntryList(QWidget):
    """A heading with Add, and the entries. `wanted` carries the place of one, or None to add."""

    wanted = Signal(object)

    def __init__(self, title: str, empty: str, add_name: str) -> None:
        super().__init__()
        self.add = QPushButton("Add")
        self.add.setAccessibleName(add_name)
        set_role(self.add, "small")
        self.add.clicked.connect(lambda: self.wanted.emit(None))
        self.empty = label(empty, "meta", wrap=True)
        self.entries: tuple[Entry, ...] = ()
        self.buttons: list[EntryButton] = []
        section = Section(title, is_first=True)
        section.row.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(section)
        self._column.addWidget(self.empty)
        self.empty.setVisible(bool(empty))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        if tuple(entries) == self.entries:
            return
        self.entries = tuple(entries)
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = [EntryButton(entry) for entry in entries]
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, place=place: self.wanted.emit(place))
            self._column.addWidget(button)
        self.empty.setVisible(bool(self.empty.text()) and not entries)
