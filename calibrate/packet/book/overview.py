"""The overview of a book: a row for everybody in it, in the order of the session, never by rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from calibrate.domain.decisions import Outcome
from calibrate.domain.people import Candidate
from calibrate.domain.rubric.rubric import Step
from calibrate.packet.book.cells import (
    WIDEST_PITCH,
    CriterionColumn,
    cell,
    has_room,
)
from calibrate.packet.book.legend import legend
from calibrate.packet.book.plan import BookPlan, Bound, Spread
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    gap,
    height_of,
    stacked,
    together,
)
from calibrate.packet.flow.operations import Box, Operation, Stroke, part
from calibrate.packet.flow.parts import for_the_eye, heading, one_of, within
from calibrate.packet.flow.style import (
    INK,
    LABEL,
    LEFT,
    META,
    META_STRONG,
    QUIET,
    RIGHT,
    STRONG,
    STRONGER,
    SUBTITLE,
    TEXT,
)
from calibrate.packet.flow.text import Align, block, fitted, paragraph, strip_of, width_of, written
from calibrate.words.criteria import pairing_words
from calibrate.words.decisions import outcome_words
from calibrate.words.handing import book as words
from calibrate.words.handing.heard import page_words

NAME_RIGHT, FIRST_COLUMN, LAST_COLUMN = 143.0, 149.0, 471.0
DECISION_LEFT, SQUARE, GLYPH_GAP = 477.0, 6.4, 4.6
ROWS_ON_PAGE, LEAST_ROW, HIGHEST_ROW = 35, 16.6, 19.0
EVERY = 5
FOOT_ROOM = 48.0
"""What is kept of a page for what is told below the table."""
SMALL_NAME = replace(LABEL, size=7.6, leading=8.6)
NAME_LINES, TITLE_LINES = 2, 3
LEAST_TITLE = 5.2


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one step, who are rated on the same criteria, with what is told of each."""

    step: Step
    columns: tuple[CriterionColumn, ...]
    people: tuple[tuple[Candidate, Bound], ...]

    @property
    def spreads(self) -> tuple[Spread | None, ...]:
        """All that was rated of anybody in it."""
        return tuple(spread for _, one in self.people for spread in one.spreads.values())

    @property
    def is_filled(self) -> bool:
        """Whether there is a column for each criterion, and somebody's number in one."""
        return self.has_columns and bool(self.spreads)

    @property
    def has_columns(self) -> bool:
        """Whether there is room for a column for each criterion."""
        return has_room(self.columns)


def overview(flow: Flow, plan: BookPlan, told: Sequence[Bound]) -> None:
    """Lay out everybody, those of one step together; `told` has one for each of the plan."""
    groups = list(_groups(plan, told))
    for group in groups:
        if len(groups) > 1:
            flow.add(heading(strip_of(str(group.step), SUBTITLE, LEFT)))
        _table(flow, group, len(groups) > 1)
    last = groups[-1]
    alone = legend(last.step, last.columns, last.spreads) if len(groups) == 1 else ()
    flow.add(together((gap(7), *_counts(plan, told), *alone)))


def _groups(plan: BookPlan, told: Sequence[Bound]) -> Iterator[Group]:
    everybody = list(zip(plan.candidates, told, strict=True))
    for step in dict.fromkeys(candidate.step for candidate in plan.candidates):
        people = tuple(pair for pair in everybody if pair[0].step == step)
        yield Group(step, _columns(plan, step), people)


def _columns(plan: BookPlan, step: Step) -> tuple[CriterionColumn, ...]:
    found = plan.rubric.for_step(step)
    pitch = min(WIDEST_PITCH, (LAST_COLUMN - FIRST_COLUMN) / max(len(found), 1))
    return tuple(
        CriterionColumn(
            place + 1, criterion, pairing, plan.rubric.scale, FIRST_COLUMN + pitch * place, pitch
        )
        for place, (criterion, pairing) in enumerate(found)
    )


def _table(flow: Flow, group: Group, is_one_of_several: bool) -> None:
    table = Element(Kind.TABLE)
    numbered = group.has_columns and not group.columns[0].is_drawn if group.columns else False
    if numbered:
        flow.add(together((*paragraph(_key(group), META, LEFT, RIGHT), gap(3))))
    head = within((_head(group),), table)
    height = _row_height(flow.room - height_of(head), len(group.people))
    rows = [_row(group, *pair, height) for pair in group.people]
    ruled = [
        _ruled(row, STRONGER) if number % EVERY == 0 and number < len(rows) else row
        for number, row in enumerate(rows, start=1)
    ]
    ruled[-1] = _ruled(ruled[-1], INK)
    flow.lay(
        Column(within(ruled, table)),
        head=head,
        continuation=Continuation(note=lambda left, page: (), again=(_head(group),)),
    )
    if is_one_of_several:
        flow.add((gap(4), *legend(group.step, group.columns, group.spreads)))


def _row_height(room: float, people: int) -> float:
    """Return a height by which 35 rows and what is told below them have room on a page.

    A few more are set closer rather than alone on the next page.
    """
    rows = max(people, ROWS_ON_PAGE) if people * LEAST_ROW <= room - FOOT_ROOM else ROWS_ON_PAGE
    return min(HIGHEST_ROW, max(LEAST_ROW, (room - FOOT_ROOM) / rows))


def _key(group: Group) -> str:
    return "  ·  ".join(f"{column.number} {column.criterion.title}" for column in group.columns)


def _head(group: Group) -> Strip:
    """Return the head of the table: criteria by title, or by number where they are many.

    It is as high whether or not there is anything below a title.
    """
    titles = [_title(group, column) for column in group.columns] if group.has_columns else []
    height = max([META.leading, *map(height_of, titles)])
    baseline = height - META.leading + META.baseline
    operations = [*_column_head(words.CANDIDATE, LEFT, baseline)]
    for title in titles if group.is_filled else ():
        lowered = (one.lowered(height - height_of(title)) for one in stacked(title))
        operations += one_of(Kind.COLUMN_HEAD, lowered)
    if not group.is_filled:
        operations += _column_head(words.RATINGS, FIRST_COLUMN, baseline)
    operations += _column_head(words.DECISION, DECISION_LEFT, baseline)
    operations += one_of(Kind.COLUMN_HEAD, written(words.PAGE, META, RIGHT, baseline, Align.RIGHT))
    operations.append(Stroke(LEFT, height + 3, RIGHT, height + 3, INK, 0.9))
    return Strip(height + 3.5, one_of(Kind.ROW, operations), keep=True)


def _column_head(said: str, left: float, baseline: float) -> tuple[Operation, ...]:
    return one_of(Kind.COLUMN_HEAD, written(said, META, left, baseline))


def _title(group: Group, column: CriterionColumn) -> Strips:
    if not column.is_drawn:
        at = column.left + column.pitch / 2
        number = written(str(column.number), META_STRONG, at, META.baseline, Align.CENTRE)
        return (Strip(META.leading, number),)
    room = column.pitch - 5
    widths = [width_of(word, META_STRONG) for word in column.criterion.title.split()]
    longest = max([1.0, *widths])
    size = max(LEAST_TITLE, min(6.9, META_STRONG.size * room / longest))
    style = replace(META_STRONG, size=size, leading=8.4)
    lines = block(column.criterion.title, style, column.left, column.left + room)
    note = fitted(pairing_words(column.pairing, group.step), META, room)
    beside = (strip_of(note, META, column.left),) if note else ()
    return (*lines[:TITLE_LINES], *beside)


def _row(group: Group, candidate: Candidate, one: Bound, height: float) -> Strip:
    # A single row is told apart from no other by its head.
    kind = Kind.ROW_HEAD if len(group.people) > 1 else Kind.CELL
    name = one_of(kind, _name(candidate.name, height))
    told = _decision(one)
    operations = (
        *name,
        *_numbers(group, one, told, height),
        *one_of(Kind.CELL, _outcome(one.outcome, told, height)),
        *one_of(Kind.CELL, _page(one.page, height)),
    )
    return Strip(height, one_of(Kind.ROW, operations))


def _name(name: str, height: float) -> tuple[Operation, ...]:
    """Set a name on one line, or on two smaller ones; of a longer one as much as fits there."""
    if width_of(name, LABEL) <= NAME_RIGHT - LEFT:
        return written(name, LABEL, LEFT, height / 2 + LABEL.size * 0.36)
    lines = block(name, SMALL_NAME, LEFT, NAME_RIGHT)[:NAME_LINES]
    top = (height - height_of(lines)) / 2
    return tuple(one.lowered(top) for one in stacked(lines))


def _numbers(group: Group, one: Bound, told: str, height: float) -> tuple[Operation, ...]:
    """Return what was rated, or in its place why nothing of it is shown."""
    if not one.spreads:
        return _instead(group, words.WHY_EMPTY.get(told, ""), height)
    if not group.has_columns:
        found = [(column, one.spreads.get(column.criterion.id)) for column in group.columns]
        at_bar = sum(spread is not None and spread.middle >= column.bar for column, spread in found)
        return _instead(group, words.summary_words(at_bar, len(found), group.step), height)
    return tuple(
        operation
        for column in group.columns
        for operation in cell(column, one.spreads.get(column.criterion.id), height)
    )


def _instead(group: Group, said: str, height: float) -> tuple[Operation, ...]:
    columns = len(group.columns) if group.is_filled else 1
    room = fitted(said, QUIET, LAST_COLUMN - FIRST_COLUMN)
    written_so = written(room, QUIET, FIRST_COLUMN, height / 2 + QUIET.size * 0.36)
    return part(written_so, Element(Kind.CELL, columns=columns))


def _decision(one: Bound) -> str:
    if one.outcome:
        return outcome_words(one.outcome)
    if not one.page:
        return words.NOT_BOUND
    if one.is_damaged:
        return words.DAMAGED
    return words.WITHDRAWN if one.is_withdrawn else words.DRAFT


def _outcome(outcome: Outcome | None, said: str, height: float) -> tuple[Operation, ...]:
    style = replace(STRONG, size=TEXT.size) if outcome is Outcome.PROMOTE else TEXT
    baseline = height / 2 + style.size * 0.36
    left = DECISION_LEFT + SQUARE + GLYPH_GAP if outcome else DECISION_LEFT
    glyph = for_the_eye(_glyph(outcome, height / 2)) if outcome else ()
    return (*glyph, *written(said, style, left, baseline))


def _glyph(outcome: Outcome, middle: float) -> tuple[Box, ...]:
    """Return a square: filled for promote, half for defer, empty for not yet."""
    top = middle - SQUARE / 2
    edge = Box(DECISION_LEFT + 0.4, top + 0.4, SQUARE - 0.8, SQUARE - 0.8, "", INK, 0.8)
    if outcome is Outcome.NOT_YET:
        return (edge,)
    wide = SQUARE if outcome is Outcome.PROMOTE else SQUARE / 2
    return (edge, Box(DECISION_LEFT, top, wide, SQUARE, INK))


def _page(number: int, height: float) -> tuple[Operation, ...]:
    if not number:
        return ()
    drawn = written(str(number), QUIET, RIGHT, height / 2 + QUIET.size * 0.36, Align.RIGHT)
    return part(drawn, Element(Kind.LINK, page_words(number), page=number))


def _ruled(row: Strip, colour: str) -> Strip:
    line = Stroke(LEFT, row.height, RIGHT, row.height, colour, 0.5)
    return row._replace(operations=(*row.operations, line))


def _counts(plan: BookPlan, told: Sequence[Bound]) -> Strips:
    """Say how many there are of each kind, and that others are not in the book."""
    outcomes = [one.outcome for one in told if one.outcome]
    others = [_decision(one) for one in told if not one.outcome]
    total, *counts = words.count_words(outcomes, others, sum(one.by_consent for one in told))
    line = [*written(total, META_STRONG, LEFT, META.baseline)]
    left = LEFT + width_of(total, META_STRONG) + 14
    for said in counts:
        line += written(said, TEXT, left, META.baseline)
        left += width_of(said, TEXT) + 14
    left_out = paragraph(words.left_out_words(plan.left_out), META, LEFT, RIGHT)
    return (Strip(TEXT.leading + 2, tuple(line)), *left_out)
