"""The table of dots on page 1: one row a criterion, one column a point of the scale."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.first_page.density import Density
from calibrate.packet.first_page.lanes import (
    MEET_RIGHT,
    NO_NUMBER_RIGHT,
    ScaleColumns,
    drawn_lanes,
    is_merged,
    lanes_height,
    lanes_on_page_1,
)
from calibrate.packet.first_page.legend import legend
from calibrate.packet.flow.elements import Kind
from calibrate.packet.flow.flow import Strip, Strips, height_of, stacked
from calibrate.packet.flow.operations import Operation, PageOf, Stroke
from calibrate.packet.flow.parts import heading, one_of
from calibrate.packet.flow.style import (
    CURRENT,
    HEADING,
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
from calibrate.packet.flow.text import Align, block, centred, fitted, strip_of, width_of, written
from calibrate.words.criteria import pairing_words
from calibrate.words.phrases import capitalized
from calibrate.words.rounds import UNDER_WAY, movement_words

NAME_LEFT, NAME_RIGHT = 66.0, 190.0
LEAST_LABEL = 5.0
AFTER_ROUND_2 = "after round 2"
CRITERION, NO_NUMBER, PAGE = "Criterion", "No number", "Page"


def table_title(sheet: Sheet) -> Strip:
    """Return the heading of the table, with what its marks mean at the right."""
    (title,) = heading(strip_of("Ratings", HEADING, LEFT))
    middle = HEADING.leading / 2
    return title._replace(operations=(*title.operations, *legend(sheet, middle)), keep=True)


def table_head(sheet: Sheet, columns: ScaleColumns) -> Strip:
    """Return the points of the scale with their labels, and the titles of the other columns."""
    labels = [_label(sheet, columns, value) for value in columns.places]
    height = max(len(label) for label in labels) * META.leading
    top = STRONG.leading
    first = written(CRITERION, META, LEFT, top + META.baseline)
    operations = [*one_of(Kind.COLUMN_HEAD, first)]
    for value, label in zip(columns.places, labels, strict=True):
        words = (operation.lowered(top) for operation in stacked(label))
        operations += one_of(Kind.COLUMN_HEAD, (*_numeral(columns, value), *words))
    operations += _other_titles(sheet, top + META.baseline)
    bottom = top + height + 4
    operations.append(Stroke(LEFT, bottom, RIGHT, bottom, STRONGER))
    return Strip(bottom, one_of(Kind.ROW, operations), keep=True)


def table_row(sheet: Sheet, row: SheetRow, columns: ScaleColumns, density: Density) -> Strip:
    """Return the row of one criterion: its name, dots, marks, count, and page."""
    name = (*_name(sheet, row), *_second_round(sheet, row))
    inner = max(lanes_height(lanes_on_page_1(sheet, row), columns), height_of(name))
    height = max(density.least_row, inner + density.around_row)
    drawn, middle = drawn_lanes(sheet, row, columns, height)
    page = PageOf(RIGHT, middle + QUIET.size * 0.36, criterion_key(row))
    operations = (
        *one_of(Kind.ROW_HEAD, _named(name, row.number, height)),
        *drawn,
        *one_of(Kind.CELL, (page,)),
        Stroke(LEFT, height, RIGHT, height, STRONGER),
    )
    return Strip(height, one_of(Kind.ROW, operations))


def criterion_key(row: SheetRow) -> str:
    """Return the name under which the evidence of a criterion begins."""
    return f"criterion {row.criterion.id}"


def _name(sheet: Sheet, row: SheetRow) -> Strips:
    """Set the criterion's title; a silent level is told behind it, or below if it does not fit."""
    title = block(row.criterion.title, LABEL, NAME_LEFT, NAME_RIGHT)
    notes = (pairing_words(row.pairing, sheet.step), AFTER_ROUND_2 if is_merged(sheet, row) else "")
    note = ", ".join(filter(None, notes))
    behind = NAME_LEFT + width_of(row.criterion.title, LABEL) + 6
    if not note:
        return title
    if behind + width_of(note, META) > NAME_RIGHT:
        return (*title, *block(note, META, NAME_LEFT, NAME_RIGHT))
    words = written(note, META, behind, LABEL.baseline)
    return (title[0]._replace(operations=(*title[0].operations, *words)),)


def _second_round(sheet: Sheet, row: SheetRow) -> Strips:
    """Say below the title what became of the criterion's second round, if there is one."""
    if sheet.is_sealed_again(row):
        words = capitalized(UNDER_WAY)
    elif row.movement is None or is_merged(sheet, row):
        return ()
    else:
        words = f"Round 2: {movement_words(row)}"
    return block(words, META, NAME_LEFT, NAME_RIGHT)


def _named(name: Strips, number: int, height: float) -> tuple[Operation, ...]:
    top = (height - height_of(name)) / 2
    style = replace(QUIET, size=LABEL.size)
    return (
        *written(str(number), style, LEFT, top + LABEL.baseline),
        *(operation.lowered(top) for operation in stacked(name)),
    )


def _numeral(columns: ScaleColumns, value: int) -> tuple[Operation, ...]:
    """Write a point in ink whatever it stands for, so that none weighs more in grey."""
    return written(str(value), STRONG, columns.places[value], STRONG.baseline, Align.CENTRE)


def _label(sheet: Sheet, columns: ScaleColumns, value: int) -> Strips:
    """Set a point's label in its column, smaller where its longest word would not fit."""
    words = sheet.rubric.scale.label(value, sheet.step)
    style = _level_lettering(sheet, value, META_STRONG, META)
    room = columns.pitch - 2
    widest = max(width_of(word, style) for word in words.split())
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
    titles = ((NO_NUMBER, NO_NUMBER_RIGHT), (meet, MEET_RIGHT), (PAGE, RIGHT))
    return tuple(
        operation
        for words, right in titles
        for operation in one_of(
            Kind.COLUMN_HEAD, written(words, META, right, baseline, Align.RIGHT)
        )
    )
