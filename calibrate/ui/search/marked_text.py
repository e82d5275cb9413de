"""A text in a line or two in which what was asked for is bold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from calibrate.domain.search.question import Marked
from calibrate.ui.look.text import Face
from calibrate.ui.look.theme import tokens

BOLD = QFont.Weight.Bold


def draw_marked(
    painter: QPainter, area: QRectF, marked: Marked, face: Face, color: QColor, most: int
) -> None:
    """Draw a text from the top of an area, in at most so many lines."""
    layout = _laid_out(marked, face, area.width(), most)
    painter.setPen(color)
    layout.draw(painter, area.topLeft())


def _laid_out(marked: Marked, face: Face, width: float, most: int) -> QTextLayout:
    layout = _broken(marked, face, width)
    if layout.lineCount() <= most:
        return layout
    last = layout.lineAt(most - 1)
    end = _letters(marked.text, last.textStart() + last.textLength())
    cut = Marked(marked.text[: max(0, end - 2)].rstrip(" .,;:") + "…", marked.spans)
    shorter = _broken(cut, face, width)
    return shorter if shorter.lineCount() <= most else _broken(Marked(cut.text[:-4]), face, width)


def _broken(marked: Marked, face: Face, width: float) -> QTextLayout:
    layout = QTextLayout(marked.text, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(marked.text, *span) for span in marked.spans])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (face.leading - line.height()) / 2))
        top += face.leading
    layout.endLayout()
    return layout


def _format(text: str, begin: int, end: int) -> QTextLayout.FormatRange:
    """Return how words look that were asked for; Qt counts in units of UTF-16."""
    look = QTextCharFormat()
    look.setFontWeight(BOLD)
    look.setForeground(tokens().color("ink"))
    found = QTextLayout.FormatRange()
    found.start = _units(text[:begin])
    found.length = _units(text[begin:end])
    found.format = look
    return found


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _letters(text: str, units: int) -> int:
    if text.isascii():
        return units
    encoded = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(encoded.decode("utf-16-le", "ignore"))
