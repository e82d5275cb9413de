"""The table of dots on page 1: one row a criterion, one column a point of the scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from calibrate.domain.rubric import Pairing
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.dots import (
    PITCH,
    RADIUS,
    dash,
    diamond,
    marks_without_number,
    stack,
    stack_height,
)
from calibrate.packet.flow import Strip, Strips, stacked
from calibrate.packet.operations import Box, Dot, Operation, PageOf, Stroke
from calibrate.packet.reading import absent, is_open, pairing_words
from calibrate.packet.style import (
    CURRENT,
    DASHES,
    FAINT,
    HEADING,
    INK,
    LABEL,
    LEFT,
    META,
    META_STRONG,
    QUIET,
    RIGHT,
    STRONG,
    STRONGER,
    TARGET,
    Lettering,
)
from calibrate.packet.text import Align, block, centred, fitted, measure, strip_of, written

NAME_LEFT, NAME_RIGHT = 66.0, 190.0
SCALE_LEFT, SCALE_RIGHT = 194.0, 420.0
NO_NUMBER_RIGHT, MEET_RIGHT = 462.0, 512.0
LEAST_ROW, ROW_PADDING = 20.0, 6.5
LEAST_LABEL = 5.0
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


def scale_columns(sheet: Sheet) -> ScaleColumns:
    """Spread the points of the sheet's scale evenly."""
    points = sheet.rubric.scale.points
    pitch = (SCALE_RIGHT - SCALE_LEFT) / len(points)
    places = {point.value: SCALE_LEFT + pitch * (i + 0.5) for i, point in enumerate(points)}
    return ScaleColumns(places, pitch)


def table_title(sheet: Sheet) -> Strip:
    """Return the heading of the table, with what its marks mean at the right."""
    title = strip_of("Ratings", HEADING, LEFT)
    middle = HEADING.leading / 2
    return replace(title, operations=(*title.operations, *_legend(sheet, middle)), keep=True)


def table_head(sheet: Sheet, columns: ScaleColumns) -> Strip:
    """Return the points of the scale with their labels, and the titles of the other columns."""
    labels = [_label(sheet, columns, value) for value in columns.places]
    height = max(len(label) for label in labels) * META.leading
    top = STRONG.leading
    operations: list[Operation] = []
    for value, label in zip(columns.places, labels, strict=True):
        operations.extend(_numeral(sheet, columns, value))
        operations.extend(one.lowered(top) for one in stacked(label))
    operations.extend(_other_titles(sheet, top + META.baseline))
    bottom = top + height + 4
    operations.append(Stroke(LEFT, bottom, RIGHT, bottom, STRONGER))
    return Strip(bottom, tuple(operations), keep=True)


def table_row(sheet: Sheet, row: SheetRow, columns: ScaleColumns) -> Strip:
    """Return the row of one criterion: its name, dots, marks, count, and page."""
    name = _name(sheet, row)
    tallest = max((row.values.count(value) for value in columns.places), default=0)
    dots = stack_height(tallest, columns.widest)
    inner = max(dots, sum(strip.height for strip in name))
    height = max(LEAST_ROW, inner + ROW_PADDING)
    middle = height / 2
    operations = (
        *_named(name, row.number, height),
        *_marks(sheet, row, columns, height),
        PageOf(RIGHT, middle + QUIET.size * 0.36, criterion_key(row)),
        Stroke(LEFT, height, RIGHT, height, STRONGER),
    )
    return Strip(height, operations)


def criterion_key(row: SheetRow) -> str:
    """Return the name under which the evidence of a criterion begins."""
    return f"criterion {row.criterion.id}"


def _name(sheet: Sheet, row: SheetRow) -> Strips:
    """Set the criterion's title; a silent level is told behind it, or below if it does not fit."""
    title = block(row.criterion.title, LABEL, NAME_LEFT, NAME_RIGHT)
    note = pairing_words(sheet, row)
    behind = NAME_LEFT + measure(row.criterion.title, LABEL) + 6
    if not note:
        return title
    if behind + measure(note, META) > NAME_RIGHT:
        return (*title, *block(note, META, NAME_LEFT, NAME_RIGHT))
    words = written(note, META, behind, LABEL.baseline)
    return (replace(title[0], operations=(*title[0].operations, *words)),)


def _named(name: Strips, number: int, height: float) -> tuple[Operation, ...]:
    top = (height - sum(strip.height for strip in name)) / 2
    style = replace(QUIET, size=LABEL.size)
    return (
        *written(str(number), style, LEFT, top + LABEL.baseline),
        *(operation.lowered(top) for operation in stacked(name)),
    )


def _marks(
    sheet: Sheet, row: SheetRow, columns: ScaleColumns, height: float
) -> tuple[Operation, ...]:
    if not is_open(sheet):
        return _seal(height / 2)
    return (
        *_lines(sheet, row, columns, height),
        *_dots(row, columns, height / 2),
        *marks_without_number(
            NO_NUMBER_RIGHT, height / 2, row.values.count(None), len(absent(sheet))
        ),
        *_meets(sheet, row, height / 2),
    )


def _seal(middle: float) -> tuple[Operation, ...]:
    """Return what stands for ratings that nobody may see yet."""
    box = Box(
        SCALE_LEFT,
        middle - SEAL_HEIGHT / 2,
        SCALE_RIGHT - SCALE_LEFT,
        SEAL_HEIGHT,
        edge=FAINT,
        radius=2,
        dash=DASHES,
    )
    centre = (SCALE_LEFT + SCALE_RIGHT) / 2
    return (box, *written("sealed", META, centre, middle + META.size * 0.36, Align.CENTRE))


def _dots(row: SheetRow, columns: ScaleColumns, middle: float) -> tuple[Operation, ...]:
    return tuple(
        dot
        for value, x in columns.places.items()
        for dot in stack(x, middle, row.values.count(value), columns.widest)
    )


def _meets(sheet: Sheet, row: SheetRow, middle: float) -> tuple[Operation, ...]:
    """Return how many meet the target; nothing where only the current level speaks."""
    count = sheet.count(row)
    if row.pairing is Pairing.CURRENT_ONLY or not count.rated:
        return ()
    words = f"{count.meets} of {count.rated}"
    return written(words, STRONG, MEET_RIGHT, middle + STRONG.size * 0.36, Align.RIGHT)


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


def _numeral(sheet: Sheet, columns: ScaleColumns, value: int) -> tuple[Operation, ...]:
    style = _level_lettering(sheet, value, STRONG, STRONG)
    return written(str(value), style, columns.places[value], STRONG.baseline, Align.CENTRE)


def _label(sheet: Sheet, columns: ScaleColumns, value: int) -> Strips:
    """Set a point's label in its column, smaller where its longest word would not fit."""
    words = sheet.rubric.scale.label(value, sheet.step)
    style = _level_lettering(sheet, value, META_STRONG, META)
    room = columns.pitch - 2
    widest = max(measure(word, style) for word in words.split())
    if widest > room:
        style = replace(style, size=max(LEAST_LABEL, style.size * room / widest))
    return centred(words, style, columns.places[value], room)


def _level_lettering(sheet: Sheet, value: int, level: Lettering, other: Lettering) -> Lettering:
    """Letter the two points that stand for a level in its colour, the others plainly."""
    scale = sheet.rubric.scale
    colours = {scale.holds: CURRENT, scale.bar: TARGET}
    return replace(level, colour=colours[value]) if value in colours else other


def _other_titles(sheet: Sheet, baseline: float) -> tuple[Operation, ...]:
    meet = fitted(f"Meet {sheet.step.target}", META, MEET_RIGHT - NO_NUMBER_RIGHT - 4)
    return (
        *(written("No number", META, NO_NUMBER_RIGHT, baseline, Align.RIGHT)),
        *(written(meet, META, MEET_RIGHT, baseline, Align.RIGHT)),
        *written("Page", META, RIGHT, baseline, Align.RIGHT),
    )


def _legend(sheet: Sheet, middle: float) -> tuple[Operation, ...]:
    """Say at the right what the marks mean, or that there are none yet."""
    baseline = middle + META.size * 0.36
    if not is_open(sheet):
        return written("Sealed until the reveal", META, RIGHT, baseline, Align.RIGHT)
    operations: list[Operation] = []
    right = RIGHT
    for words, mark in reversed(LEGEND):
        operations[:0] = (
            mark(right - measure(words, META) - 8.5, middle),
            *written(words, META, right, baseline, Align.RIGHT),
        )
        right -= measure(words, META) + 23
    return tuple(operations)


def _one_dot(x: float, middle: float) -> Operation:
    return Dot(x, middle, RADIUS, INK)


LEGEND: tuple[tuple[str, Callable[[float, float], Operation]], ...] = (
    ("one rating", _one_dot),
    ("not enough evidence", diamond),
    ("absent", dash),
)
