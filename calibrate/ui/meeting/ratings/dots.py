"""The strip of one criterion: a mark a rating, along the points of the scale, a lane a round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from calibrate.domain.rubric.rubric import Pairing, Rubric
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.ui.look.marks import draw_dashed, draw_diamond, draw_dot, draw_minus, fills
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, tokens
from calibrate.words.dots import Lane, Mark, dot_rows, lanes, marks_shown

DOT, DOT_PITCH = 9.0, 11.0
DIAMOND, DASH, MARK_PITCH = 13.0, 9.0, 16.0
BETWEEN_LANES, SEAL = 8.0, 18.0
LONGEST_ROW = 8
LINE_DASHES = [2.6, 2.0]


class Strip(NamedTuple):
    """The room for how many meet and for no number, the most of a point, and all points' share."""

    meets: int
    no_number: int
    pitch: int
    share: float


WIDE_STRIP, NARROW_STRIP = Strip(98, 88, 96, 0.56), Strip(80, 76, 76, 0.55)
TIGHT_STRIP, NARROW_FROM = Strip(74, 74, 60, 0.42), 620


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
    at = WIDE_STRIP if wide else NARROW_STRIP if width >= NARROW_FROM else TIGHT_STRIP
    left, right = measures.padding, width - measures.padding
    points = tuple(point.value for point in rubric.scale.points)
    meets = right - at.meets
    no_number = meets - at.no_number
    pitch = int(min(at.pitch, (right - left) * at.share / len(points)))
    return Columns(
        left, right, no_number - pitch * len(points), pitch, no_number, meets, points, wide
    )


def strip_height(sheet: Sheet, row: SheetRow, columns: Columns) -> int:
    """Return how much height the lanes of a criterion take."""
    return int(_height(lanes(sheet, row), columns))


def _height(found: Sequence[Lane], columns: Columns) -> float:
    return sum(lane_height(lane, columns) for lane in found) + (len(found) - 1) * BETWEEN_LANES


def lane_height(lane: Lane, columns: Columns) -> float:
    """Return the height of a lane's tallest stack, or of the seal in its place."""
    if lane.sealed:
        return SEAL
    rows = max(len(dot_rows(lane.values.count(one), columns.longest)) for one in columns.points)
    return max(rows, 1) * DOT_PITCH


def paint_strip(
    painter: QPainter, band: QRectF, columns: Columns, sheet: Sheet, row: SheetRow
) -> None:
    """Draw lines, dots, diamonds and dashes of a criterion into a band of the view."""
    for value in sheet.rubric.scale.offered(row.pairing):
        _paint_line(painter, band, columns.x(value), _line_token(sheet.rubric, row, value))
    found = lanes(sheet, row)
    y = band.center().y() - _height(found, columns) / 2
    for lane in found:
        height = lane_height(lane, columns)
        _paint_lane(painter, y + height / 2, columns, lane)
        y += height + BETWEEN_LANES


def _paint_lane(painter: QPainter, middle: float, columns: Columns, lane: Lane) -> None:
    if lane.sealed:
        _paint_seal(painter, middle, columns, lane.sealed)
        return
    for value in columns.points:
        _paint_stack(painter, QPointF(columns.x(value), middle), columns, lane, value)
    _paint_no_number(painter, middle, columns, lane)


def _paint_seal(painter: QPainter, middle: float, columns: Columns, words: str) -> None:
    """Draw what stands in the place of ratings that nobody may see yet."""
    width = columns.pitch * len(columns.points)
    box = QRectF(columns.scale, middle - SEAL / 2, width, SEAL)
    with fills(painter, tokens().color("background")):
        painter.drawRect(box)
    draw_dashed(painter, box, 4)
    face = Face(12)
    start = QRectF(box.center().x() - face.width(words) / 2, box.top(), box.width(), box.height())
    draw_one(painter, start, words, face, tokens().color("muted"))


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
    painter: QPainter, middle: QPointF, columns: Columns, lane: Lane, value: int
) -> None:
    """Draw the dots of one value around `middle`."""
    rows = dot_rows(lane.values.count(value), columns.longest)
    y = middle.y() - (len(rows) - 1) * DOT_PITCH / 2
    for in_row in rows:
        x = middle.x() - (in_row - 1) * DOT_PITCH / 2
        for _ in range(in_row):
            draw_mark(painter, QPointF(x, y), lane.mark)
            x += DOT_PITCH
        y += DOT_PITCH


def draw_mark(painter: QPainter, centre: QPointF, mark: Mark) -> None:
    """Draw what stands for one rating, or for one that is not there."""
    ink = tokens().color("ink")
    match mark:
        case Mark.COUNTS:
            draw_dot(painter, centre, DOT, ink)
        case Mark.BEFORE:
            with fills(painter, tokens().color("background")):
                painter.drawEllipse(centre, DOT / 2, DOT / 2)
            draw_dot(painter, centre, DOT, ink, filled=False)
        case Mark.NOT_ENOUGH:
            draw_diamond(painter, centre, DIAMOND, ink)
        case Mark.ABSENT:
            box = QRectF(centre.x() - DASH / 2, centre.y() - DASH / 2, DASH, DASH)
            draw_minus(painter, box, ink)


def _paint_no_number(painter: QPainter, y: float, columns: Columns, lane: Lane) -> None:
    """Draw a diamond for each who had not enough evidence, and a dash for each who is absent."""
    right: float = columns.meets - (16 if columns.is_wide else 10)
    right = _paint_marks(painter, right, y, lane.absent, Mark.ABSENT)
    _paint_marks(painter, right, y, lane.not_enough, Mark.NOT_ENOUGH)


def _paint_marks(painter: QPainter, right: float, y: float, count: int, mark: Mark) -> float:
    """Draw like marks that end at `right`; return where what stands before them has to end."""
    figure, shown = marks_shown(count)
    for place in range(shown):
        draw_mark(painter, QPointF(right - MARK_PITCH * (place + 0.5), y), mark)
    left = right - MARK_PITCH * shown
    if not figure:
        return left
    face = Face(13)
    width = face.width(figure) + 1
    box = QRectF(left - width - 1, y - 10, width, 20)
    draw_one(painter, box, figure, face, tokens().color("ink"), right=True)
    return left - width - 4
