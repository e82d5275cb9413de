"""What separates the cells is found out from the rows, or said in the first line."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.exchange.grids.grid import Grid
from calibrate.exchange.grids.separated import read_separated


def cells(grid: Grid) -> list[list[str]]:
    return [list(row.cells) for row in grid.rows]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("a,b\n1,2\n", "commas"),
        ("a;b\n1;2, and 3, and 4\n", "semicolons"),
        ("a\tb\n1\t2, or 3; or 4\n", "tabs"),
        ("a|b\n1|2\n", "bars"),
        ("Report; of spring\na,b\n1,2\n3,4\n", "commas"),
        ("a,b\n1,x;y;z;u\n", "commas"),
        ("a;b\n1;2\n", "semicolons"),
        ("alone\nrow\n", "commas"),
    ],
)
def test_the_rows_tell_what_separates_their_cells(text: str, note: str) -> None:
    assert read_separated(text, "t.csv").note == note


def test_a_first_line_may_say_what_separates_the_cells() -> None:
    grid = read_separated("sep=^\na^b\n1,2^3\n", "t.csv")
    assert (cells(grid), grid.note) == ([["a", "b"], ["1,2", "3"]], "separated by ^")
    assert [(row.number, row.line) for row in grid.rows] == [(1, 2), (2, 3)]


@pytest.mark.parametrize("line", ["sep=", "sep=ab", 'sep="', "sep=a", "sep=\x1b"])
def test_a_line_that_names_no_separator_is_refused(line: str) -> None:
    with pytest.raises(BadInput, match=r"t\.csv, line 1: sep= names no separator"):
        read_separated(f"{line}\na,b\n", "t.csv")
