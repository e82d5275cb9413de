"""The screen's own measure: a picture of 1920 × 1080 units or more, whatever the window's size."""

from __future__ import annotations

from typing import NamedTuple, Self

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from calibrate.ui.look.text import Face, Wrapped, wrap

WIDTH, HEIGHT = 1920, 1080
MARGIN = 64
REGULAR, MEDIUM, BOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold
ELLIPSIS = "…"


class Space(NamedTuple):
    """Width and height in units, and how many pixels a unit has; one of the two is the least."""

    width: float
    height: float
    unit: float

    @classmethod
    def of(cls, size: QSize) -> Self:
        """Return the space of a window of this size in pixels."""
        unit = max(min(size.width() / WIDTH, size.height() / HEIGHT), 0.05)
        return cls(size.width() / unit, size.height() / unit, unit)

    @property
    def right(self) -> float:
        """Where text ends at the right."""
        return self.width - MARGIN

    def face(self, size: float, weight: QFont.Weight = REGULAR) -> Face:
        """Return the face of text of a size in units."""
        return Face(max(round(size * self.unit), 1), weight)

    def measure(self, text: str, size: float, weight: QFont.Weight = REGULAR) -> float:
        """Return how wide a line is, in units."""
        return self.face(size, weight).width(text) / self.unit

    def bearing(self, text: str, size: float, weight: QFont.Weight) -> float:
        """Return how far from its beginning the ink of a line is, in units."""
        return self.face(size, weight).metrics.tightBoundingRect(text).left() / self.unit

    def fitting(self, text: str, sizes: range, weight: QFont.Weight, room: float) -> int:
        """Return the first of `sizes` at which a line fits, or the last."""
        fits = (size for size in sizes if self.measure(text, size, weight) <= room)
        return next(fits, sizes[-1])

    def lines(
        self, text: str, size: float, weight: QFont.Weight, room: float, most: int
    ) -> tuple[str, ...]:
        """Break text into at most so many lines; where there is more, the last one is cut."""
        face, flat = self.face(size, weight), " ".join(text.split())
        wrapped = wrap(flat, face, int(room * self.unit), most)
        if not wrapped.is_cut:
            return _texts(wrapped)
        narrower = int(room * self.unit - face.width(ELLIPSIS))
        *others, last = _texts(wrap(flat, face, narrower, most))
        return (*others, last + ELLIPSIS)


def _texts(wrapped: Wrapped) -> tuple[str, ...]:
    return tuple(line.text for line in wrapped.lines)
