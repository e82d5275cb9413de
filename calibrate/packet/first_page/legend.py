"""What the marks of the table on page 1 mean: only those that occur in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet
from calibrate.packet.first_page.lanes import Lane, lanes
from calibrate.packet.flow.dots import dash, diamond, dot, ring
from calibrate.packet.flow.operations import Operation
from calibrate.packet.flow.style import META, RIGHT
from calibrate.packet.flow.text import Align, width_of, written
from calibrate.packet.reading import is_open

MARK_ROOM, BETWEEN = 8.5, 23.0

Mark = Callable[[float, float], Operation]


def legend(sheet: Sheet, middle: float) -> tuple[Operation, ...]:
    """Say at the right what the marks mean, or that there are none yet."""
    baseline = middle + META.size * 0.36
    if not is_open(sheet):
        return written(_sealed(sheet), META, RIGHT, baseline, Align.RIGHT)
    operations: list[Operation] = []
    right = RIGHT
    for words, mark in reversed(tuple(_marks(sheet))):
        operations[:0] = (
            mark(right - width_of(words, META) - MARK_ROOM, middle),
            *written(words, META, right, baseline, Align.RIGHT),
        )
        right -= width_of(words, META) + BETWEEN
    return tuple(operations)


def _sealed(sheet: Sheet) -> str:
    if sheet.phase is CandidatePhase.WITHDRAWN:
        return "Withdrawn before the reveal; nothing was opened"
    return "Sealed until the reveal"


def _marks(sheet: Sheet) -> Iterator[tuple[str, Mark]]:
    shown = [lane for row in sheet.rows for lane in lanes(sheet, row)]
    is_twice = any(lane.is_first for lane in shown)
    if any(_has_number(lane) and not lane.is_first for lane in shown):
        yield "one rating that counts" if is_twice else "one rating", dot
    if any(_has_number(lane) and lane.is_first for lane in shown):
        yield "before the talk", ring
    if any(None in lane.values for lane in shown):
        yield "not enough evidence", diamond
    if any(lane.absent for lane in shown):
        yield "absent", dash


def _has_number(lane: Lane) -> bool:
    return any(value is not None for value in lane.values)
