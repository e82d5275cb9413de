"""What the marks of the table on page 1 mean: only those that occur in it."""

from __future__ import annotations

from collections.abc import Callable

from calibrate.domain.sheet import Sheet
from calibrate.packet.flow.dots import dash, diamond, dot, ring
from calibrate.packet.flow.elements import Kind
from calibrate.packet.flow.operations import Operation
from calibrate.packet.flow.parts import figure, one_of
from calibrate.packet.flow.style import META, RIGHT
from calibrate.packet.flow.text import Align, width_of, written
from calibrate.words import dots
from calibrate.words.dots import Mark
from calibrate.words.rounds import sealed_words

MARK_ROOM, BETWEEN = 8.5, 23.0
DRAWN: dict[Mark, Callable[[float, float], Operation]] = {
    Mark.COUNTS: dot,
    Mark.BEFORE: ring,
    Mark.NOT_ENOUGH: diamond,
    Mark.ABSENT: dash,
}


def legend(sheet: Sheet, middle: float) -> tuple[Operation, ...]:
    """Say at the right what the marks mean, or that there are none yet."""
    baseline = middle + META.size * 0.36
    if not sheet.is_open:
        return written(sealed_words(sheet), META, RIGHT, baseline, Align.RIGHT)
    operations: list[Operation] = []
    right = RIGHT
    for mark, words in reversed(dots.legend(sheet)):
        drawn = DRAWN[mark](right - width_of(words, META) - MARK_ROOM, middle)
        named = written(words, META, right, baseline, Align.RIGHT)
        sign = figure(dots.MARKS[mark], (drawn,))
        operations[:0] = one_of(Kind.PARAGRAPH, (*sign, *named))
        right -= width_of(words, META) + BETWEEN
    return tuple(operations)
