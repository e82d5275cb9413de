"""Items and headings that are painted in the lengths of 100 %, whatever the text size is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from calibrate.ui.look.zoom import enlarged


class EnlargedDelegate(QStyledItemDelegate):
    """Subclasses override `draw` in place of `paint`; an item's place is in lengths of 100 %."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one item, enlarged."""
        with enlarged(painter, option.rect) as area:
            option.rect = area.toRect()
            self.draw(painter, option, index)

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one item; for subclasses."""


class EnlargedHeader(QHeaderView):
    """Subclasses override `draw_section` in place of `paintSection`."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one heading, enlarged."""
        with enlarged(painter, rect) as area:
            self.draw_section(painter, area, section)

    def draw_section(self, painter: QPainter, area: QRectF, section: int) -> None:
        """Draw one heading; for subclasses."""
