"""A table as separated values, as RFC 4180 has them and spreadsheets open them.

It is UTF-8 with its mark, without which the most common spreadsheet reads another encoding, and
text that begins as a formula does is guarded, as `guarded.py` says.
"""

from __future__ import annotations

import csv
from datetime import datetime
from io import StringIO

from calibrate.exchange.exported.table import Cell, Table
from calibrate.exchange.guarded import guarded


def separated(table: Table) -> bytes:
    """Return the content of a file."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return "" if cell is None else str(cell)
