"""Text with separated values, read strictly: what does not parse is refused, never guessed at."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from calibrate.domain.errors import BadInput
from calibrate.exchange.printable import printable
from calibrate.exchange.tables.rows import Row

MOST_COLUMNS = 1000
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def read_csv(text: str, source: str) -> tuple[tuple[str, ...], tuple[Row, ...], str]:
    """Return columns, rows, and what separates the cells in words.

    Rows without any text are left out, though they count. Raises BadInput, naming row and line.
    """
    delimiter = max(DELIMITERS, key=lambda sign: len(_header(text, sign)))
    records = _records(text, delimiter, source)
    _, header = next(records)
    columns = _columns(header, source)
    rows = []
    for number, (line, cells) in enumerate(records, start=1):
        if any(cell.strip() for cell in cells):
            rows.append(_row(number, line, cells, columns, source))
    return columns, tuple(rows), DELIMITERS[delimiter]


def _header(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(_lines(text), delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _lines(text: str) -> StringIO:
    return StringIO(text.lstrip("\n"))


def _records(text: str, delimiter: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins in, counted from 1."""
    skipped = len(text) - len(text.lstrip("\n"))
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            raise BadInput(f"{source}, line {line}: {_explained(trouble)}") from trouble
        yield line, cells


def _explained(trouble: csv.Error) -> str:
    reason = str(trouble)
    if "field limit" in reason:
        return "a cell here is too long, or its quotation mark is never closed."
    if "end of data" in reason:
        return "a cell here opens with a quotation mark that is never closed; close it."
    if "expected after" in reason:
        return "text follows a closed quotation mark; double the marks inside a cell."
    return f"this row cannot be read: {reason}."


def _columns(header: list[str], source: str) -> tuple[str, ...]:
    named = [place for place, name in enumerate(header, start=1) if name.strip()]
    return checked_columns(header[: max(named, default=0)], source)


def checked_columns(names: Sequence[str], source: str) -> tuple[str, ...]:
    """Return the columns' names, tidied; raise BadInput unless each has one of its own."""
    if len(names) > MOST_COLUMNS:
        raise BadInput(f"{source} names more than {MOST_COLUMNS} columns; hand in a smaller table.")
    columns: dict[str, None] = {}
    for index, name in enumerate(names, start=1):
        tidy = " ".join(name.split())
        if not tidy or printable(tidy, "") != tidy:
            raise BadInput(
                f"{source}: column {index} has no name; the first row names the columns."
            )
        if tidy in columns:
            raise BadInput(f"{source}: two columns are called {tidy}; rename one.")
        columns[tidy] = None
    if not columns:
        raise BadInput(f"{source} names no columns.")
    return tuple(columns)


def _row(number: int, line: int, cells: list[str], columns: tuple[str, ...], source: str) -> Row:
    extra = any(cell.strip() for cell in cells[len(columns) :])
    row = Row(number, dict(zip(columns, cells, strict=False)), line)
    if extra or len(cells) < len(columns):
        raise BadInput(
            f"{source}, {row.place}: {len(cells)} cells, and the header has {len(columns)}; "
            "put text that holds the separator in quotation marks."
        )
    return row
