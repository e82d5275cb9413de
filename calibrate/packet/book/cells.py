"""A criterion in one row of the overview: its median, and where it lies beside all other ratings.

Told apart by form alone: a filled mark is at or above the bar, a hollow one below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calibrate.domain.rubric.rubric import Criterion, Pairing, Scale
from calibrate.packet.book.plan import Spread
from calibrate.packet.flow.elements import Kind
from calibrate.packet.flow.operations import Box, Diamond, Dot, Operation, Ring, Stroke
from calibrate.packet.flow.parts import figure, one_of
from calibrate.packet.flow.style import CURRENT, DASHES, INK, QUIET, STRONG, TARGET
from calibrate.packet.flow.text import Align, written
from calibrate.words.handing.book import NO_NUMBER, middle_words, spread_words

PLOT_LEFT, PLOT_END = 20.0, 8.5
LEAST_PITCH, WIDEST_PITCH = 36.0, 52.0
"""Between these a column has room for a drawing; a narrower one has the number alone."""
LEAST_NUMBER = 13.0
"""A column that would be narrower than this has no room for a number."""
RADIUS, DIAMOND_RADIUS, POINT = 2.3, 3.1, 0.45
RANGE_HEIGHT, RANGE_COLOUR, POINT_COLOUR = 4.2, "B4BEC8", "98A4B0"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class CriterionColumn:
    """A column of the overview: which criterion, how both levels speak there, and where it is."""

    number: int
    criterion: Criterion
    pairing: Pairing
    scale: Scale
    left: float
    pitch: float

    @property
    def is_drawn(self) -> bool:
        """Whether there is room for more than the number."""
        return self.pitch >= LEAST_PITCH

    @property
    def bar(self) -> int:
        """The point that counts as enough here: that of the current level where it alone speaks."""
        return self.scale.holds if self.pairing is Pairing.CURRENT_ONLY else self.scale.bar

    def place(self, value: float) -> float:
        """Return where a value stands across the page."""
        low, high = self.scale.ends
        left, right = self.left + PLOT_LEFT, self.left + self.pitch - PLOT_END
        return left + (value - low) / (high - low) * (right - left)


def has_room(columns: Sequence[CriterionColumn]) -> bool:
    """Tell whether each criterion has a column; else it is said in words what all come to."""
    return all(column.pitch >= LEAST_NUMBER for column in columns)


def cell(column: CriterionColumn, spread: Spread | None, height: float) -> tuple[Operation, ...]:
    """Return a candidate's cell, in a row that is as high as this."""
    middle = height / 2
    said = _number(column, spread, middle)
    if not column.is_drawn:
        return one_of(Kind.CELL, said)
    words = spread_words(spread.low, spread.high) if spread else NO_NUMBER
    drawn = (*_ground(column, height), *_mark(column, spread, middle))
    return one_of(Kind.CELL, (*said, *figure(words, drawn)))


def _number(column: CriterionColumn, spread: Spread | None, middle: float) -> tuple[Operation, ...]:
    is_enough = spread is not None and spread.middle >= column.bar
    style = STRONG if is_enough else QUIET
    words = middle_words(spread.middle) if spread else NOTHING
    baseline = middle + style.size * 0.36
    if column.is_drawn:
        return written(words, style, column.left, baseline)
    return written(words, style, column.left + column.pitch / 2, baseline, Align.CENTRE)


def _ground(column: CriterionColumn, height: float) -> tuple[Operation, ...]:
    """Return the points of the scale that are offered here, and the line of the bar."""
    middle, x = height / 2, column.place(column.bar)
    offered = column.scale.offered(column.pairing)
    points = (Dot(column.place(value), middle, POINT, POINT_COLOUR) for value in offered)
    if column.pairing is Pairing.CURRENT_ONLY:
        return (*points, Stroke(x, 0, x, height, CURRENT, 0.8, DASHES))
    return (*points, Stroke(x, 0, x, height, TARGET, 0.8))


def _mark(column: CriterionColumn, spread: Spread | None, middle: float) -> tuple[Operation, ...]:
    if spread is None:
        return (Diamond(column.place(column.bar), middle, DIAMOND_RADIUS, INK),)
    x = column.place(spread.middle)
    return (*_range(column, spread, middle), mark(x, middle, spread.middle >= column.bar))


def _range(column: CriterionColumn, spread: Spread, middle: float) -> tuple[Box, ...]:
    if spread.low == spread.high:
        return ()
    left, right = column.place(spread.low), column.place(spread.high)
    return (range_bar(left, right, middle),)


def range_bar(left: float, right: float, middle: float) -> Box:
    """Return the bar of all ratings from the lowest to the highest."""
    end = RANGE_HEIGHT / 2
    return Box(
        left - end,
        middle - end,
        right - left + RANGE_HEIGHT,
        RANGE_HEIGHT,
        RANGE_COLOUR,
        radius=end,
    )


def mark(x: float, middle: float, is_enough: bool) -> Dot | Ring:
    """Return the mark of a median."""
    return Dot(x, middle, RADIUS, INK) if is_enough else Ring(x, middle, RADIUS, INK)
