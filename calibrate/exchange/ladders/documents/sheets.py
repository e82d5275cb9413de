"""Sheets of a spreadsheet, and tables in text, as documents with one table a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calibrate.domain.errors import BadInput
from calibrate.exchange.grids.grid import Grid
from calibrate.exchange.grids.separated import read_separated
from calibrate.exchange.grids.workbook import read_sheet
from calibrate.exchange.ladders.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Table,
    plain,
)

MOST_CELLS = 50_000
MOST_SHEETS = 50

_BULLET = re.compile(r"\s*[-*•·‣–]\s+")


def read_table_text(text: str, name: str) -> Document:
    """Return a table in text, whatever separates its cells."""
    return _document(name, [("", read_separated(text, name))])


def read_workbook(raw: bytes, name: str) -> Document:
    """Return every sheet of a spreadsheet that holds something."""
    first = read_sheet(raw, name)
    others = (read_sheet(raw, name, one) for one in first.names[1:MOST_SHEETS])
    return _document(name, [(sheet.name, sheet.grid) for sheet in (first, *others)])


def _document(name: str, grids: list[tuple[str, Grid]]) -> Document:
    if sum(len(row.cells) for _, grid in grids for row in grid.rows) > MOST_CELLS:
        raise BadInput(f"{name} has more than {MOST_CELLS:,} cells; give the ladder alone.")
    blocks: list[Block] = []
    for sheet, grid in grids:
        if len(grids) > 1:
            blocks.append(Heading(1, plain(sheet)))
        rows = tuple(tuple(tuple(_cell(cell)) for cell in row.cells) for row in grid.rows)
        blocks.append(Table(rows, grid.rows[0].line or 0 if grid.rows else 0, sheet))
    return Document(name, blocks)


def _cell(text: str) -> Iterator[Block]:
    """Yield the lines of a cell, those with a bullet as a list."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        items = (_BULLET.sub("", line, count=1).strip() for line in lines)
        yield Bullets(tuple((Paragraph(plain(item)),) for item in items))
        return
    for line in lines:
        yield Paragraph(plain(line))
