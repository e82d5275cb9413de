"""One of the outcomes that can be decided; together they stand as one row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from calibrate.ui.marks import draw_text, fills, strokes
from calibrate.ui.theme import font, tokens

HEIGHT = 36
RADIUS = 6.0
BEYOND = 20.0


class OutcomeButton(QRadioButton):
    """An outcome. Its frame runs on into its neighbour's; the ends of the row are round."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.is_first, self.is_last = False, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width that lets three stand in a row."""
        return QSize(80, HEIGHT)

    def hitButton(self, where: QPoint) -> bool:
        """Take a click anywhere."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, frame, words, and the ring of the focus."""
        painter, colors, area = QPainter(self), tokens(), QRectF(self.rect())
        frame = area.adjusted(0 if self.is_first else -BEYOND, 0, 0 if self.is_last else BEYOND, 0)
        frame = frame.adjusted(0.5, 0.5, -0.5, -0.5)
        with fills(painter, colors.color("primary" if self.isChecked() else "surface")):
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        with strokes(painter, colors.color("control"), 1):
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if not self.is_last:
            edge = QRectF(area.right() - 1, 0, 1, area.height())
            painter.fillRect(edge, colors.color("control"))
        ink = colors.color("on_primary" if self.isChecked() else "ink")
        if not self.isEnabled():
            ink = colors.color("faint")
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        draw_text(painter, area, self.text(), font(14, weight), ink)
        if self.hasFocus():
            with strokes(painter, ink, 1.5):
                painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), 3, 3)
