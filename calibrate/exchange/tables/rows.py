"""A table that was handed in, as text, and what may be wrong with one of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from calibrate.domain.text.rule import UNUSUAL_LINE_ENDS
from calibrate.exchange.printable import printable
from calibrate.words.phrases import briefly, several

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column; what a JSON object does not name has no cell.

    `number` counts the rows below the header from 1; `line` is where the row begins in the file,
    and `in_sheet` which row a spreadsheet calls it. Both are None where they mean nothing (JSON).
    """

    number: int
    cells: Mapping[str, str]
    line: int | None = None
    in_sheet: int | None = None

    @property
    def place(self) -> str:
        """Where the row is, by all the counts a person may use."""
        in_sheet = f"row {self.in_sheet} in a spreadsheet" if self.in_sheet else ""
        line = f"line {self.line}" if self.line else ""
        others = ", ".join(filter(None, (in_sheet, line)))
        return f"row {self.number} ({others})" if others else f"row {self.number}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the name of its file; `note` says how it was read, such as "commas, UTF-8".

    `told` has what a person has to know of it, such as rows that were passed over. Where the file
    holds several tables, `sheets` names them and `sheet` this one. `day_zero` is the day from which
    the numbers of a spreadsheet count.
    """

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str
    told: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    day_zero: date | None = None

    @property
    def mended(self) -> str:
        """What is said of line ends that no text keeps, or nothing where there are none."""
        found = sum(any(map(UNUSUAL_LINE_ENDS.search, row.cells.values())) for row in self.rows)
        told = f"unusual line breaks in {several(found, 'row')} are read as plain ones"
        return told if found else ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row: the column (empty if the row as a whole), the value, why.

    `place` names the file and the row, `explanation` is a sentence that says what is expected.
    """

    row: int
    place: str
    column: str
    value: str
    explanation: str

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        column = f", column {briefly(self.column)}" if self.column else ""
        value = f", {quoted(self.value)}" if self.value.strip() else ""
        return f"{self.place}{column}{value}: {self.explanation}"


def problem(source: str, row: Row, column: str, explanation: object) -> Problem:
    """Return what is wrong with a cell; `explanation` may be the error that said it."""
    return Problem(
        row=row.number,
        place=f"{source}, {row.place}",
        column=column,
        value=row.cells.get(column, ""),
        explanation=str(explanation),
    )


def quoted(value: str) -> str:
    """Return a cell's value in quotation marks, on one line and not too long."""
    shown = printable(" ".join(value.split()), "\N{REPLACEMENT CHARACTER}")
    return f"“{shown if len(shown) <= LONGEST_QUOTE else shown[: LONGEST_QUOTE - 1] + '…'}”"
