"""The opened ratings of a candidate as counts: all that the room's screen keeps of a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.ratings import count
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.reading import is_sealed_again, pairing_words
from calibrate.ui.projector import wording
from calibrate.ui.projector.page import Board, Item, Level, Listing, Point, Row, Strip


def board(sheet: Sheet) -> Board:
    """Return what the room sees of a revealed candidate."""
    points = tuple(_point(sheet, point.value) for point in sheet.rubric.scale.points)
    rows = tuple(_row(sheet, row) for row in sheet.rows)
    return Board(points, rows, sheet.step.target)


def criteria(sheet: Sheet) -> Listing:
    """Return the list of a candidate's criteria."""
    items = (Item(row.number, row.criterion.title, pairing_words(sheet, row)) for row in sheet.rows)
    return Listing(wording.criteria(len(sheet.rows)), tuple(items))


def _point(sheet: Sheet, value: int) -> Point:
    """A label is short without its levels, as "Between" is of "Between L3 and L4"."""
    scale = sheet.rubric.scale
    template = next(point.label for point in scale.points if point.value == value)
    label = scale.label(value, sheet.step)
    level = {scale.holds: Level.CURRENT, scale.bar: Level.TARGET}.get(value, Level.NEITHER)
    return Point(value, label, template.partition("{")[0].strip() or label, level)


def _row(sheet: Sheet, row: SheetRow) -> Row:
    has_two = row.movement is not None
    return Row(
        title=row.criterion.title,
        tag=pairing_words(sheet, row),
        remark=_remark(sheet, row),
        levels=_levels(sheet, row),
        strip=_strip(sheet, row, row.values),
        before=_strip(sheet, row, row.first_values) if has_two else None,
        is_split=sheet.split_first(row) or sheet.splits(row),
    )


def _remark(sheet: Sheet, row: SheetRow) -> str:
    if row.movement:
        return wording.moved(row.movement)
    return wording.RATED_AGAIN if is_sealed_again(sheet, row) else ""


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


def _strip(sheet: Sheet, row: SheetRow, values: Sequence[int | None]) -> Strip:
    sides = count(values, sheet.rubric.scale, row.pairing)
    has_bar = row.pairing is not Pairing.CURRENT_ONLY
    return Strip(
        counts=tuple(values.count(point.value) for point in sheet.rubric.scale.points),
        not_enough=sides.not_enough,
        absent=max(sheet.raters - len(values), 0),
        meet=sides.meets if has_bar else None,
        rated=sides.rated if has_bar else None,
    )
