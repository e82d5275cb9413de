"""The row that names the columns is found below a title, and no column has to be lost for it."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.exchange.grids.separated import read_separated
from calibrate.exchange.tables.forms.header import Read, with_header


def read(text: str, strict: bool = True) -> Read:
    return with_header(read_separated(text, "t.csv"), "t.csv", strict)


def cells(found: Read) -> list[list[str]]:
    return [[row.cells[column] for column in found.columns] for row in found.rows]


def test_a_title_above_the_header_is_passed_over_and_told() -> None:
    found = read("Merged changes\n\nBy,me\nname,title,date,ref\nAnn,One,,1\nBen,Two,,2\n")
    assert found.columns == ("name", "title", "date", "ref")
    assert cells(found) == [["Ann", "One", "", "1"], ["Ben", "Two", "", "2"]]
    assert found.told == ("2 rows above the header are passed over",)
    first = found.rows[0]
    assert first.place == "row 1 (row 5 in a spreadsheet, line 5)"


def test_a_header_that_is_repeated_is_no_row() -> None:
    found = read("a,b\n1,2\na,b\n3,4\n\na,b\n")
    assert cells(found) == [["1", "2"], ["3", "4"]]
    assert found.told == ("the header stands 2 more times",)
    assert [row.number for row in found.rows] == [1, 3]


def test_columns_of_one_name_are_one() -> None:
    found = read("Labels,title,Labels,Labels\nfast,One,,safe\n,Two,late,\n")
    assert cells(found) == [["fast\nsafe", "One"], ["late", "Two"]]
    assert found.told == ("columns of one name are read as one: Labels",)


def test_a_column_without_a_name_is_called_by_its_place() -> None:
    assert read(",title\n0,One\n").columns == ("column 1", "title")
    assert read("a\x1b,b\n0,One\n").columns == ("a", "b")


def test_a_row_that_may_be_shifted_is_refused_where_a_sign_could_do_it() -> None:
    with pytest.raises(BadInput, match=r"row 2 \(row 3 in a spreadsheet, line 3\): 3 cells"):
        read("a,b\n1,2\n1,2,3\n")
    assert cells(read("a,b\n1\n", strict=False)) == [["1", ""]]


def test_a_table_is_no_wider_than_anybody_can_look_at() -> None:
    with pytest.raises(BadInput, match="names more than 1000 columns"):
        read(",".join(f"c{at}" for at in range(1001)) + "\n")
