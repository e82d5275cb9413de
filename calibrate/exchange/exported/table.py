"""A table that leaves: its name, its columns, and rows of values that each know what they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | date | datetime | None
"""Text, a number, a day, a moment without its offset, or nothing."""

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, and how many characters wide it is drawn."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """What leaves as one file or one sheet; `one` is what a row is called, such as rating."""

    name: str
    one: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
