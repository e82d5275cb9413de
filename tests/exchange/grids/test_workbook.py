"""A workbook's sheets are text like any other; what would fill the memory is refused unread."""

from __future__ import annotations

from datetime import date

import pytest

from calibrate.domain.errors import BadInput
from calibrate.exchange.grids import workbook_parts
from calibrate.exchange.grids.workbook import is_workbook, read_sheet
from tests.worlds.workbooks import Sheet, packed, workbook

ROWS = (("name", "day"), ("Ann", date(2026, 3, 14)), ("Ben\nRoy", 2.5), (True, None))
CORNER = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c {place}><v>1</v></c></row>'


def test_cells_are_text_and_dates_are_dates() -> None:
    raw = workbook(Sheet("One", ROWS), Sheet("Two", (("x",),)), Sheet("Away", ROWS, "hidden"))
    assert is_workbook(raw)
    sheet = read_sheet(raw, "t.xlsx")
    assert (sheet.name, sheet.names) == ("One", ("One", "Two"))
    rows = [("name", "day"), ("Ann", "2026-03-14"), ("Ben\nRoy", "2.5"), ("true",)]
    assert [row.cells for row in sheet.grid.rows] == rows


def test_a_sheet_is_chosen_by_its_name() -> None:
    raw = workbook(Sheet("Empty"), Sheet("One", ROWS), Sheet("Two", (("x",), (), ("y",))))
    chosen = read_sheet(raw, "t.xlsx", "Two")
    assert [(row.number, row.cells) for row in chosen.grid.rows] == [(1, ("x",)), (3, ("y",))]
    with pytest.raises(BadInput, match="has no sheet Three with anything in it; it has One and"):
        read_sheet(raw, "t.xlsx", "Three")


def test_texts_that_cells_share_are_theirs() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    sheet = read_sheet(workbook(Sheet("A", data=rows), texts=("x", "y")), "t.xlsx")
    assert [row.cells for row in sheet.grid.rows] == [("y", "x")]


@pytest.mark.parametrize(
    "data",
    [
        CORNER.format(row=1_048_576, place='r="XFD1048576"'),
        CORNER.format(row=1_048_576, place="r = 'XFD1048576'"),
        CORNER.format(row=1_048_576, place='r="&#88;FD1"'),
        CORNER.format(row=9_999_999, place=""),
        CORNER.format(row=1_000_001, place=""),
    ],
)
def test_a_cell_in_the_last_corner_is_refused_before_anybody_reads_it(
    data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("python_calamine.load_workbook", lambda _: pytest.fail("it was read"))
    with pytest.raises(BadInput, match=r"t\.xlsx unpacks to more than a table may be"):
        read_sheet(workbook(Sheet("A", data=data)), "t.xlsx")


def test_a_text_that_many_cells_share_counts_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "MOST_TEXT", 5_000)
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 11))
    assert read_sheet(workbook(Sheet("A", data=rows), texts=("x" * 400,)), "t.xlsx").grid.rows
    with pytest.raises(BadInput, match="unpacks to more than a table may be"):
        read_sheet(workbook(Sheet("A", data=rows), texts=("x" * 600,)), "t.xlsx")


def test_what_unpacks_to_too_much_is_refused_by_its_declared_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook_parts, "LARGEST", 20_000)
    monkeypatch.setattr("zipfile.ZipFile.read", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(BadInput, match="save the one sheet as CSV"):
        read_sheet(workbook(Sheet("A", [["x" * 20_000]])), "t.xlsx")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (workbook(Sheet("A", ROWS))[:800], "is damaged, or no workbook; save it anew as XLSX"),
        (workbook(Sheet("A", ROWS), more={"x.xml": "no XML"}), "is damaged"),
        (workbook(Sheet("A"), more={"x.xml": "<!DOCTYPE x><x/>"}), "is damaged"),
        (packed({"content.xml": "<a/>"}), "is no XLSX workbook; open it in a spreadsheet"),
        (packed({"[Content_Types].xml": "<Types/>"}), "cannot be read as a workbook"),
        (workbook(Sheet("A")), "has no sheet with anything in it"),
        (b"\xd0\xcf\x11\xe0" * 100, "is an old or a locked workbook; save it as XLSX without"),
    ],
)
def test_what_is_no_workbook_says_what_to_do(raw: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=rf"t\.xlsx {words}"):
        read_sheet(raw, "t.xlsx")


def test_a_workbook_is_counted_without_its_pictures() -> None:
    raw = workbook(Sheet("A", ROWS), more={"xl/media/image1.png": "x" * 1000})
    assert b"image1" in raw
    assert b"image1" not in workbook_parts.unpacked(raw, "t.xlsx").getvalue()


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    raw = workbook(Sheet("A", ROWS))
    assert read_sheet(raw, "t.xlsx").day_zero == date(1899, 12, 30)
    assert read_sheet(workbook(Sheet("A", ROWS), date1904=True), "t.xlsx").day_zero.year == 1904
