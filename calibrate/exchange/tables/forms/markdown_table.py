"""A table as Markdown writes it, between bars and with a row of dashes below the header."""

from __future__ import annotations

import re

from calibrate.exchange.grids.grid import Grid, GridRow

_DASHES = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")


def markdown_grid(text: str) -> Grid | None:
    """Return the first table of a text, None if there is none with a row below its header."""
    lines = text.split("\n")
    for at, line in enumerate(lines[1:], start=1):
        if "|" in line and _DASHES.fullmatch(line) and "|" in lines[at - 1]:
            return _grid(lines, at)
    return None


def _grid(lines: list[str], dashes: int) -> Grid | None:
    rows = [GridRow(dashes, _cells(lines[dashes - 1]), dashes)]
    for number, line in enumerate(lines[dashes + 1 :], start=dashes + 2):
        if "|" not in line:
            break
        rows.append(GridRow(number, _cells(line), number))
    filled = [row for row in rows if row.filled]
    return Grid(filled, "a table") if len(filled) > 1 else None


def _cells(line: str) -> tuple[str, ...]:
    inner = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)
    return tuple(
        re.sub(r"<br\s*/?>", "\n", cell.replace("\\|", "|")).strip() for cell in _BAR.split(inner)
    )
