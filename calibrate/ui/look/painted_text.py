"""Lines of user text for painted views: one line, elided, never markup."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from calibrate.ui.look.theme import tokens

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
LONGEST_LINE = 400


def one_line(text: str) -> str:
    """Return the beginning of `text` on one line; no more of it than a line can show."""
    return " ".join(text[:LONGEST_LINE].split())


def elided(text: str, face: QFont, width: float) -> str:
    """Return as much of `text` as fits into `width` pixels, with an ellipsis where it is cut."""
    return QFontMetrics(face).elidedText(one_line(text), Qt.TextElideMode.ElideRight, int(width))


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    face: QFont,
    token: str,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Draw one elided line of plain text in the colour of a token."""
    painter.save()
    painter.setFont(face)
    painter.setPen(tokens().color(token))
    flags = int(align) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(rect, flags, elided(text, face, rect.width()))
    painter.restore()


def wrapped(text: str, face: QFont, width: float, most: int) -> list[str]:
    """Break `text` at blanks into at most `most` lines of `width` pixels, the last one elided."""
    lines: list[str] = []
    words = one_line(text).split(" ")
    metrics = QFontMetrics(face)
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") < width - 1:
            line = f"{line} {words.pop(0)}"
        lines.append(elided(line, face, width))
    return [*lines, elided(" ".join(words), face, width)] if words else lines


def hairline(rect: QRectF) -> QRectF:
    """Return the lowest pixel of `rect`, where a row is parted from the next."""
    return QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
