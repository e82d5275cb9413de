"""What stands over the strips: the points of the scale, no number, how many meet."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.sheet import Sheet
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.marks import draw_text
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, appearance, measures, scaled, tokens
from calibrate.ui.meeting.ratings.dots import Columns, columns

WIDE_SCALE, NARROW_SCALE = 34, 44
WITH_WORDS = 52
"""How far apart points are that have their words; of nearer ones the levels alone are named."""


class ScaleHeading(QWidget):
    """What stands over the strips: the points of the scale, no number, how many meet."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._measures: Measures = measures(1600)
        appearance.changed.connect(self.update)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the scale of a sheet."""
        self._sheet = sheet
        scale, step = sheet.rubric.scale, sheet.step
        labels = [f"{point.value} {scale.label(point.value, step)}" for point in scale.points]
        self.setAccessibleName("Scale: " + ", ".join(labels))
        give_tip(self, ", ".join(labels))
        self.update()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        self._measures = measures
        self.setFixedHeight(scaled(WIDE_SCALE if measures.padding > 20 else NARROW_SCALE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sheet is None:
            return
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        at = columns(int(area.width()), self._measures, self._sheet.rubric)
        paint_scale(painter, area, at, self._sheet)
        painter.setPen(QPen(tokens().color("strong_hairline"), 1))
        for y in (0, area.height() - 1):
            painter.drawLine(QLineF(at.left, y, at.right, y))


def point_label(rubric: Rubric, step: Step, value: int, face: Face, width: float) -> str:
    """Return what a point means, as much of it as fits: "Between" for "Between L3 and L4"."""
    whole = rubric.scale.label(value, step)
    template = next(point.label for point in rubric.scale.points if point.value == value)
    if face.width(whole) <= width or template.startswith("{"):
        return face.elided(whole, width)
    before_levels = template.partition("{")[0].strip()
    return face.elided(before_levels or whole, width)


def paint_scale(painter: QPainter, band: QRectF, columns: Columns, sheet: Sheet) -> None:
    """Draw what stands over the strips: the points of the scale, no number, how many meet."""
    for value in columns.points:
        _paint_point(painter, band, columns, sheet, value)
    face, muted = Face(12, QFont.Weight.Medium), tokens().color("muted")
    low = band if columns.is_wide else QRectF(band.left(), band.center().y(), 1, band.height() / 2)
    box = QRectF(columns.no_number, low.top(), columns.meets - columns.no_number - 6, low.height())
    draw_one(painter, box, "No number", face, muted, right=True)
    box = QRectF(columns.meets, low.top(), columns.right - columns.meets - 18, low.height())
    draw_one(painter, box, f"Meet {sheet.step.target}", face, muted, right=True)


def _paint_point(
    painter: QPainter, band: QRectF, columns: Columns, sheet: Sheet, value: int
) -> None:
    scale = sheet.rubric.scale
    level = {scale.holds: "current", scale.bar: "target"}.get(value, "muted")
    bold = QFont.Weight.Bold if level != "muted" else QFont.Weight.Medium
    face, color = Face(12, bold), tokens().color(level)
    left = columns.x(value) - columns.pitch / 2
    if columns.is_wide:
        label = point_label(sheet.rubric, sheet.step, value, face, columns.pitch - 18)
        words = f"{value}  {label}"
        box = QRectF(left, band.top(), columns.pitch, band.height())
        draw_text(painter, box, words, face.font, color)
        return
    number = QRectF(left, band.top() + 3, columns.pitch, band.height() / 2 - 2)
    draw_text(painter, number, str(value), Face(13, QFont.Weight.DemiBold).font, color)
    label = point_label(sheet.rubric, sheet.step, value, face, columns.pitch - 4)
    if columns.pitch < WITH_WORDS:
        label = {scale.holds: sheet.step.current, scale.bar: sheet.step.target}.get(value, "")
    below = QRectF(left, band.center().y(), columns.pitch, band.height() / 2 - 2)
    draw_text(painter, below, label, face.font, color)
