"""Which row of a grid names the columns, and what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from calibrate.domain.errors import BadInput
from calibrate.exchange.grids.grid import Grid, GridRow
from calibrate.exchange.printable import printable
from calibrate.exchange.tables.rows import Row
from calibrate.words.phrases import briefly, several, some

MOST_COLUMNS = 1000
MOST_TOLD, LONGEST_TOLD = 4, 40
LOOKED_AT = 20
"""Among how many rows at the top the header is."""


@dataclass(frozen=True, slots=True)
class Read:
    """Columns and rows, and what has to be told of how they were read."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    told: tuple[str, ...] = field(default=())


def with_header(grid: Grid, source: str, strict: bool) -> Read:
    """Return columns and rows below the header of a grid.

    What stands above it, a title or a remark, is passed over, and so is a header that is repeated.
    Columns of one name are one column. With `strict` a row has as many cells as the header, as
    where a sign within a text could have shifted them. Raises BadInput.
    """
    if not grid.rows:
        raise BadInput(f"{source} names no columns.")
    at = _header(grid.rows)
    header = _trimmed(grid.rows[at].cells)
    names = column_names(header, source)
    below = [row for row in grid.rows[at + 1 :] if _trimmed(row.cells) != header]
    if strict:
        _need_width(below, len(header), grid.rows[at], source)
    above, repeated = at, len(grid.rows) - at - 1 - len(below)
    told = (
        f"{several(above, 'row')} above the header {'is' if above == 1 else 'are'} passed over",
        f"the header stands {several(repeated, 'more time')}",
        f"columns of one name are read as one: {_named(_twice(names))}",
    )
    rows = (_row(row, names, grid.rows[at].number) for row in below)
    counted = zip((above, repeated, len(_twice(names))), told, strict=True)
    return Read(tuple(dict.fromkeys(names)), tuple(rows), tuple(one for n, one in counted if n))


def _header(rows: Sequence[GridRow]) -> int:
    """Return the first row that fills more than half as many cells as any near the top.

    Half is enough where its first cell is blank: a title stands in the first.
    """
    top = rows[:LOOKED_AT]
    widest = max(row.filled for row in top)
    wide = (2 * row.filled + (not row.cells[0].strip()) > widest for row in top)
    return next(at for at, is_wide in enumerate(wide) if is_wide)


def _trimmed(cells: Sequence[str]) -> list[str]:
    named = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return list(cells[: max(named, default=0)])


def column_names(cells: Sequence[str], source: str) -> list[str]:
    """Return the columns' names, tidied: one without a name is called by its place."""
    if len(cells) > MOST_COLUMNS:
        raise BadInput(f"{source} names more than {MOST_COLUMNS} columns; hand in a smaller table.")
    tidy = (" ".join(printable(cell, " ").split()) for cell in cells)
    return [name or f"column {place}" for place, name in enumerate(tidy, start=1)]


def _need_width(rows: Sequence[GridRow], width: int, header: GridRow, source: str) -> None:
    for row in rows:
        if len(row.cells) < width or any(cell.strip() for cell in row.cells[width:]):
            number = row.number - header.number
            raise BadInput(
                f"{source}, {Row(number, {}, row.line, row.number).place}: {len(row.cells)} cells, "
                f"and the header has {width}; put text that holds the separator in quotation marks."
            )


def _row(row: GridRow, names: Sequence[str], above: int) -> Row:
    joined: dict[str, str] = {}
    for name, cell in zip_longest(names, row.cells[: len(names)], fillvalue=""):
        before = joined.get(name, "")
        joined[name] = f"{before}\n{cell}" if before.strip() and cell.strip() else before or cell
    return Row(row.number - above, joined, row.line, row.number)


def _named(columns: Sequence[str]) -> str:
    return some([briefly(column, LONGEST_TOLD) for column in columns], MOST_TOLD)


def _twice(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]
