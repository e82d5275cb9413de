"""What the table on page 1 shows of one criterion's ratings: a lane for each of its rounds."""

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
from calibrate.packet.reading import is_open, is_sealed_again

SCALE_LEFT, SCALE_RIGHT = 194.0, 420.0
NO_NUMBER_RIGHT, MEET_RIGHT = 462.0, 512.0
LEAST_LANE, LANE_GAP = 9.0, 4.0
SEAL_HEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class ScaleColumns:
    """Where the points of a scale stand: the x of each value, and how far apart they are."""

    places: dict[int, float]
    pitch: float

    @property
    def widest(self) -> int:
        """The most dots in one row of a stack."""
        return max(1, min(5, int((self.pitch - 2) / PITCH)))


@dataclass(frozen=True, slots=True)
class Lane:
    """What one round gave: values, and how many who may rate gave nothing.

    `sealed` says what stands in place of values that nobody may see; `is_first` that a second
    round follows, so that these are from before the talk.
    """

    values: tuple[int | None, ...] = ()
    absent: int = 0
    is_first: bool = False
    sealed: str = ""

    @property
    def mark(self) -> Callable[[float, float], Dot | Ring]:
        """What stands for a value."""
        return ring if self.is_first else dot

    def height(self, columns: ScaleColumns) -> float:
        """Return how high the lane is."""
        if self.sealed:
            return SEAL_HEIGHT
        tallest = max((self.values.count(value) for value in columns.places), default=0)
        return max(LEAST_LANE, stack_height(tallest, columns.widest))


def scale_columns(sheet: Sheet) -> ScaleColumns:
    """Spread the points of the sheet's scale evenly."""
    points = sheet.rubric.scale.points
    pitch = (SCALE_RIGHT - SCALE_LEFT) / len(points)
    places = {point.value: SCALE_LEFT + pitch * (i + 0.5) for i, point in enumerate(points)}
    return ScaleColumns(places, pitch)


def lanes(sheet: Sheet, row: SheetRow) -> tuple[Lane, ...]:
    """Return the lanes of a criterion, the round that counts last."""
    if not is_open(sheet):
        return (Lane(sealed="sealed"),)
    absent = sheet.absent(row)
    if is_sealed_again(sheet, row):
        return Lane(row.first_values, absent, is_first=True), Lane(sealed="round 2 is sealed")
    if row.movement is None:
        return (Lane(row.values, absent),)
    return Lane(row.first_values, is_first=True), Lane(row.values, absent)


def lanes_height(found: tuple[Lane, ...], columns: ScaleColumns) -> float:
    """Return how high lanes are below one another."""
    return sum(lane.height(columns) for lane in found) + LANE_GAP * (len(found) - 1)


def drawn_lanes(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, height: float
) -> tuple[tuple[Operation, ...], float]:
    """Draw a criterion's lanes in a row of this height; return also the middle of the last."""
    found = lanes(sheet, row)
    top = (height - lanes_height(found, columns)) / 2
    operations: list[Operation] = []
    if is_open(sheet):
        operations += _lines(sheet, row, columns, height)
    middle = top
    for lane in found:
        middle = top + lane.height(columns) / 2
        operations += _lane(sheet, row, columns, lane, middle)
        top += lane.height(columns) + LANE_GAP
    return tuple(operations), middle


def _lane(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, lane: Lane, middle: float
) -> tuple[Operation, ...]:
    if lane.sealed:
        return _seal(lane.sealed, middle)
    return (
        *_dots(lane, columns, middle),
        *marks_without_number(NO_NUMBER_RIGHT, middle, lane.values.count(None), lane.absent),
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
        for mark in stack(x, middle, lane.values.count(value), columns.widest, lane.mark)
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
