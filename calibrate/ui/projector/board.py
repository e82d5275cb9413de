"""The opened ratings of a candidate as counts: all that the room's screen keeps of a sheet."""

from __future__ import annotations

from calibrate.domain.ratings import count
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.domain.speaking.order import Turns
from calibrate.ui.projector import wording
from calibrate.ui.projector.page import Board, Item, Level, Listing, Point, Row, Strip
from calibrate.words.criteria import pairing_words
from calibrate.words.dots import Lane, lanes, legend
from calibrate.words.phrases import capitalized
from calibrate.words.rounds import UNDER_WAY, movement_in_brief
from calibrate.words.talking.speaking import turns_words

MOST_NAMED = 3
"""How many are named on the room's screen before it is counted who comes after them."""


def board(sheet: Sheet, turns: tuple[Turns, ...] = ()) -> Board:
    """Return what the room sees of a revealed candidate, and who speaks when on what splits."""
    said = {one.criterion: turns_words(one, MOST_NAMED) for one in turns}
    points = tuple(_point(sheet, point.value) for point in sheet.rubric.scale.points)
    rows = tuple(_row(sheet, row, said.get(row.criterion.id, "")) for row in sheet.rows)
    return Board(points, rows, sheet.step.target, legend(sheet))


def criteria(sheet: Sheet) -> Listing:
    """Return the list of a candidate's criteria."""
    items = (Item(row.number, row.criterion.title, _tag(sheet, row)) for row in sheet.rows)
    return Listing(wording.criteria(len(sheet.rows)), tuple(items))


def _point(sheet: Sheet, value: int) -> Point:
    """A label is short without its levels, as "Between" is of "Between L3 and L4"."""
    scale = sheet.rubric.scale
    template = next(point.label for point in scale.points if point.value == value)
    label = scale.label(value, sheet.step)
    level = {scale.holds: Level.CURRENT, scale.bar: Level.TARGET}.get(value, Level.NEITHER)
    return Point(value, label, template.partition("{")[0].strip() or label, level)


def _row(sheet: Sheet, row: SheetRow, said: str) -> Row:
    return Row(
        title=row.criterion.title,
        tag=_tag(sheet, row),
        remark=_remark(sheet, row),
        levels=_levels(sheet, row),
        strips=tuple(_strip(sheet, row, one) for one in lanes(sheet, row) if not one.sealed),
        is_split=sheet.split_first(row) or sheet.splits(row),
        speaking=said,
    )


def _tag(sheet: Sheet, row: SheetRow) -> str:
    return pairing_words(row.pairing, sheet.step)


def _remark(sheet: Sheet, row: SheetRow) -> str:
    if row.movement:
        return capitalized(movement_in_brief(row.movement))
    return capitalized(UNDER_WAY) if sheet.is_sealed_again(row) else ""


def _levels(sheet: Sheet, row: SheetRow) -> tuple[Level | None, ...]:
    """A level's line breaks where the criterion does not speak of that level."""
    scale = sheet.rubric.scale
    offered = scale.offered(row.pairing)
    lines = dict.fromkeys(offered, Level.NEITHER)
    if row.pairing is not Pairing.CURRENT_ONLY:
        lines[scale.bar] = Level.TARGET
    if row.pairing is not Pairing.NEW:
        lines[scale.holds] = Level.CURRENT
    return tuple(lines.get(point.value) for point in scale.points)


def _strip(sheet: Sheet, row: SheetRow, lane: Lane) -> Strip:
    sides = count(lane.values, sheet.rubric.scale, row.pairing)
    has_bar = row.pairing is not Pairing.CURRENT_ONLY
    return Strip(
        counts=tuple(lane.values.count(point.value) for point in sheet.rubric.scale.points),
        not_enough=lane.not_enough,
        absent=lane.absent,
        meet=sides.meets if has_bar else None,
        rated=sides.rated if has_bar else None,
        is_first=lane.is_first,
    )
