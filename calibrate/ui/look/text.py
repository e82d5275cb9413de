"""Plain text broken into lines: what fits a width, in any script, and how high that is.

Only line texts are kept, for the last few thousand widths and texts asked for: a laid-out text per
piece of evidence would cost a gigabyte.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from calibrate.ui.look.theme import LEADING, font

NARROWEST = 0.2
"""The width of a very narrow letter in shares of the font's size: no line holds more of them."""

TAB = 4
"""How many blanks a tab stands for."""

PARAGRAPH = 5
"""The space above a paragraph that is not the first."""


class TextLine(NamedTuple):
    """One line of text: whether it runs from right to left, and the space above it."""

    text: str
    from_right: bool
    above: int = 0


class Wrapped(NamedTuple):
    """Text in lines; `is_cut` says that there is more than the lines show."""

    lines: tuple[TextLine, ...]
    is_cut: bool


class Face(NamedTuple):
    """A size and weight of the text font, as a key for what was measured with it."""

    pixels: int
    weight: QFont.Weight = QFont.Weight.Normal

    @property
    def font(self) -> QFont:
        """The font itself."""
        return _font(self)

    @property
    def metrics(self) -> QFontMetricsF:
        """The font's measures."""
        return _metrics(self)

    @property
    def leading(self) -> int:
        """From one line to the next."""
        return round(self.pixels * LEADING)

    def baseline(self, height: float) -> float:
        """Return how far below its top the baseline of a line of this height is."""
        metrics = self.metrics
        return (height + metrics.ascent() - metrics.descent()) / 2

    def width(self, text: str) -> float:
        """Return how wide a single line is."""
        return self.metrics.horizontalAdvance(text)

    def elided(self, text: str, width: float) -> str:
        """Return a single line of `text` that fits `width`."""
        flat = text if text.isprintable() else " ".join(text.split())
        return self.metrics.elidedText(flat[:2000], Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=4096)
def wrap(text: str, face: Face, width: int, limit: int) -> Wrapped:
    """Break `text` into at most `limit` lines that fit `width`; blank lines are left out."""
    most = limit * ceil(max(width, 1) / (face.pixels * NARROWEST))
    lines: list[TextLine] = []
    for paragraph in text[: most * 2].splitlines():
        if len(lines) > limit:
            break
        if paragraph.strip():
            begun = paragraph.rstrip().expandtabs(TAB)[:most]
            broken = _break(begun, face, width, limit + 1 - len(lines))
            lines.append(broken[0]._replace(above=PARAGRAPH if lines else 0))
            lines.extend(broken[1:])
    cut = len(lines) > limit or len(text) > most * 2
    return Wrapped(tuple(lines[:limit]), cut)


def with_ellipsis(wrapped: Wrapped) -> Wrapped:
    """Return the lines with an ellipsis at their end if there is more."""
    if not wrapped.is_cut:
        return wrapped
    last = wrapped.lines[-1]
    ended = last._replace(text=last.text.rstrip(" .,;:") + "…")
    return Wrapped((*wrapped.lines[:-1], ended), True)


def height(wrapped: Wrapped, face: Face) -> int:
    """Return how high the lines are."""
    return len(wrapped.lines) * face.leading + sum(line.above for line in wrapped.lines)


def draw_lines(
    painter: QPainter, x: float, y: float, width: float, wrapped: Wrapped, face: Face, color: QColor
) -> float:
    """Draw the lines from `y` on; return where the next thing may begin."""
    painter.setFont(face.font)
    painter.setPen(color)
    leading = face.leading
    baseline = face.baseline(leading)
    for line in wrapped.lines:
        y += line.above
        start = x + width - face.width(line.text) if line.from_right else x
        _draw_line(painter, QPointF(start, y + baseline), line)
        y += leading
    return y


def draw_one(
    painter: QPainter, rect: QRectF, text: str, face: Face, color: QColor, right: bool = False
) -> None:
    """Draw a single line, elided to fit, in the middle of the rectangle's height."""
    painter.setFont(face.font)
    painter.setPen(color)
    shown = face.elided(text, rect.width())
    x = rect.right() - face.width(shown) if right else rect.left()
    painter.drawText(QPointF(x, rect.top() + face.baseline(rect.height())), shown)


def _draw_line(painter: QPainter, start: QPointF, line: TextLine) -> None:
    """A line keeps its paragraph's direction, whatever letter it begins with."""
    if line.text.isascii():
        painter.drawText(start, line.text)
        return
    directions = Qt.LayoutDirection
    way = directions.RightToLeft if line.from_right else directions.LeftToRight
    painter.setLayoutDirection(way)
    painter.drawText(start, line.text)
    painter.setLayoutDirection(directions.LayoutDirectionAuto)


def _break(paragraph: str, face: Face, width: int, limit: int) -> list[TextLine]:
    """Break one paragraph; positions come in UTF-16 units, so the text is cut in those."""
    layout = QTextLayout(paragraph, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    from_right = not paragraph.isascii() and _runs_from_right(paragraph)
    units = paragraph if paragraph.isascii() else None
    encoded = b"" if units else paragraph.encode("utf-16-le", "surrogatepass")
    lines: list[TextLine] = []
    layout.beginLayout()
    while len(lines) < limit:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        text = units[start:end] if units else encoded[2 * start : 2 * end].decode("utf-16-le")
        lines.append(TextLine(text.rstrip(), from_right))
    layout.endLayout()
    return lines


def _runs_from_right(text: str) -> bool:
    """Tell it by the first letter that has a direction."""
    classes = (bidirectional(letter) for letter in text[:200])
    return next((found for found in classes if found in ("L", "R", "AL")), "L") != "L"


@lru_cache(maxsize=64)
def _font(face: Face) -> QFont:
    return font(face.pixels, face.weight)


@lru_cache(maxsize=64)
def _metrics(face: Face) -> QFontMetricsF:
    return QFontMetricsF(_font(face))
