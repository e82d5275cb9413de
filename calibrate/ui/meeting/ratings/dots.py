"""The strip of one criterion: a dot a rating, along the points of the scale.

Filled counts. Where there was a second round, the ratings from before the talk stand hollow in a
lane of their own above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from calibrate.domain.rubric.rubric import Pairing, Rubric
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.ui.look.marks import draw_diamond, draw_dot, draw_minus, fills
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, tokens

DOT, DOT_PITCH = 9.0, 11.0
DIAMOND, DASH, MARK_PITCH = 13.0, 9.0, 16.0
BETWEEN_LANES = 8.0
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


class Lane(NamedTuple):
    """One round's ratings in a strip: their values, and the height of its tallest stack."""

    values: tuple[int | None, ...]
    height: float
    is_filled: bool


def lanes(row: SheetRow, columns: Columns) -> tuple[Lane, ...]:
    """Return what counts now, below what was rated before the talk if there was a second round."""
    now = _lane(row.values, columns, is_filled=True)
    if row.movement is None:
        return (now,)
    return (_lane(row.first_values, columns, is_filled=False), now)


def _lane(values: tuple[int | None, ...], columns: Columns, is_filled: bool) -> Lane:
    rows = max(len(dot_rows(values.count(point), columns.longest)) for point in columns.points)
    return Lane(values, max(rows, 1) * DOT_PITCH, is_filled)


def strip_height(row: SheetRow, columns: Columns) -> int:
    """Return how much height the tallest stacks of dots take."""
    return int(_height(lanes(row, columns)))


def _height(stacked: Sequence[Lane]) -> float:
    return sum(lane.height for lane in stacked) + (len(stacked) - 1) * BETWEEN_LANES


def paint_strip(
    painter: QPainter, band: QRectF, columns: Columns, sheet: Sheet, row: SheetRow
) -> None:
    """Draw lines, dots, diamonds and dashes of a criterion into a band of the view."""
    for value in sheet.rubric.scale.offered(row.pairing):
        _paint_line(painter, band, columns.x(value), _line_token(sheet.rubric, row, value))
    stacked = lanes(row, columns)
    y = band.center().y() - _height(stacked) / 2
    for lane in stacked:
        middle = y + lane.height / 2
        for value in columns.points:
            _paint_stack(painter, QPointF(columns.x(value), middle), columns, lane, value)
        _paint_no_number(painter, middle, columns, lane, sheet.absent(row))
        y += lane.height + BETWEEN_LANES


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
            draw_rating(painter, QPointF(x, y), lane.is_filled)
            x += DOT_PITCH
        y += DOT_PITCH


def draw_rating(painter: QPainter, centre: QPointF, is_filled: bool) -> None:
    """Draw one rating: filled where it counts, hollow where it is from before the talk."""
    ink = tokens().color("ink")
    if not is_filled:
        with fills(painter, tokens().color("background")):
            painter.drawEllipse(centre, DOT / 2, DOT / 2)
    draw_dot(painter, centre, DOT, ink, is_filled)


def _paint_no_number(
    painter: QPainter, y: float, columns: Columns, lane: Lane, absent: int
) -> None:
    """Draw a diamond for each who had not enough evidence, and a dash for each who is absent."""
    right: float = columns.meets - (16 if columns.is_wide else 10)
    if lane.is_filled:
        right = _paint_marks(painter, right, y, absent, is_diamond=False)
    _paint_marks(painter, right, y, lane.values.count(None), is_diamond=True)


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
        face = Face(13)
        width = face.width(str(count)) + 1
        box = QRectF(left - width - 1, y - 10, width, 20)
        draw_one(painter, box, str(count), face, tokens().color("ink"), right=True)
        left -= width + 4
    return left
