"""Text with separated values, read strictly: what does not parse is refused, never guessed at."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice

from calibrate.domain.errors import BadInput
from calibrate.exchange.grids.grid import Grid, GridRow

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST_CELL = 1_000_000
TRIED = 30
"""How many rows tell what separates the cells."""


def read_separated(text: str, source: str) -> Grid:
    """Return the rows of a text whose cells are separated by whatever its rows agree on.

    A first line such as `sep=;` says it. Raises BadInput, naming the line.
    """
    csv.field_size_limit(LONGEST_CELL)
    skipped = len(text) - len(text.lstrip("\n"))
    text = text[skipped:]
    said, rest = _said(text, source)
    delimiter = said or max(DELIMITERS, key=lambda sign: _agreement(text, sign))
    records = _records(rest, delimiter, source, skipped + bool(said))
    rows = (GridRow(number, cells, line) for number, (line, cells) in enumerate(records, 1))
    kept = [row for row in rows if row.filled]
    return Grid(kept, DELIMITERS.get(delimiter, f"separated by {delimiter}"))


def _said(text: str, source: str) -> tuple[str, str]:
    """Return the separator that the first line names, if it does, and what follows that line."""
    first, _, rest = text.partition("\n")
    if not first.casefold().startswith("sep="):
        return "", text
    sign = first[len("sep=") :].rstrip(" ") or " "
    if (
        len(sign) != 1
        or sign.isalnum()
        or sign in "\"'\\\n\r "
        or not (sign == "\t" or sign.isprintable())
    ):
        raise BadInput(f"{source}, line 1: sep= names no separator; write one sign, such as sep=;")
    return sign, rest


def _agreement(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many cells the rows agree on that stand at the top, and how many the first has."""
    widths: list[int] = []
    rows = islice(filter(any, _reader(text, delimiter)), TRIED)
    with suppress(csv.Error):  # what was read before counts
        widths.extend(len(cells) for cells in rows)
    agreed = Counter(width for width in widths if width > 1)
    shared = (width * count for width, count in agreed.items() if count > 1)
    return max(shared, default=0), widths[0] if widths else 0


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text), delimiter=delimiter, strict=True)


def _records(
    text: str, delimiter: str, source: str, skipped: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins in, counted from 1."""
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
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
