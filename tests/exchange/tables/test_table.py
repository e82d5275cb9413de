"""Tables read the same whatever separates their cells; what is no table is one clear sentence."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput, CalibrateError, UnknownEncoding
from calibrate.exchange.tables import table as table_module
from calibrate.exchange.tables.table import Table, read_pasted, read_table
from tests.exchange.files import written

PLAIN = 'name,text\r\nAnn,"one, ""two""\r\nthree"\r\nBen,é\r\n'


def cells(table: Table) -> list[dict[str, str]]:
    return [dict(row.cells) for row in table.rows]


EXPECTED = [{"name": "Ann", "text": 'one, "two"\nthree'}, {"name": "Ben", "text": "é"}]


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (PLAIN.encode(), "commas, UTF-8"),
        (PLAIN.encode("utf-8-sig"), "commas, UTF-8"),
        (PLAIN.encode("utf-16"), "commas, UTF-16"),
        (PLAIN.replace("\r\n", "\n").encode(), "commas, UTF-8"),
        (PLAIN.replace("e,t", "e;t").replace("n,", "n;").encode(), "semicolons, UTF-8"),
        (PLAIN.replace("e,t", "e\tt").replace("n,", "n\t").encode(), "tabs, UTF-8"),
        (json.dumps(EXPECTED).encode(), "JSON, UTF-8"),
        (json.dumps({"count": 2, "rows": EXPECTED}).encode(), "JSON, UTF-8"),
    ],
)
def test_a_table_is_the_same_in_every_form(tmp_path: Path, content: bytes, note: str) -> None:
    table = read_table(written(tmp_path, content))
    assert (table.columns, table.note, table.source) == (("name", "text"), note, "table.csv")
    assert cells(table) == EXPECTED


def test_a_row_is_named_by_every_count_a_person_may_use(tmp_path: Path) -> None:
    rows = read_table(written(tmp_path, PLAIN)).rows
    assert rows[1].place == "row 2 (row 3 in a spreadsheet, line 4)"
    assert read_table(written(tmp_path, '[{"a": 1}]')).rows[0].place == "row 1"


def test_a_column_keeps_the_joiners_of_its_name(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "نام\u200cها,b\nx,y\n"))
    assert table.columns == ("نام\u200cها", "b")


def test_rows_without_text_are_left_out_and_still_count(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "a,b,,\n1,2,,\n\n,,,\n3,4\n\n"))
    assert table.columns == ("a", "b")
    assert [(row.number, row.line) for row in table.rows] == [(1, 2), (4, 5)]


def test_json_numbers_keep_their_digits_and_null_is_empty(tmp_path: Path) -> None:
    content = '[{"a": 1.10, "b": 12345678901234567890}, {"a": null, "b": true, "c": "x"}]'
    assert cells(read_table(written(tmp_path, content, "t.json"))) == [
        {"a": "1.10", "b": "12345678901234567890"},
        {"a": "", "b": "true", "c": "x"},
    ]


def test_the_real_tables_agree_row_by_row(shared: Path) -> None:
    folder = shared / "evidence"
    comma = {row["number"]: row for row in cells(read_table(folder / "merged-changes.csv"))}
    listed = cells(read_table(folder / "merged-changes.json"))
    assert (len(comma), len(listed)) == (98, 36)
    assert all(comma[row["number"]] == row for row in listed)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "t.csv is empty"),
        (b"\xef\xbb\xbf \n", "t.csv is empty"),
        (b"a,b\n", "t.csv has no rows below its header"),
        (b"a,b\n1\n", r"t.csv, row 1 \(row 2 in a spreadsheet, line 2\): 1 cells, and the header"),
        (b"a,b\n1,2\n1,2,3\n", r"row 2 \(row 3 .*: 3 cells, and the header has 2"),
        (b'a,b\n1,"2\n3,4\n', "t.csv, line 2: a cell here opens with a quotation mark that is"),
        (b'a,b\n1,"2"x\n', "t.csv, line 2: text follows a closed quotation mark"),
        (b'a,b\n1,"' + b"x" * 1_000_001 + b'"\n', "t.csv, line 2: a cell here is too long"),
        (b"a,b\n1,\0\n", "t.csv, line 2: a NUL character"),
        (b"a,b\n1,\x81\n", "t.csv, line 2: byte 3, 0x81, is not UTF-8 text; save it as UTF-8"),
        ("a,b\nZoë,B\nZo".encode() + b"\xeb,C\n", "t.csv, line 3: byte 3, 0xEB, is not UTF-8 text"),
        ("a,b\n1,2".encode("utf-16")[:-1], "t.csv, line .: byte .*, is not UTF-16 text"),
        (b"PK\x03\x04rest", "t.csv is damaged, or no workbook; save it anew as XLSX"),
        (b"\xd0\xcf\x11\xe0rest", "t.csv is an old or a locked workbook; save it as XLSX"),
        (b"\x89PNG\r\n\x1a\n\0", "t.csv, line 1: byte 1, 0x89, is not UTF-8, and there are NULs"),
        (b"[", r"t.csv, line 1, column 2: not JSON"),
        (b"[1]", "t.csv, row 1: expected an object"),
        (b"[]", "t.csv has no rows"),
        (b"[{}]", "t.csv names no columns"),
        (b'{"a": 1}', "t.csv: expected a list of objects"),
        (b'{"a": [], "b": []}', "t.csv: expected a list of objects"),
        (b'[{"a": NaN}]', "t.csv: NaN is no value"),
        (b'[{"a": 1, "a": 2}]', "t.csv: An object has “a” twice"),
        (b"[" * 100_000, "t.csv is nested too deep"),
    ],
)
def test_what_is_no_table_is_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence) as raised:
        read_table(written(tmp_path, content, "t.csv"))
    assert "\n" not in str(raised.value)


def test_an_encoding_that_is_not_known_is_read_as_somebody_says(tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN.encode("cp1252"))
    with pytest.raises(UnknownEncoding) as raised:
        read_table(path)
    assert raised.value.raw == path.read_bytes()
    table = read_table(path, "cp1252")
    assert (cells(table), table.note) == (EXPECTED, "commas, cp1252")


def test_what_is_known_is_not_read_otherwise(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, PLAIN.encode()), "cp1252").note == "commas, UTF-8"


def test_what_is_utf_16_without_its_mark_is_read_once_somebody_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n1,x\n".encode("utf-16-le"), "t.csv")
    with pytest.raises(BadInput, match="NUL"):
        read_table(path)
    assert cells(read_table(path, "utf-16-le")) == [{"a": "1", "b": "x"}]


def test_what_is_not_in_the_encoding_that_was_named_names_its_byte(tmp_path: Path) -> None:
    path = written(tmp_path, b"a,b\n1,2\n3,\x81\n", "t.csv")
    with pytest.raises(BadInput, match=r"t\.csv, line 3: byte 3, 0x81, is not CP1252 text"):
        read_table(path, "cp1252")


def test_a_table_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_module, "LARGEST_TABLE", 1_000_000)
    with pytest.raises(BadInput, match=r"t.csv is larger than 1 MB"):
        read_table(written(tmp_path, b"a,b\n" * 250_001, "t.csv"))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(",;\t"),
    st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]))] * 2),
        min_size=1,
    ).filter(lambda rows: any("".join(row).strip() for row in rows)),
)
def test_what_a_writer_wrote_is_read(delimiter: str, rows: list[tuple[str, str]]) -> None:
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([("a", "b"), *rows])
    with TemporaryDirectory() as folder:
        table = read_table(written(Path(folder), out.getvalue(), "t.csv"))
    assert [(row["a"], row["b"]) for row in cells(table)] == [
        row for row in rows if "".join(row).strip()
    ]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_bytes_raise_nothing_but_a_sentence(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([PLAIN.encode(), json.dumps(EXPECTED).encode()]))
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
        if not damaged:
            break
    with TemporaryDirectory() as folder:
        try:
            assert read_table(written(Path(folder), bytes(damaged), "t.csv")).rows
        except CalibrateError as trouble:
            assert str(trouble).startswith("t.csv")


@pytest.mark.parametrize(
    ("text", "html", "note"),
    [
        ('name\ttext\nAnn\t"one, ""two""\r\nthree"\nBen\té\n', "", "tabs"),
        (PLAIN, "", "commas"),
        (
            "whatever",
            "<table><tr><td>name<td>text<tr><td>Ann<td>one, &quot;two&quot;<br>three"
            "<tr><td>Ben<td>é</table>",
            "a table",
        ),
        (json.dumps(EXPECTED), "<p>no table</p>", "JSON"),
        (
            '|name|text|\n|--|--|\n|Ann|one, "two"<br>three|\n|Ben|é|',
            "",
            "a table",
        ),
    ],
)
def test_a_table_that_was_pasted_is_the_same_in_every_form(text: str, html: str, note: str) -> None:
    table = read_pasted(text, html)
    assert (cells(table), table.note, table.source) == (EXPECTED, note, "the clipboard")


@pytest.mark.parametrize(
    ("text", "html", "title", "note"),
    [
        ("- Bounded\n- Split", "", "Bounded", "a list"),
        ("https://example.com/a/b/pull/7", "", "a/b#7", "links"),
        ("Bounded", '<a href="https://example.com/7">Bounded</a>', "Bounded", "a link"),
        ("She bounded the retries, at last.\nAnd more.", "", "She bounded the retries, at last.",
         "a text"),
        ("[x] Done", "", "[x] Done", "a text"),
    ],
)  # fmt: skip
def test_what_was_pasted_and_is_no_table_is_pieces(
    text: str, html: str, title: str, note: str
) -> None:
    table = read_pasted(text, html)
    assert (table.rows[0].cells["title"], table.note) == (title, note)


def test_an_empty_clipboard_says_what_to_copy() -> None:
    for text in ("", " \n"):
        with pytest.raises(BadInput, match="copy a table, a list, a text or a link first"):
            read_pasted(text)
    with pytest.raises(BadInput, match="holds more than 5 MB; use a file"):
        read_pasted("x" * 5_000_001)
