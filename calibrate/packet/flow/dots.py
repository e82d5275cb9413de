"""The marks of ratings as they are drawn on paper, where they never overlap.

Told apart by form alone, they mean the same in black and white.
"""

from __future__ import annotations

from collections.abc import Callable

from calibrate.packet.flow.operations import Diamond, Dot, Operation, Ring, Stroke
from calibrate.packet.flow.style import INK, LABEL
from calibrate.packet.flow.text import Align, width_of, written
from calibrate.words.dots import dot_rows, marks_shown

RADIUS, PITCH = 3.0, 7.4
DIAMOND_RADIUS, DASH_LENGTH, MARK_PITCH = 3.6, 6.4, 10.2
LONGEST_ROW = 5


def dot(x: float, middle: float) -> Dot:
    """Return the mark of a rating that counts."""
    return Dot(x, middle, RADIUS, INK)


def ring(x: float, middle: float) -> Ring:
    """Return the mark of a rating from before the talk."""
    return Ring(x, middle, RADIUS, INK)


def diamond(x: float, middle: float) -> Diamond:
    """Return the mark of *not enough evidence*."""
    return Diamond(x, middle, DIAMOND_RADIUS, INK)


def dash(x: float, middle: float) -> Stroke:
    """Return the mark of somebody who is absent."""
    return Stroke(x - DASH_LENGTH / 2, middle, x + DASH_LENGTH / 2, middle, INK, 1.3)


def stack(
    x: float,
    middle: float,
    count: int,
    widest: int = LONGEST_ROW,
    mark: Callable[[float, float], Dot | Ring] = dot,
    size: float = 1.0,
) -> tuple[Dot | Ring, ...]:
    """Return `count` dots, or rings, around `x` and the height `middle`; `size` makes them less."""
    rows, pitch = dot_rows(count, widest), PITCH * size
    top = middle - (len(rows) - 1) * pitch / 2
    return tuple(
        mark(x + (place - (in_row - 1) / 2) * pitch, top + row * pitch)._replace(
            radius=RADIUS * size
        )
        for row, in_row in enumerate(rows)
        for place in range(in_row)
    )


def stack_height(count: int, widest: int = LONGEST_ROW, size: float = 1.0) -> float:
    """Return how high a stack of `count` dots is."""
    return len(dot_rows(count, widest)) * PITCH * size


def marks_without_number(
    right: float, middle: float, not_enough: int, absent: int
) -> tuple[Operation, ...]:
    """Return diamonds, then dashes, ending at `right`; more than two become a count and one."""
    dashes, left = _marks(right, middle, absent, dash)
    diamonds, _ = _marks(left, middle, not_enough, diamond)
    return (*diamonds, *dashes)


def _marks(
    right: float, middle: float, count: int, mark: Callable[[float, float], Operation]
) -> tuple[tuple[Operation, ...], float]:
    """Return the marks that end at `right`, and where what stands before them has to end."""
    figure, shown = marks_shown(count)
    places = [right - MARK_PITCH * (shown - index - 0.5) for index in range(shown)]
    marks, left = tuple(mark(x, middle) for x in places), right - MARK_PITCH * shown
    if not figure:
        return marks, left
    baseline = middle + LABEL.size * 0.36
    counted = written(figure, LABEL, left - 1, baseline, Align.RIGHT)
    return (*counted, *marks), left - 1 - width_of(figure, LABEL) - 4
