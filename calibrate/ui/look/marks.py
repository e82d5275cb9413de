"""Marks that every screen paints alike: level tags, key caps, check, triangles, dots, hatching.

A painter's pen, brush and font are left as they were. Lengths are logical pixels. Shape tells the
levels apart as well as colour does: the current level is outlined, the target level filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.look.theme import appearance, font, tokens

RADIUS = 8.0
HATCH = 6
TAG_HEIGHT = 20.0
KEY_HEIGHT = 16.0
PILL_HEIGHT = 18.0
DASHES = (4.0, 3.0)
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


@contextmanager
def strokes(painter: QPainter, color: QColor, width: float = 1.5) -> Iterator[QPainter]:
    """Give `painter` a round pen and no brush for the time of the block."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    try:
        yield painter
    finally:
        painter.restore()


@contextmanager
def fills(painter: QPainter, color: QColor) -> Iterator[QPainter]:
    """Give `painter` a brush and no pen for the time of the block."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    try:
        yield painter
    finally:
        painter.restore()


def draw_level_tag(painter: QPainter, rect: QRectF, text: str, target: bool) -> None:
    """Draw a level's tag: the current level outlined, the target level filled."""
    colors = tokens()
    if target:
        with fills(painter, colors.color("target")):
            painter.drawRoundedRect(rect, 4, 4)
    else:
        with fills(painter, colors.color("surface")):
            painter.drawRoundedRect(rect, 4, 4)
        with strokes(painter, colors.color("current")):
            painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
    draw_text(painter, rect, text, tag_font(), colors.color("on_target" if target else "current"))


def tag_size(text: str) -> QSize:
    """Return the size of a level's tag."""
    return QSize(max(26, _width(text, tag_font()) + 12), int(TAG_HEIGHT))


def tag_font() -> QFont:
    """Return the font of tags."""
    return font(12, QFont.Weight.Bold)


def draw_key(painter: QPainter, rect: QRectF, text: str) -> None:
    """Draw the cap of a key."""
    colors = tokens()
    with strokes(painter, colors.color("strong_hairline"), 1):
        painter.setBrush(colors.color("surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    draw_text(painter, rect, text, key_font(), colors.color("muted"))


def key_size(text: str) -> QSize:
    """Return the size of a key's cap."""
    return QSize(max(16, _width(text, key_font()) + 9), int(KEY_HEIGHT))


def key_font() -> QFont:
    """Return the font of key caps."""
    return font(12, QFont.Weight.Medium)


def draw_pill(painter: QPainter, rect: QRectF, text: str) -> None:
    """Draw a quiet outlined word, such as "L3 only"."""
    with strokes(painter, tokens().color("control"), 1):
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, 9)
    draw_text(painter, rect, text, pill_font(), tokens().color("muted"))


def pill_size(text: str) -> QSize:
    """Return the size of a pill."""
    return QSize(_width(text, pill_font()) + 16, int(PILL_HEIGHT))


def pill_font() -> QFont:
    """Return the font of pills."""
    return font(12, QFont.Weight.DemiBold)


def draw_check(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw a check mark: done."""
    points = [QPointF(0.1, 0.55), QPointF(0.38, 0.82), QPointF(0.92, 0.2)]
    with strokes(painter, color, max(1.5, rect.width() / 7)):
        painter.drawPolyline(QPolygonF([_within(rect, point) for point in points]))


def draw_cross(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw a small cross: take away."""
    with strokes(painter, color, max(1.2, rect.width() / 7)):
        painter.drawLine(QLineF(rect.topLeft(), rect.bottomRight()))
        painter.drawLine(QLineF(rect.topRight(), rect.bottomLeft()))


def draw_minus(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw a minus: speaks against."""
    with strokes(painter, color, max(1.8, rect.width() / 6)):
        middle = rect.center().y()
        painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))


def draw_plus(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw a plus: speaks for."""
    draw_minus(painter, rect, color)
    with strokes(painter, color, max(1.8, rect.width() / 6)):
        middle = rect.center().x()
        painter.drawLine(QLineF(middle, rect.top(), middle, rect.bottom()))


def draw_triangle(painter: QPainter, rect: QRectF, color: QColor, left: bool) -> None:
    """Draw a filled triangle that points left (current level) or right (target level)."""
    tip, back = (rect.left(), rect.right()) if left else (rect.right(), rect.left())
    corners = [
        QPointF(tip, rect.center().y()),
        QPointF(back, rect.top()),
        QPointF(back, rect.bottom()),
    ]
    with fills(painter, color):
        painter.drawPolygon(QPolygonF(corners))


def draw_chevron(painter: QPainter, rect: QRectF, color: QColor, opened: bool) -> None:
    """Draw a chevron: downwards for what is open, to the right for what is folded."""
    folded = [QPointF(0.3, 0.1), QPointF(0.75, 0.5), QPointF(0.3, 0.9)]
    unfolded = [QPointF(0.1, 0.3), QPointF(0.5, 0.75), QPointF(0.9, 0.3)]
    points = unfolded if opened else folded
    with strokes(painter, color, 1.6):
        painter.drawPolyline(QPolygonF([_within(rect, point) for point in points]))


def draw_dot(
    painter: QPainter, centre: QPointF, diameter: float, color: QColor, filled: bool = True
) -> None:
    """Draw a dot: filled counts, hollow is before the talk. Both take up the same room."""
    outer = diameter if filled else diameter - _edge(diameter)
    _draw_shape(painter, _circle(centre, outer), color, filled, diameter)


def draw_diamond(
    painter: QPainter, centre: QPointF, diameter: float, color: QColor, filled: bool = False
) -> None:
    """Draw a diamond: *not enough evidence*."""
    half = diameter / 2 if filled else (diameter - _edge(diameter)) / 2
    x, y = centre.x(), centre.y()
    path = QPainterPath(QPointF(x, y - half))
    for corner in (QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)):
        path.lineTo(corner)
    path.closeSubpath()
    _draw_shape(painter, path, color, filled, diameter)


def draw_warning(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw an outlined triangle with an exclamation mark: something to look at."""
    corners = [QPointF(0.5, 0.06), QPointF(0.98, 0.92), QPointF(0.02, 0.92)]
    with strokes(painter, color, max(1.3, rect.width() / 11)):
        painter.drawPolygon(QPolygonF([_within(rect, corner) for corner in corners]))
        stem = QPointF(0.5, 0.36), QPointF(0.5, 0.6)
        painter.drawLine(QLineF(*(_within(rect, end) for end in stem)))
        painter.drawPoint(_within(rect, QPointF(0.5, 0.77)))


def draw_hatch(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw the hatched ink edge of what speaks against; it claims neither level."""
    with strokes(painter, color, 1.1):
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        x = rect.left() - rect.height()
        while x < rect.right():
            painter.drawLine(QLineF(x, rect.bottom(), x + rect.height(), rect.top()))
            x += 4.0


def draw_dashed(painter: QPainter, rect: QRectF, radius: float = RADIUS) -> None:
    """Draw a dashed box: nothing is there."""
    with strokes(painter, tokens().color("control"), 1):
        pen = painter.pen()
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_focus(painter: QPainter, rect: QRectF, radius: float = RADIUS) -> None:
    """Draw the offset ring of the focus around `rect`; a selection never looks like it."""
    with strokes(painter, tokens().color("primary"), 2):
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), radius + 3, radius + 3)


def stands_here(option: QStyleOptionViewItem) -> bool:
    """Tell whether the keyboard stands at an item and the item is what is looked at."""
    here = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected
    return option.state & here == here


def draw_text(painter: QPainter, rect: QRectF, text: str, face: QFont, color: QColor) -> None:
    """Draw one line of plain text in the middle of `rect`."""
    painter.save()
    painter.setFont(face)
    painter.setPen(color)
    painter.drawText(rect, CENTRED, text)
    painter.restore()


class Mark(QWidget):
    """A small painted sign of one size, in lengths of 100 %; painted anew in a new appearance."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        zoom.hold(self, size.width(), size.height())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    @property
    def area(self) -> QRectF:
        """The rectangle to paint in."""
        return zoom.area_of(self)


class WarningSign(Mark):
    """The outlined triangle before a sentence that says what is wrong."""

    def __init__(self, side: int = 16) -> None:
        super().__init__(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_warning(zoom.enlarging(self), self.area, tokens().color("ink"))


class LevelTag(Mark):
    """A level's key, outlined for the current level and filled for the target."""

    def __init__(self, text: str, target: bool) -> None:
        super().__init__(tag_size(text))
        self.text, self.target = text, target
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_level_tag(zoom.enlarging(self), self.area, self.text, self.target)


def _pen(color: QColor, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(color, width, Qt.PenStyle.SolidLine, cap, join)


def _within(rect: QRectF, share: QPointF) -> QPointF:
    return QPointF(rect.left() + share.x() * rect.width(), rect.top() + share.y() * rect.height())


def _circle(centre: QPointF, diameter: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(centre, diameter / 2, diameter / 2)
    return path


def _draw_shape(
    painter: QPainter, path: QPainterPath, color: QColor, filled: bool, diameter: float
) -> None:
    if filled:
        with fills(painter, color):
            painter.drawPath(path)
        return
    with strokes(painter, color, _edge(diameter)):
        painter.drawPath(path)


def _edge(diameter: float) -> float:
    return max(1.2, diameter / 7)


def _width(text: str, face: QFont) -> int:
    return round(QFontMetricsF(face).horizontalAdvance(text) + 0.5)
