"""The lines of a letter under their headings, to go through by arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem

from calibrate.ui.look import zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_check, draw_dot
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import tokens
from calibrate.ui.packets.letter.items import Item, Section
from calibrate.ui.parts.chosen import draw_ground
from calibrate.ui.parts.keys.places import meaning
from calibrate.ui.parts.tables.indexes import Index

HEADING, ROW = 34, 54
LEFT, MARK = 44, 7
ITEM = Qt.ItemDataRole.UserRole
OTHERS = ~Qt.KeyboardModifier.KeypadModifier
MARKED = (Section.CONFIRM, Section.NAMES)
"""Where a dot says that something is open, and a check mark that it is done."""


class ItemDelegate(EnlargedDelegate):
    """Draws a mark, what the line is about, and below it where it stands; or a heading."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if item is None:
            area = QRectF(option.rect).adjusted(20, 10, -8, 0)
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            draw_one(painter, area, words, Face(12, QFont.Weight.DemiBold), tokens().color("muted"))
            return
        self._draw_item(painter, draw_ground(painter, option), item)

    def _draw_item(self, painter: QPainter, area: QRectF, item: Item) -> None:
        middle = QPointF(area.left() + 22, area.top() + 15)
        if item.is_open:
            draw_dot(painter, middle, MARK, tokens().color("primary"))
        elif item.section in MARKED:
            place = QRectF(middle.x() - 5, middle.y() - 5, 10, 10)
            draw_check(painter, place, tokens().color("muted"))
        room = area.right() - LEFT - 8
        weight = QFont.Weight.DemiBold if item.is_open else QFont.Weight.Medium
        title = QRectF(LEFT, area.top() + 5, room, 20)
        draw_one(painter, title, item.title, Face(14, weight), tokens().color("ink"))
        below = QRectF(LEFT, area.top() + 25, room, 18)
        draw_one(painter, below, item.note, Face(12), tokens().color("muted"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(120, HEADING if index.data(ITEM) is None else ROW)


class ItemList(QListWidget):
    """`chosen` carries the Item that is gone to, `digit` one that was struck here."""

    chosen = Signal(object)
    digit = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, Item] = {}
        self.setAccessibleName("What the letter asks")
        self.setItemDelegate(ItemDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._tell)

    @property
    def shown(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(self._rows.values())

    def show_items(self, items: Sequence[Item], wanted: Sequence[tuple[object, ...]]) -> None:
        """Show items, and go to the first that is here of the keys that are wanted."""
        self.blockSignals(True)
        self.clear()
        self._rows.clear()
        section = None
        for one in items:
            if one.section is not section:
                self._add_heading(one.section.value)
                section = one.section
            self._add(one)
        self.setCurrentRow(-1)
        self.blockSignals(False)
        rows = {item.key: row for row, item in self._rows.items()}
        self.setCurrentRow(next((rows[key] for key in wanted if key in rows), min(self._rows)))

    def go_to(self, *key: object) -> None:
        """Go to the first line whose key begins so, if there is one."""
        places = (row for row, item in self._rows.items() if item.key[: len(key)] == key)
        self.setCurrentRow(next(places, self.currentRow()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand digits on: they mean something beside the list."""
        struck = meaning(event)
        if struck.isdecimal() and not event.modifiers() & OTHERS:
            self.digit.emit(struck)
        else:
            super().keyPressEvent(event)

    def _add_heading(self, words: str) -> None:
        heading = QListWidgetItem(words)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(heading)

    def _add(self, one: Item) -> None:
        item = QListWidgetItem(f"{one.title}, {one.note}" if one.note else one.title)
        item.setToolTip(plain_tip(item.text()))
        item.setData(ITEM, one)
        self.addItem(item)
        self._rows[self.count() - 1] = one

    def _tell(self, row: int) -> None:
        if row in self._rows:
            self.chosen.emit(self._rows[row])
