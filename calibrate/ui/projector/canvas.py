"""Drawing in units: text on base lines, rules, marks, pills."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from calibrate.ui.look.marks import draw_diamond, draw_dot
from calibrate.ui.look.theme import tokens
from calibrate.ui.projector.space import BOLD, REGULAR, Space

PILL, PILL_TEXT, PILL_PADDING = 52, 30, 22


class Canvas:
    """A painter that takes lengths in units, and colours by the names of their tokens."""

    def __init__(self, painter: QPainter, space: Space) -> None:
        self.painter, self.space = painter, space
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def write(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        weight: QFont.Weight = REGULAR,
        color: str = "ink",
        room: float | None = None,
        align: float = 0.0,
    ) -> float:
        """Write one line at `x`, cut to `room`; return its width.

        `align` is the share of the line that lies left of `x`: 0 from it, 0.5 around, 1 up to it.
        """
        face, unit = self.space.face(size, weight), self.space.unit
        shown = face.elided(text, room * unit) if room is not None else text
        width = face.width(shown)
        self.painter.setFont(face.font)
        self.painter.setPen(tokens().color(color))
        self.painter.drawText(QPointF(x * unit - width * align, baseline * unit), shown)
        return width / unit

    def fill(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle whose edges lie on whole pixels."""
        unit = self.space.unit
        left, top = round(x * unit), round(y * unit)
        right, bottom = round((x + width) * unit), round((y + height) * unit)
        self.painter.fillRect(left, top, right - left, bottom - top, tokens().color(color))

    def rule(self, x: float, y: float, width: float, color: str = "hairline") -> None:
        """Draw a thin line from left to right, everywhere of the same whole pixels."""
        unit = self.space.unit
        left, right = round(x * unit), round((x + width) * unit)
        thick = max(round(unit * 1.2), 1)
        self.painter.fillRect(left, round(y * unit), right - left, thick, self._ink(color))

    def upright(
        self, x: float, top: float, bottom: float, color: str, width: float, dashes: float = 0.0
    ) -> None:
        """Draw a line from top to bottom, dashed if `dashes` gives their length."""
        unit = self.space.unit
        thick = max(round(width * unit), 1)
        pen = QPen(tokens().color(color), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern([dashes * unit / thick, dashes * unit * 0.7 / thick])
        self.painter.setPen(pen)
        place = round(x * unit) + thick % 2 / 2
        self.painter.drawLine(QLineF(place, top * unit, place, bottom * unit))

    def dot(self, x: float, y: float, diameter: float, ground: str = "") -> None:
        """Draw a dot; with a `ground` it is hollow, and of that colour inside."""
        if ground:
            draw_dot(self.painter, self._at(x, y), diameter * self.space.unit, self._ink(ground))
        draw_dot(self.painter, self._at(x, y), diameter * self.space.unit, self._ink(), not ground)

    def diamond(self, x: float, y: float, diameter: float, color: str = "ink") -> None:
        """Draw the mark of *not enough evidence*."""
        draw_diamond(self.painter, self._at(x, y), diameter * self.space.unit, self._ink(color))

    def dash(self, x: float, y: float, length: float, color: str = "ink") -> None:
        """Draw the mark of somebody who is absent."""
        self.fill(x - length / 2, y - length / 10, length, length / 5, color)

    def pill(self, text: str, x: float, middle: float, align: float = 0.0) -> float:
        """Draw an outlined word around the height `middle`; return its width."""
        width = self.pill_width(text)
        left, unit = x - width * align, self.space.unit
        box = QRectF(left * unit, (middle - PILL / 2) * unit, width * unit, PILL * unit)
        self.painter.setPen(QPen(self._ink("control"), max(2 * unit, 1)))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self.write(text, left + PILL_PADDING, middle + PILL_TEXT * 0.36, PILL_TEXT, BOLD)
        return width

    def pill_width(self, text: str) -> float:
        """Return how wide an outlined word is."""
        return self.space.measure(text, PILL_TEXT, BOLD) + 2 * PILL_PADDING

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.space.unit, y * self.space.unit)

    def _ink(self, color: str = "ink") -> QColor:
        return tokens().color(color)
