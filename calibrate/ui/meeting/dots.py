"""The strip of one criterion: a dot a rating, along the points of the scale."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from calibrate.domain.ratings import Confidence
from calibrate.domain.rubric import Pairing, Rubric, Step
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.ui.marks import draw_diamond, draw_dot, draw_minus, draw_text, fills
from calibrate.ui.text import Face, draw_one
from calibrate.ui.theme import Measures, tokens

DOT, DOT_PITCH = 9.0, 11.0
DIAMOND, DASH, MARK_PITCH = 13.0, 9.0, 20.0
LONGEST_ROW = 8
MOST_MARKS = 2
LINE_DASHES = [2.6, 2.0]


class Columns(NamedTuple):
    """Where a strip's parts stand, in pixels from the left of the view."""

    left: int
    right: int
    scale: int
    pitch: int
    no_number: int
    meets: int
    points: tuple[int, ...]
    is_wide: bool

    def x(self, value: int) -> float:
        """Return where the dots of a value stand."""
        return self.scale + self.pitch * (self.points.index(value) + 0.5)

    @property
    def longest(self) -> int:
        """How many dots of one value fit beside each other."""
        return max(1, min(LONGEST_ROW, int((self.pitch - 4) / DOT_PITCH)))


def columns(width: int, measures: Measures, rubric: Rubric) -> Columns:
    """Lay out the strips for a view of this width: name, scale, no number, how many meet."""
    wide = measures.padding > 20
    left, right = measures.padding, width - measures.padding
    points = tuple(point.value for point in rubric.scale.points)
    meets = right - (98 if wide else 80)
    no_number = meets - (88 if wide else 76)
    share = (right - left) * (0.56 if wide else 0.55)
    pitch = int(min(96 if wide else 76, share / len(points)))
    return Columns(
        left, right, no_number - pitch * len(points), pitch, no_number, meets, points, wide
    )


def dot_rows(count: int, longest: int) -> tuple[int, ...]:
    """Return how many dots stand in each row, the shorter rows above.

    Up to three stand in one row, more in two even ones, or in as many as `longest` makes necessary.
    """
    if not count:
        return ()
    rows = max(-(-count // longest), 1 if count <= 3 else 2)
    short, longer = divmod(count, rows)
    return (short,) * (rows - longer) + (short + 1,) * longer


def strip_height(row: SheetRow, columns: Columns) -> int:
    """Return how much height the tallest stack of dots takes."""
    counts = [row.values.count(value) for value in columns.points]
    rows = max(len(dot_rows(count, columns.longest)) for count in counts)
    return int(rows * DOT_PITCH)


def paint_strip(
    painter: QPainter, band: QRectF, columns: Columns, sheet: Sheet, row: SheetRow, absent: int
) -> None:
    """Draw lines, dots, diamonds and dashes of a criterion into a band of the view."""
    for value in sheet.rubric.scale.offered(row.pairing):
        _paint_line(painter, band, columns.x(value), _line_token(sheet.rubric, row, value))
    for value in columns.points:
        _paint_stack(painter, QPointF(columns.x(value), band.center().y()), columns, row, value)
    right: float = columns.meets - (16 if columns.is_wide else 10)
    not_enough = row.values.count(None)
    right = _paint_marks(painter, right, band.center().y(), absent, is_diamond=False)
    _paint_marks(painter, right, band.center().y(), not_enough, is_diamond=True)


def _line_token(rubric: Rubric, row: SheetRow, value: int) -> str:
    """Return the colour of a point's line: a level's where the criterion offers that level."""
    if value == rubric.scale.bar and row.pairing is not Pairing.CURRENT_ONLY:
        return "target"
    if value == rubric.scale.holds and row.pairing is not Pairing.NEW:
        return "current"
    return "strong_hairline"


def _paint_line(painter: QPainter, band: QRectF, x: float, token: str) -> None:
    painter.save()
    pen = QPen(tokens().color(token), 1.0)
    inset = 8.0
    if token != "strong_hairline":
        pen.setWidthF(1.6)
        inset = 0.0
    if token == "current":
        pen.setDashPattern(LINE_DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    middle = round(x)
    painter.drawLine(QLineF(middle, band.top() + inset, middle, band.bottom() - inset))
    painter.restore()


def _paint_stack(
    painter: QPainter, middle: QPointF, columns: Columns, row: SheetRow, value: int
) -> None:
    """Draw the dots of one value around `middle`, those of unsure raters last."""
    here = [opened.rating for opened in row.ratings if opened.rating.value == value]
    unsure = sorted(rating.confidence is Confidence.UNSURE for rating in here)
    rows = dot_rows(len(here), columns.longest)
    y = middle.y() - (len(rows) - 1) * DOT_PITCH / 2
    for in_row in rows:
        x = middle.x() - (in_row - 1) * DOT_PITCH / 2
        for _ in range(in_row):
            draw_rating(painter, QPointF(x, y), unsure.pop(0))
            x += DOT_PITCH
        y += DOT_PITCH


def draw_rating(painter: QPainter, centre: QPointF, is_unsure: bool) -> None:
    """Draw one rating: a filled dot, or half a one where its rater was unsure."""
    ink = tokens().color("ink")
    if not is_unsure:
        draw_dot(painter, centre, DOT, ink)
        return
    box = QRectF(centre.x() - DOT / 2, centre.y() - DOT / 2, DOT, DOT)
    with fills(painter, tokens().color("background")):
        painter.drawEllipse(box)
    draw_dot(painter, centre, DOT, ink, filled=False)
    with fills(painter, ink):
        painter.drawPie(box, 90 * 16, 180 * 16)


def draw_absent(painter: QPainter, centre: QPointF) -> None:
    """Draw the dash of somebody whose rating is not there."""
    box = QRectF(centre.x() - DASH / 2, centre.y() - DASH / 2, DASH, DASH)
    draw_minus(painter, box, tokens().color("ink"))


def _paint_marks(painter: QPainter, right: float, y: float, count: int, is_diamond: bool) -> float:
    """Draw marks that end at `right`; more than two become a number and one. Return the rest."""
    if not count:
        return right
    shown = count if count <= MOST_MARKS else 1
    for place in range(shown):
        centre = QPointF(right - MARK_PITCH * (place + 0.5), y)
        if is_diamond:
            draw_diamond(painter, centre, DIAMOND, tokens().color("ink"))
        else:
            draw_absent(painter, centre)
    left = right - MARK_PITCH * shown
    if count > MOST_MARKS:
        box = QRectF(left - 18, y - 10, 18, 20)
        draw_one(painter, box, str(count), Face(13), tokens().color("ink"), right=True)
        left -= 20
    return left


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
    label = point_label(sheet.rubric, sheet.step, value, Face(11, bold), columns.pitch - 4)
    below = QRectF(left, band.center().y(), columns.pitch, band.height() / 2 - 2)
    draw_text(painter, below, label, Face(11, bold).font, color)
