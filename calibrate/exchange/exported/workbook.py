"""Tables as one workbook (XLSX): a sheet each, nothing in it is worked out, links nowhere.

It is made in memory, so that no copy of it lies in a folder for temporary files, and of the same
tables comes the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from calibrate.exchange.exported.table import Cell, Table
from calibrate.exchange.guarded import is_live

LONGEST_CELL = 32_767
"""UTF-16 units; a longer text makes a file that is called damaged."""

EARLIEST = date(1900, 3, 1)
"""Spreadsheets count days since 1900, and its February wrongly."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
SHAPES = {
    "header": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "live": {"text_wrap": True, "valign": "top", "quote_prefix": True},
    "number": {"valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"},
}


def workbook(tables: Sequence[Table], title: str, as_of: datetime) -> bytes:
    """Return the content of a workbook; it says that it was made at `as_of`."""
    from xlsxwriter import Workbook

    written = BytesIO()
    with Workbook(written, OPTIONS) as book:
        book.set_properties({"title": title, "created": as_of.replace(tzinfo=None)})
        shapes = {name: book.add_format(shape) for name, shape in SHAPES.items()}
        for table in tables:
            _write(book.add_worksheet(table.name.capitalize()), table, shapes)
    return written.getvalue()


def shortened(tables: Sequence[Table]) -> int:
    """Count the texts that are too long for a cell, and end with … in a workbook."""
    cells = (cell for table in tables for row in table.rows for cell in row)
    return sum(isinstance(cell, str) and fitted(cell) != cell for cell in cells)


def fitted(text: str) -> str:
    """Return a text as far as a cell holds it."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", errors="ignore") + "…"


def _write(sheet: Any, table: Table, shapes: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.name, shapes["header"])
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            _put(sheet, number, place, cell, shapes)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _put(sheet: Any, row: int, column: int, cell: Cell, shapes: dict[str, Any]) -> None:
    """Put a value into its cell as what it is; text is never looked into."""
    if isinstance(cell, str):
        if cell:
            shape = shapes["live" if is_live(cell) else "text"]
            sheet.write_string(row, column, fitted(cell), shape)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, shapes["moment"])
    elif isinstance(cell, date) and cell < EARLIEST:
        sheet.write_string(row, column, cell.isoformat(), shapes["text"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, shapes["day"])
    elif cell is not None:
        sheet.write_number(row, column, cell, shapes["number"])
