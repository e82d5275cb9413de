"""People by name, one of whom can be chosen, each with a word beside the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
)

from calibrate.domain.people import Panelist
from calibrate.ui.look import marks, zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import appearance, tokens
from calibrate.ui.parts.keys.places import meaning
from calibrate.ui.parts.tables.indexes import Index

ROW = 40
MOST_ROWS = 6
ID, NAME, WORD = range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 3)


class _Delegate(EnlargedDelegate):
    """Draws a name at the left and its word at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(100, ROW)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, box = tokens(), QRectF(option.rect).adjusted(4, 2, -4, -2)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            with marks.fills(painter, colors.color("selection")):
                painter.drawRoundedRect(box, 6, 6)
            bar = QRectF(box.left() + 5, box.center().y() - 9, 3, 18)
            with marks.fills(painter, colors.color("primary")):
                painter.drawRoundedRect(bar, 1.5, 1.5)
            if option.widget.hasFocus():
                marks.draw_focus(painter, box.adjusted(3, 3, -3, -3), 3)
        inside, word = box.adjusted(18, 0, -14, 0), str(index.data(WORD))
        face = Face(13, QFont.Weight.DemiBold if word.isdecimal() else QFont.Weight.Normal)
        draw_one(painter, inside, word, face, colors.color("muted"), right=True)
        name = inside.adjusted(0, 0, -face.width(word) - 16, 0)
        weight = QFont.Weight.DemiBold if is_chosen else QFont.Weight.Medium
        draw_one(painter, name, str(index.data(NAME)), Face(14, weight), colors.color("ink"))


class PeopleList(QListWidget):
    """The people, as high as there are of them, up to `MOST_ROWS`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        appearance.changed.connect(self.viewport().update)

    @property
    def chosen(self) -> str:
        """The id of who is chosen, or nothing."""
        item = self.currentItem()
        return str(item.data(ID)) if item else ""

    def show_people(self, people: Sequence[Panelist], words: Mapping[str, str]) -> None:
        """Show people, with `words` beside their names by id; who was chosen stays so."""
        before = self.chosen
        self.clear()
        for panelist in people:
            self._add(panelist, words.get(panelist.id, ""))
        ids = [panelist.id for panelist in people]
        self.setCurrentRow(ids.index(before) if before in ids else 0)
        zoom.hold(self, height=ROW * max(1, min(MOST_ROWS, len(people))) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits to whoever asks for a code."""
        if meaning(event).isdecimal():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _add(self, panelist: Panelist, word: str) -> None:
        spoken = ", ".join(part for part in (panelist.name, word) if part)
        item = QListWidgetItem(spoken)
        item.setData(ID, panelist.id)
        item.setData(WORD, word)
        item.setData(NAME, panelist.name)
        item.setToolTip(plain_tip(panelist.name))
        self.addItem(item)
