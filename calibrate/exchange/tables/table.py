"""Tables that come in: CSV by any usual separator, or JSON."""

from __future__ import annotations

from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.exchange.files import MEGABYTE, decode, read_bytes
from calibrate.exchange.tables.csv_text import read_csv
from calibrate.exchange.tables.json_text import read_json
from calibrate.exchange.tables.rows import Problem, Row, Table, problem, quoted

__all__ = ["Problem", "Row", "Table", "problem", "quoted", "read_table"]

LARGEST_TABLE = 50 * MEGABYTE


def read_table(path: Path, encoding: str | None = None) -> Table:
    """Return the table in a file; what is not UTF-8 is read as `encoding`, if one was chosen.

    Raises BadInput, naming row and line, for what is no table, and UnknownEncoding.
    """
    raw = read_bytes(path, LARGEST_TABLE)
    if raw.startswith(b"PK\x03\x04"):
        raise BadInput(f"{path.name} is a spreadsheet's own format; save it as CSV (UTF-8) first.")
    text, written_as = decode(raw, path.name, encoding)
    if path.suffix.lower() == ".json" or text.lstrip()[0] in "[{":
        columns, rows = read_json(text, path.name)
        kind = "JSON"
    else:
        columns, rows, kind = read_csv(text, path.name)
    if not rows:
        raise BadInput(f"{path.name} has no rows below its header.")
    return Table(path.name, columns, rows, f"{kind}, {written_as}")
