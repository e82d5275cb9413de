"""How the lanes of one criterion's ratings are drawn in the table on page 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from calibrate.domain.ratings import count
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.flow.dots import (
    LONGEST_ROW,
    PITCH,
    dot,
    marks_without_number,
    ring,
    stack,
    stack_height,
)
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.operations import Box, Dot, Operation, Ring, Stroke, part
from calibrate.packet.flow.parts import figure, place_of
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
from calibrate.packet.flow.text import Align, fitted, width_of, written
from calibrate.words.dots import Lane, Mark, lane_words, lanes, no_number_words

SCALE_LEFT, SCALE_RIGHT = 194.0, 420.0
NO_NUMBER_RIGHT, MEET_RIGHT = 462.0, 512.0
LEAST_LANE, LANE_GAP = 9.0, 4.0
SMALL, LONGEST_SMALL_ROW = 0.72, 6
SEAL_HEIGHT = 12.0
MOST_WITH_BOTH_ROUNDS = 9
"""Of more criteria than this each has one line on page 1; the ratings' pages tell both rounds."""
NUMBERS: dict[Mark, Callable[[float, float], Dot | Ring]] = {Mark.COUNTS: dot, Mark.BEFORE: ring}
"""What is drawn for a number."""


@dataclass(frozen=True, slots=True)
class ScaleColumns:
    """Where the points of a scale stand: the x of each value, and how far apart they are.

    `size` is that of the marks, less than 1 where many criteria share a page.
    """

    places: dict[int, float]
    pitch: float
    size: float = 1.0

    @property
    def widest(self) -> int:
        """The most dots in one row of a stack."""
        most = LONGEST_ROW if self.size == 1 else LONGEST_SMALL_ROW
        return max(1, min(most, int((self.pitch - 2) / (PITCH * self.size))))


def scale_columns(sheet: Sheet) -> ScaleColumns:
    """Spread the points of the sheet's scale evenly."""
    points = sheet.rubric.scale.points
    pitch = (SCALE_RIGHT - SCALE_LEFT) / len(points)
    places = {point.value: SCALE_LEFT + pitch * (i + 0.5) for i, point in enumerate(points)}
    return ScaleColumns(places, pitch, 1.0 if len(sheet.rows) <= MOST_WITH_BOTH_ROUNDS else SMALL)


def lanes_on_page_1(sheet: Sheet, row: SheetRow) -> tuple[Lane, ...]:
    """Return a lane for each round, or of many criteria for the last alone."""
    found = lanes(sheet, row)
    return found[-1:] if is_merged(sheet, row) else found


def is_merged(sheet: Sheet, row: SheetRow) -> bool:
    """Tell whether both rounds of a criterion are merged into the line of what counts."""
    return row.movement is not None and len(sheet.rows) > MOST_WITH_BOTH_ROUNDS


def lane_height(lane: Lane, columns: ScaleColumns) -> float:
    """Return how high a lane is."""
    if lane.sealed:
        return SEAL_HEIGHT
    tallest = max((lane.values.count(value) for value in columns.places), default=0)
    return max(LEAST_LANE, stack_height(tallest, columns.widest, columns.size))


def lanes_height(found: tuple[Lane, ...], columns: ScaleColumns) -> float:
    """Return how high lanes are below one another."""
    return sum(lane_height(lane, columns) for lane in found) + LANE_GAP * (len(found) - 1)


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that all lanes of a criterion share: along the scale, and behind it."""

    scale: Element
    no_number: Element
    meets: Element


def drawn_lanes(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, height: float
) -> tuple[tuple[Operation, ...], float]:
    """Draw a criterion's lanes in a row of this height; return also the middle of the last."""
    found = lanes_on_page_1(sheet, row)
    cells = Cells(
        Element(Kind.CELL, columns=len(columns.places)), Element(Kind.CELL), Element(Kind.CELL)
    )
    top = (height - lanes_height(found, columns)) / 2
    operations = [place_of(cells.scale), place_of(cells.no_number), place_of(cells.meets)]
    if sheet.is_open:
        operations += _lines(sheet, row, columns, height)
    middle = top
    for lane in found:
        middle = top + lane_height(lane, columns) / 2
        operations += _lane(sheet, row, columns, lane, middle, cells)
        top += lane_height(lane, columns) + LANE_GAP
    return tuple(operations), middle


def _lane(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, lane: Lane, middle: float, cells: Cells
) -> tuple[Operation, ...]:
    if lane.sealed:
        return part(_seal(lane.sealed, middle), cells.scale)
    no_number = marks_without_number(NO_NUMBER_RIGHT, middle, lane.not_enough, lane.absent)
    dots = _dots(lane, columns, middle)
    return (
        *part(figure(lane_words(sheet, row, lane), dots), cells.scale),
        *part(figure(no_number_words(lane), no_number), cells.no_number),
        *part(_meets(sheet, row, lane, middle), cells.meets),
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
        for mark in stack(
            x,
            middle,
            lane.values.count(value),
            columns.widest,
            NUMBERS[lane.mark],
            columns.size,
        )
    )


def _meets(sheet: Sheet, row: SheetRow, lane: Lane, middle: float) -> tuple[Operation, ...]:
    """Return how many meet the target, or the level that is named where only the current speaks."""
    found = count(lane.values, sheet.rubric.scale, row.pairing)
    if not found.rated:
        return ()
    style = replace(QUIET, size=STRONG.size) if lane.is_first else STRONG
    words, baseline = f"{found.meets} of {found.rated}", middle + style.size * 0.36
    meets = written(words, style, MEET_RIGHT, baseline, Align.RIGHT)
    if row.pairing is not Pairing.CURRENT_ONLY:
        return meets
    end = MEET_RIGHT - width_of(words, style) - 3
    level = fitted(sheet.step.current, META, end - NO_NUMBER_RIGHT - 4)
    return (*written(level, META, end, baseline, Align.RIGHT), *meets)


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
