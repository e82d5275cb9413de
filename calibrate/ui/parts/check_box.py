"""A box to tick, with a border that is seen in both appearances."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from calibrate.ui.look import zoom
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.marks import draw_check, draw_focus, fills, strokes
from calibrate.ui.look.painted_text import draw_line
from calibrate.ui.look.theme import font, tokens

SIDE = 17
FACE = 13


class CheckBox(QCheckBox):
    """A painted check box; its words are plain text and are cut where they do not fit."""

    HEIGHT = 26

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._words = text
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        give_tip(self, text)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font(FACE)).horizontalAdvance(self._words)
        return zoom.size(SIDE + 16 + words, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return zoom.size(SIDE + 60, self.HEIGHT)

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere on box or words."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        box = QRectF(4, (area.height() - SIDE) / 2, SIDE, SIDE)
        ground = "primary" if self.isChecked() else "surface"
        with fills(painter, tokens().color(ground if self.isEnabled() else "disabled")):
            painter.drawRoundedRect(box, 4, 4)
        with strokes(painter, tokens().color("control"), 1.2):
            painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            sign = tokens().color("on_primary" if self.isEnabled() else "muted")
            draw_check(painter, box.adjusted(3, 3, -3, -3), sign)
        if self.hasFocus():
            draw_focus(painter, box, 3)
        area.setLeft(box.right() + 8)
        token = "ink" if self.isEnabled() else "faint"
        draw_line(painter, area, self._words, font(FACE), token)
