"""How the lanes of one criterion's ratings are drawn in the table on page 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from calibrate.domain.ratings import count
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.flow.dots import PITCH, dot, marks_without_number, ring, stack, stack_height
from calibrate.packet.flow.operations import Box, Dot, Operation, Ring, Stroke
from calibrate.packet.flow.style import (
    CURRENT,
    DASHES,
    FAINT,
    META,
    PAPER,
    QUIET,
    STRONG,
    STRONGER,
    TARGET,
)
from calibrate.packet.flow.text import Align, written
from calibrate.words.dots import Lane, Mark, lanes

SCALE_LEFT, SCALE_RIGHT = 194.0, 420.0
NO_NUMBER_RIGHT, MEET_RIGHT = 462.0, 512.0
LEAST_LANE, LANE_GAP = 9.0, 4.0
SEAL_HEIGHT = 12.0
NUMBERS: dict[Mark, Callable[[float, float], Dot | Ring]] = {Mark.COUNTS: dot, Mark.BEFORE: ring}
"""What is drawn for a number."""


@dataclass(frozen=True, slots=True)
class ScaleColumns:
    """Where the points of a scale stand: the x of each value, and how far apart they are."""

    places: dict[int, float]
    pitch: float

    @property
    def widest(self) -> int:
        """The most dots in one row of a stack."""
        return max(1, min(5, int((self.pitch - 2) / PITCH)))


def scale_columns(sheet: Sheet) -> ScaleColumns:
    """Spread the points of the sheet's scale evenly."""
    points = sheet.rubric.scale.points
    pitch = (SCALE_RIGHT - SCALE_LEFT) / len(points)
    places = {point.value: SCALE_LEFT + pitch * (i + 0.5) for i, point in enumerate(points)}
    return ScaleColumns(places, pitch)


def lane_height(lane: Lane, columns: ScaleColumns) -> float:
    """Return how high a lane is."""
    if lane.sealed:
        return SEAL_HEIGHT
    tallest = max((lane.values.count(value) for value in columns.places), default=0)
    return max(LEAST_LANE, stack_height(tallest, columns.widest))


def lanes_height(found: tuple[Lane, ...], columns: ScaleColumns) -> float:
    """Return how high lanes are below one another."""
    return sum(lane_height(lane, columns) for lane in found) + LANE_GAP * (len(found) - 1)


def drawn_lanes(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, height: float
) -> tuple[tuple[Operation, ...], float]:
    """Draw a criterion's lanes in a row of this height; return also the middle of the last."""
    found = lanes(sheet, row)
    top = (height - lanes_height(found, columns)) / 2
    operations: list[Operation] = []
    if sheet.is_open:
        operations += _lines(sheet, row, columns, height)
    middle = top
    for lane in found:
        middle = top + lane_height(lane, columns) / 2
        operations += _lane(sheet, row, columns, lane, middle)
        top += lane_height(lane, columns) + LANE_GAP
    return tuple(operations), middle


def _lane(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, lane: Lane, middle: float
) -> tuple[Operation, ...]:
    if lane.sealed:
        return _seal(lane.sealed, middle)
    return (
        *_dots(lane, columns, middle),
        *marks_without_number(NO_NUMBER_RIGHT, middle, lane.not_enough, lane.absent),
        *_meets(sheet, row, lane, middle),
    )


def _seal(words: str, middle: float) -> tuple[Operation, ...]:
    """Return what stands for ratings that nobody may see yet."""
    box = Box(
        SCALE_LEFT,
        middle - SEAL_HEIGHT / 2,
        SCALE_RIGHT - SCALE_LEFT,
        SEAL_HEIGHT,
        fill=PAPER,
        edge=FAINT,
        radius=2,
        dash=DASHES,
    )
    centre = (SCALE_LEFT + SCALE_RIGHT) / 2
    return (box, *written(words, META, centre, middle + META.size * 0.36, Align.CENTRE))


def _dots(lane: Lane, columns: ScaleColumns, middle: float) -> tuple[Operation, ...]:
    return tuple(
        mark
        for value, x in columns.places.items()
        for mark in stack(x, middle, lane.values.count(value), columns.widest, NUMBERS[lane.mark])
    )


def _meets(sheet: Sheet, row: SheetRow, lane: Lane, middle: float) -> tuple[Operation, ...]:
    """Return how many meet the target; nothing where only the current level speaks."""
    found = count(lane.values, sheet.rubric.scale, row.pairing)
    if row.pairing is Pairing.CURRENT_ONLY or not found.rated:
        return ()
    style = replace(QUIET, size=STRONG.size) if lane.is_first else STRONG
    words = f"{found.meets} of {found.rated}"
    return written(words, style, MEET_RIGHT, middle + style.size * 0.36, Align.RIGHT)


def _lines(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, height: float
) -> tuple[Operation, ...]:
    offered = sheet.rubric.scale.offered(row.pairing)
    return tuple(
        _line(sheet, row, value, x, height)
        for value, x in columns.places.items()
        if value in offered
    )


def _line(sheet: Sheet, row: SheetRow, value: int, x: float, height: float) -> Stroke:
    """Return the line of one point: whole and coloured for a level, short and grey elsewhere."""
    scale = sheet.rubric.scale
    if value == scale.bar and row.pairing is not Pairing.CURRENT_ONLY:
        return Stroke(x, 0, x, height, TARGET, 1.2)
    if value == scale.holds and row.pairing is not Pairing.NEW:
        return Stroke(x, 0, x, height, CURRENT, 1.2, DASHES)
    return Stroke(x, 4, x, height - 4, STRONGER)
