"""What Home draws by hand: text, boxes, and the picture of an empty list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_dashed, draw_key, key_size
from calibrate.ui.look.theme import appearance, font, tokens

LEFT, MIDDLE, RIGHT = 0.0, 0.5, 1.0
"""Where a line of text stands in its place: its share of the free room that lies before it."""

PICTURE_WIDTH, PICTURE_HEIGHT = 420, 168
LONG_LINES, SHORT_LINES = (0.95, 0.78, 0.88, 0.5), (0.6, 0.95)


def fill(painter: QPainter, area: QRectF, color: str, radius: float = 6) -> None:
    """Fill a rounded rectangle in the token of this name."""
    painter.fillPath(_rounded(area, radius), tokens().color(color))


def stroke(
    painter: QPainter, area: QRectF, color: str, radius: float = 6, width: float = 1
) -> None:
    """Draw the edge of a rounded rectangle, all of it inside `area`."""
    half = width / 2
    path = _rounded(area.adjusted(half, half, -half, -half), radius)
    painter.strokePath(path, QPen(tokens().color(color), width))


def line(painter: QPainter, left: float, right: float, y: float, color: str) -> None:
    """Draw a hairline across."""
    painter.fillRect(QRectF(left, y, right - left, 1), tokens().color(color))


def words(
    painter: QPainter,
    area: QRectF,
    text: str,
    face: QFont,
    color: str,
    share: float = LEFT,
    middle: bool = False,
) -> None:
    """Write one line in the token of this name, cut in its middle or at its end if too long."""
    metrics = QFontMetricsF(face)
    width = metrics.horizontalAdvance(text)
    if width > area.width():
        modes = Qt.TextElideMode
        mode = modes.ElideMiddle if middle else modes.ElideRight
        text = metrics.elidedText(text, mode, area.width())
        width = metrics.horizontalAdvance(text)
    baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(face)
    painter.setPen(tokens().color(color))
    painter.drawText(QPointF(area.left() + (area.width() - width) * share, round(baseline)), text)


def key_cap(painter: QPainter, right: float, middle: float, key: str) -> float:
    """Draw a key whose right edge and middle are given; return its left edge."""
    size = key_size(key)
    area = QRectF(right - size.width(), middle - size.height() / 2, size.width(), size.height())
    draw_key(painter, area, key)
    return area.left()


class Empty(QWidget):
    """What stands where the list would be while there is no session yet."""

    TITLE = "No sessions yet"
    LINES = (
        "Start with a ladder, a table of evidence and the names of the panel,",
        "or open the session file that you were given.",
    )
    DROP = "Or drop a session file here."

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(" ".join((self.TITLE + ".", *self.LINES, self.DROP)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed place, the side-by-side in small, and what to do first."""
        painter, whole = zoom.enlarging(self), zoom.area_of(self)
        draw_dashed(painter, whole)
        top = max((whole.height() - PICTURE_HEIGHT - 180) / 2, 12)
        _picture(painter, QPointF((whole.width() - PICTURE_WIDTH) / 2, top))
        area = QRectF(12, top + PICTURE_HEIGHT + 42, whole.width() - 24, 36)
        words(painter, area, self.TITLE, font(18, QFont.Weight.DemiBold), "ink", MIDDLE)
        area = QRectF(area.left(), area.bottom(), area.width(), 20)
        for text in self.LINES:
            words(painter, area, text, font(14), "muted", MIDDLE)
            area.translate(0, 20)
        words(painter, area.translated(0, 22), self.DROP, font(13), "muted", MIDDLE)


def _rounded(area: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path


def _picture(painter: QPainter, at: QPointF) -> None:
    """Draw two rows of expectation, evidence, expectation; the second row has no evidence."""
    for top in (at.y(), at.y() + 92):
        left = QRectF(at.x(), top, 112, 76)
        fill(painter, left, "surface", 8)
        stroke(painter, left, "current", 8, 1.5)
        right = left.translated(308, 0)
        fill(painter, right, "target_ground", 8)
        for area in (left, right):
            _lines(painter, area.adjusted(14, 18, -14, 0), LONG_LINES, 13)
    _card(painter, QRectF(at.x() + 128, at.y(), 164, 34), target=True)
    _card(painter, QRectF(at.x() + 128, at.y() + 42, 164, 34), target=False)
    draw_dashed(painter, QRectF(at.x() + 128, at.y() + 92, 164, 76), 6)


def _card(painter: QPainter, area: QRectF, target: bool) -> None:
    """Draw a piece of evidence with the coloured edge on the side that it was marked for."""
    fill(painter, area, "surface")
    stroke(painter, area, "strong_hairline")
    edges = ((159.0, 5.0),) if target else ((0.0, 1.5), (3.5, 1.5))
    painter.save()
    painter.setClipPath(_rounded(area, 6))
    for across, width in edges:
        edge = QRectF(area.left() + across, area.top(), width, area.height())
        painter.fillRect(edge, tokens().color("target" if target else "current"))
    painter.restore()
    _lines(painter, area.adjusted(15, 11, -36, 0), SHORT_LINES, 12)


def _lines(painter: QPainter, area: QRectF, shares: tuple[float, ...], pitch: float) -> None:
    """Draw bars in place of lines of text."""
    for number, share in enumerate(shares):
        top = area.top() + number * pitch - 2
        fill(painter, QRectF(area.left(), top, area.width() * share, 4), "strong_hairline", 2)
