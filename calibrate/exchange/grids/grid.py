"""Rows of cells, before anybody asks which of them is the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row by its `number` in a spreadsheet, and the line in which it begins in a text file."""

    number: int
    cells: Sequence[str]
    line: int | None = None

    @property
    def filled(self) -> int:
        """How many cells hold text."""
        return sum(bool(cell.strip()) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows that hold any text; `note` says what they are written in, such as "commas"."""

    rows: Sequence[GridRow]
    note: str
