"""What the marks of the overview mean: those that occur in it, on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calibrate.domain.rubric.rubric import Step
from calibrate.packet.book.cells import DIAMOND_RADIUS, CriterionColumn, has_room, mark, range_bar
from calibrate.packet.book.plan import Spread
from calibrate.packet.flow.flow import Strip, Strips
from calibrate.packet.flow.operations import Diamond, Operation, Stroke, moved
from calibrate.packet.flow.style import CURRENT, DASHES, INK, LEFT, META, RIGHT, TARGET
from calibrate.packet.flow.text import fitted, strip_of, width_of, written
from calibrate.words.handing import book as words

BETWEEN, BESIDE, LEAST_WORDS = 13.0, 4.0, 20.0
MIDDLE = META.leading / 2
Meaning = tuple[Operation, float, str]
"""A mark that begins at 0, how wide it is, and what it means."""


def legend(
    step: Step, columns: Sequence[CriterionColumn], spreads: Sequence[Spread | None]
) -> Strips:
    """Return a line that is as high whatever stands in it, or none for a table without columns."""
    if not has_room(columns):
        return ()
    if not spreads:
        return (Strip(META.leading),)
    if not columns[0].is_drawn:
        return (strip_of(words.BOLD, META, LEFT),)
    operations: list[Operation] = []
    left = LEFT
    for drawn, wide, said in _meanings(step, columns, spreads):
        begin = left + wide + BESIDE
        shown = fitted(said, META, max(LEAST_WORDS, RIGHT - begin))
        operations += (moved(drawn, left), *written(shown, META, begin, META.baseline))
        left = begin + width_of(shown, META) + BETWEEN
    return (Strip(META.leading, tuple(operations)),)


def _meanings(
    step: Step, columns: Sequence[CriterionColumn], spreads: Sequence[Spread | None]
) -> Iterator[Meaning]:
    scale = columns[0].scale
    yield mark(2.3, MIDDLE, is_enough=True), 4.6, words.MIDDLE_AT_BAR
    yield mark(2.3, MIDDLE, is_enough=False), 4.6, words.MIDDLE_BELOW
    yield range_bar(2.1, 10, MIDDLE), 12.1, words.RANGE
    bar = Stroke(1, 0, 1, META.leading, TARGET, 0.8)
    yield bar, 2, words.point_words(scale, scale.bar, step)
    if any(column.bar == scale.holds for column in columns):
        holds = Stroke(1, 0, 1, META.leading, CURRENT, 0.8, DASHES)
        yield holds, 2, words.point_words(scale, scale.holds, step)
    if None in spreads:
        yield Diamond(DIAMOND_RADIUS, MIDDLE, DIAMOND_RADIUS, INK), 6.2, words.NO_NUMBER
