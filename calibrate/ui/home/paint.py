"""What Home draws by hand: the mark, key caps, and the picture of an empty list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calibrate.ui.theme import appearance, font, tokens

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter

MARK_WIDTH, MARK_HEIGHT = 35, 28
PICTURE_WIDTH, PICTURE_HEIGHT = 420, 168
LINE_SHARES = (0.95, 0.78, 0.88, 0.5)


def box(painter: QPainter, area: QRectF, fill: str = "", edge: str = "", radius: float = 6) -> None:
    """Draw a rounded rectangle in colours such as #18212B; its edge, 1 px, lies inside `area`."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
    inset = 0.5 if edge else 0.0
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def ring(painter: QPainter, area: QRectF, radius: float = 8) -> None:
    """Draw the ring that says where the keyboard is, 2 px, inside `area`."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens().color("primary"), 2))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)


def words(
    painter: QPainter,
    area: QRectF,
    text: str,
    face: QFont,
    color: str,
    flags: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Write one line, elided to `area`, in the token of this name."""
    painter.setFont(face)
    painter.setPen(tokens().color(color))
    painter.drawText(area, flags, QFontMetricsF(face).elidedText(text, elide, area.width()))


def key_cap(painter: QPainter, right: float, middle: float, key: str) -> float:
    """Draw a key whose right edge and middle are given; return its left edge."""
    face = font(11)
    width = max(QFontMetricsF(face).horizontalAdvance(key) + 10, 17)
    area = QRectF(right - width, middle - 8, width, 16)
    box(painter, area, "", tokens().strong_hairline, 4)
    words(painter, area.adjusted(-4, 0, 4, 0), key, face, "muted", CENTER)
    return area.left()


def mark(painter: QPainter, at: QPointF, height: float) -> None:
    """Draw the mark of Calibrate: the level one has outlined, the next one filled."""
    width = height / 2
    painter.setPen(QPen(tokens().color("current"), 2))
    painter.setBrush(tokens().color("current_ground"))
    painter.drawRoundedRect(QRectF(at.x() + 1, at.y() + 1, width - 2, height - 2), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens().color("target"))
    painter.drawRoundedRect(QRectF(at.x() + width * 1.4, at.y(), width, height), 4, 4)


class Brand(QWidget):
    """The mark and the name."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Calibrate")
        self.setFixedHeight(40)
        appearance.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        mark(painter, QPointF(4, middle - MARK_HEIGHT / 2), MARK_HEIGHT)
        area = QRectF(self.rect()).adjusted(MARK_WIDTH + 17, 0, 0, 0)
        words(painter, area, "Calibrate", font(27, QFont.Weight.DemiBold), "ink")


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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _dashed(painter, QRectF(self.rect()), 8)
        top = max((self.height() - PICTURE_HEIGHT - 180) / 2, 12)
        _picture(painter, QPointF((self.width() - PICTURE_WIDTH) / 2, top))
        line = QRectF(12, top + PICTURE_HEIGHT + 42, self.width() - 24, 36)
        words(painter, line, self.TITLE, font(18, QFont.Weight.DemiBold), "ink", CENTER)
        line = QRectF(line.left(), line.bottom(), line.width(), 20)
        for text in self.LINES:
            words(painter, line, text, font(14), "muted", CENTER)
            line.translate(0, 20)
        words(painter, line.translated(0, 22), self.DROP, font(13), "muted", CENTER)


def _dashed(painter: QPainter, area: QRectF, radius: float, color: str = "control") -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(tokens().color(color), 1)
    pen.setDashPattern([4, 4])
    painter.setPen(pen)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _picture(painter: QPainter, at: QPointF) -> None:
    """Draw two rows of expectation, evidence, expectation; the second row has no evidence."""
    for top in (at.y(), at.y() + 92):
        left = QRectF(at.x(), top, 112, 76)
        painter.setPen(QPen(tokens().color("current"), 1.5))
        painter.setBrush(tokens().color("surface"))
        painter.drawRoundedRect(left.adjusted(1, 1, -1, -1), 7, 7)
        _lines(painter, left.adjusted(14, 18, -14, 0), 4)
        right = QRectF(at.x() + 308, top, 112, 76)
        box(painter, right, tokens().target_ground, radius=8)
        _lines(painter, right.adjusted(14, 18, -14, 0), 4)
    _card(painter, QRectF(at.x() + 128, at.y(), 164, 34), target=True)
    _card(painter, QRectF(at.x() + 128, at.y() + 42, 164, 34), target=False)
    _dashed(painter, QRectF(at.x() + 128, at.y() + 92, 164, 76), 6)


def _card(painter: QPainter, area: QRectF, target: bool) -> None:
    """Draw a piece of evidence with the coloured edge on the side that it was marked for."""
    box(painter, area, tokens().surface, tokens().strong_hairline)
    if target:
        painter.fillRect(QRectF(area.right() - 5, area.top(), 5, area.height()), tokens().target)
    else:
        painter.setPen(QPen(tokens().color("current"), 1.5))
        for across in (area.left() + 0.75, area.left() + 4.25):
            painter.drawLine(QPointF(across, area.top()), QPointF(across, area.bottom()))
    _lines(painter, area.adjusted(15, 11, -36, 0), 2, 12)


def _lines(painter: QPainter, area: QRectF, count: int, pitch: float = 13) -> None:
    shares = LINE_SHARES if count == 4 else (0.6, 0.95)
    painter.setPen(QPen(tokens().color("strong_hairline"), 4, cap=Qt.PenCapStyle.RoundCap))
    for number, share in enumerate(shares):
        y = area.top() + number * pitch
        end = area.left() + area.width() * share
        painter.drawLine(QPointF(area.left(), y), QPointF(end, y))
