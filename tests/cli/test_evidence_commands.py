from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.sessions import in_charge
from tests.worlds.workbooks import Cell, Sheet, workbook

MAPPING = (
    "candidate=author",
    "title=title",
    "text=body",
    "date=mergedAt",
    "ref=number",
)
ROWS = (
    ("candidate", "title", "ref", "date", "criteria"),
    ("Ann", "Removed the retry queue", "#90", "2026-03-01", "code"),
    ("Ann", "Wrote the launch list", "#91", "2026-03-02", "launch; lead"),
    ("Cem", "Split the importer", "#92", "2026-03-03", ""),
)


def write_table(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "work.csv", *ROWS)


def pieces(path: Path) -> int:
    with Store.open(path) as store:
        return sum(len(found) for found in store.evidence(in_charge(store)).values())


def test_a_table_is_imported_once(run: Run, in_setup: Path, table: Path) -> None:
    first = run("import-evidence", in_setup, table, "--kind", "Merged change")
    assert first.status == 0
    assert first.out == "3 new, 0 unchanged, 0 changed; 1 candidate added: Cem.\n"
    head = run("verify", in_setup).out
    assert run("import-evidence", in_setup, table).out == "0 new, 3 unchanged, 0 changed.\n"
    assert run("verify", in_setup).out == head


@pytest.mark.parametrize(
    ("content", "place", "encoding", "name"),
    [
        ("Zoë Müller,Bounded".encode("mac_roman"), "line 2: byte 3, 0x91", "mac_roman", "Zoë M"),
        ("Иван Петров,Ограничил".encode("cp1251"), "line 2: byte 1, 0xC8", "cp1251", "Иван П"),
        ("Zoë,Café\nAnn,Cut ".encode() + b"\xc3", "line 3: byte 9, 0xC3", "cp1252", "1 candidate"),
    ],
)
def test_a_table_in_an_unknown_encoding_is_refused_by_line_and_byte_until_it_is_named(
    run: Run, in_setup: Path, tmp_path: Path, content: bytes, place: str, encoding: str, name: str
) -> None:
    table = tmp_path / "work.csv"
    table.write_bytes(b"candidate,title\n" + content + b"\n")
    before = in_setup.read_bytes()
    refused = run("import-evidence", in_setup, table)
    assert refused.status == 2
    assert refused.complaint.startswith(f"work.csv, {place}, is not UTF-8 text; save it as UTF-8")
    assert "or name its encoding by --encoding, such as" in refused.complaint
    assert in_setup.read_bytes() == before
    taken = run("import-evidence", in_setup, table, "--encoding", encoding)
    assert (taken.status, name in taken.out) == (0, True)


def test_an_encoding_that_there_is_not_is_refused(run: Run, in_setup: Path, table: Path) -> None:
    for name in ("windoze", "hex", "a\0b"):
        refused = run("import-evidence", in_setup, table, "--encoding", name)
        assert (refused.status, "there is no text encoding" in refused.complaint) == (2, True)


def test_a_dry_run_writes_nothing_and_says_so(run: Run, in_setup: Path, table: Path) -> None:
    before = in_setup.read_bytes()
    outcome = run("import-evidence", in_setup, table, "--dry-run")
    assert outcome.status == 0
    assert "3 new" in outcome.out
    assert "Nothing was written" in outcome.out
    assert in_setup.read_bytes() == before


def test_a_text_that_changed_is_corrected(run: Run, in_setup: Path, table: Path) -> None:
    run("import-evidence", in_setup, table)
    changed = ("Ann", "Removed the retry queue for good", *ROWS[1][2:])
    write_table(table, ROWS[0], changed, *ROWS[2:])
    assert run("import-evidence", in_setup, table).out == "0 new, 2 unchanged, 1 changed.\n"


def test_a_wrong_row_changes_nothing_unless_the_good_ones_are_wanted(
    run: Run, in_setup: Path, table: Path
) -> None:
    wrong = ("Ann", "Moved the clock", "#93", "2026-13-45", "")
    write_table(table, *ROWS, wrong)
    before = in_setup.read_bytes()
    outcome = run("import-evidence", in_setup, table)
    assert outcome.status == 2
    assert "work.csv, row 4" in outcome.complaint
    assert "column date" in outcome.complaint
    assert in_setup.read_bytes() == before
    outcome = run("import-evidence", in_setup, table, "--only-good-rows")
    assert outcome.status == 0
    assert "row 4" in outcome.complaint
    assert "3 new, 0 unchanged, 0 changed; 1 wrong row left out" in outcome.out


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("person=author", "no field person"),
        ("candidate=login", "no column login"),
        ("candidate", "expected FIELD=COLUMN"),
    ],
)
def test_a_wrong_mapping_is_named(
    option: str, words: str, run: Run, in_setup: Path, table: Path
) -> None:
    outcome = run("import-evidence", in_setup, table, "--map", option)
    assert outcome.status == 2
    assert words in outcome.complaint


def test_once_rating_is_open_a_table_adds_no_candidate(
    run: Run, in_rating: Path, table: Path
) -> None:
    for arguments in ([], ["--dry-run"]):
        outcome = run("import-evidence", in_rating, table, *arguments)
        assert outcome.status == 1
        assert "frozen" in outcome.complaint
    assert pieces(in_rating) == 6


def test_once_rating_is_open_a_table_says_why_it_comes(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    rows = (("candidate", "title", "ref", "part"), ("Ann", "Late", "PAY-9", "Led it"))
    table = write_table(tmp_path / "late.csv", *rows)
    refused = run("import-evidence", in_rating, table)
    assert refused.status == 1
    assert "needs a reason; say it by --because" in refused.complaint
    because = ("--because", "It came late.")
    assert "1 new" in run("import-evidence", in_rating, table, *because).out
    assert "1 unchanged" in run("import-evidence", in_rating, table).out
    write_table(table, rows[0], ("Ann", "Late, and more", "PAY-9", "Led it"))
    assert "1 changed" in run("import-evidence", in_rating, table, *because).out
    with Store.open(in_rating) as store:
        found = [one for all in store.evidence(in_charge(store)).values() for one in all]
        piece = next(one for one in found if one.content.reference == "PAY-9")
    assert (piece.version, piece.content.part) == (2, "Led it")
    assert piece.reason == "It came late. (imported from late.csv)"


def test_a_table_whose_name_is_no_text_can_be_imported(
    run: Run, in_setup: Path, table: Path
) -> None:
    try:
        odd = table.rename(table.with_name("w\udcff\x1b.csv"))
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    assert run("import-evidence", in_setup, odd).status == 0
    assert run("verify", in_setup).status == 0


def test_what_is_no_table_is_refused(run: Run, in_setup: Path, tmp_path: Path) -> None:
    for table in (tmp_path, tmp_path / "nothing.csv", in_setup):
        assert run("import-evidence", in_setup, table).status == 2


def workbook_of(path: Path, rows: list[list[str]]) -> Path:
    """A workbook of a table whose second column has dates."""
    cells: list[list[Cell]] = [
        [date.fromisoformat(cell) if at == 1 and number else cell for at, cell in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    path.write_bytes(workbook(Sheet("Changes", cells)))
    return path


def test_a_workbook_gives_the_same_pieces_as_its_table(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    rows = [["candidate", "date", "title", "ref"], ["Ann", "2026-03-14", "One", "PAY-1"]]
    run("import-evidence", in_setup, write_table(tmp_path / "t.csv", *map(tuple, rows)))
    book = workbook_of(tmp_path / "t.xlsx", rows)
    assert run("import-evidence", in_setup, book).out == "0 new, 1 unchanged, 0 changed.\n"


def test_of_several_sheets_one_has_to_be_named(run: Run, in_setup: Path, tmp_path: Path) -> None:
    book = tmp_path / "t.xlsx"
    rows = [["candidate", "title"], ["Ann", "One"]]
    book.write_bytes(workbook(Sheet("Spring", rows), Sheet("Autumn", rows)))
    refused = run("import-evidence", in_setup, book)
    assert refused.status == 2
    assert "t.xlsx has several sheets: Spring and Autumn; name one by --sheet" in refused.complaint
    assert "1 new" in run("import-evidence", in_setup, book, "--sheet", "Autumn").out
    assert run("import-evidence", in_setup, book, "--sheet", "Winter").status == 2


def test_an_order_of_dates_that_is_not_known_has_to_be_said(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    rows = (("candidate", "title", "done", "date"), ("Ann", "One", "", "03/04/2026"))
    table = write_table(tmp_path / "t.csv", *rows)
    before = in_setup.read_bytes()
    refused = run("import-evidence", in_setup, table)
    assert refused.status == 2
    assert (
        "t.csv: column date: “03/04/2026” can be 3 Apr 2026 or 4 Mar 2026, and no cell of the "
        "column tells which; say --dates day-first or --dates month-first." in refused.complaint
    )
    assert in_setup.read_bytes() == before
    assert run("import-evidence", in_setup, table, "--dates", "month-first").status == 0
    with Store.open(in_setup) as store:
        pieces = [one for all in store.evidence(in_charge(store)).values() for one in all]
    assert date(2026, 3, 4) in [one.content.date for one in pieces]


def test_what_no_field_uses_is_told_and_stops_nothing(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    rows = (("Spring", "", ""), ("candidate", "title", "odd"), ("Ann", "One", "x" * 100_000))
    outcome = run("import-evidence", in_setup, write_table(tmp_path / "t.csv", *rows))
    assert outcome.out == (
        "1 row above the header is passed over.\n1 new, 0 unchanged, 0 changed.\n"
        "Left out, for no field uses them: odd.\n"
    )


def test_a_list_without_names_is_one_persons_once_that_is_said(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("- 2026-03-14: Bounded the retries\n- Split the importer\n", "utf-8")
    refused = run("import-evidence", in_setup, notes)
    assert refused.status == 2
    assert "or --candidate NAME if all is one person's" in refused.complaint
    taken = run("import-evidence", in_setup, notes, "--candidate", "ann")
    assert taken.out == "2 new, 0 unchanged, 0 changed.\n"


def test_the_number_of_another_repository_replaces_nothing(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    header = ("author", "number", "title", "mergedAt", "url")
    a = ("Ann", "42", "Bound the retries", "2026-03-14", "https://example.com/a/pull/42")
    b = ("Ann", "42", "Rewrite the page", "2026-05-01", "https://example.com/b/pull/42")
    for rows, counts in (((a,), "1 new, 0"), ((b,), "1 new, 0"), ((a, b), "0 new, 2 unchanged")):
        outcome = run("import-evidence", in_setup, write_table(tmp_path / "t.csv", header, *rows))
        assert counts in outcome.out


def test_the_real_table_is_imported_whole_and_once(run: Run, in_setup: Path, shared: Path) -> None:
    table = shared / "evidence" / "merged-changes.csv"
    first = run("import-evidence", in_setup, table, "--map", *MAPPING)
    recognised = "Recognised as GitHub pull requests.\n"
    assert first.out.startswith(f"{recognised}98 new, 0 unchanged, 0 changed; 3 candidates added: ")
    second = run("import-evidence", in_setup, table, "--map", *MAPPING)
    assert second.out == f"{recognised}0 new, 98 unchanged, 0 changed.\n"


def test_every_form_of_the_real_table_gives_the_same_pieces(
    run: Run, in_setup: Path, shared: Path, tmp_path: Path
) -> None:
    folder = shared / "evidence"
    with (folder / "merged-changes.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    run("import-evidence", in_setup, folder / "merged-changes.csv")
    for table, count in (
        (folder / "merged-changes.json", 36),
        (workbook_of(tmp_path / "changes.xlsx", rows), 98),
    ):
        again = run("import-evidence", in_setup, table)
        assert f"0 new, {count} unchanged, 0 changed" in again.out


def test_the_exports_of_tools_come_in_with_date_and_reference(
    run: Run, in_setup: Path, shared: Path
) -> None:
    for table in sorted((shared / "cases" / "tool-exports").iterdir()):
        first = run("import-evidence", in_setup, table)
        assert (first.status, first.err) == (0, ""), table.name
        assert "0 new" in run("import-evidence", in_setup, table).out
    with Store.open(in_setup) as store:
        found = [one.content for all in store.evidence(in_charge(store)).values() for one in all]
    assert {one.reference for one in found} >= {"42", "43", "3f2a1bc", "3f2a1bd", "PAY-17"}
    made = [one for one in found if one.kind or one.title.startswith("B")]
    assert [one.title for one in made if not one.date and one.title != "Second"] == []


def test_a_broken_date_in_the_real_table_names_row_57(
    run: Run, in_setup: Path, shared: Path, tmp_path: Path
) -> None:
    with (shared / "evidence" / "merged-changes.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    rows[57][rows[0].index("mergedAt")] = "next Tuesday"
    broken = write_table(tmp_path / "broken.csv", *map(tuple, rows))
    before = in_setup.read_bytes()
    outcome = run("import-evidence", in_setup, broken, "--map", *MAPPING)
    assert outcome.status == 2
    assert "row 57" in outcome.complaint
    assert in_setup.read_bytes() == before
