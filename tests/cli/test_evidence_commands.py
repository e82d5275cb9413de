from __future__ import annotations

import csv
from pathlib import Path

import pytest

from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.sessions import in_charge

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


def test_the_real_table_is_imported_whole_and_once(run: Run, in_setup: Path, shared: Path) -> None:
    table = shared / "evidence" / "merged-changes.csv"
    first = run("import-evidence", in_setup, table, "--map", *MAPPING)
    assert first.out.startswith("98 new, 0 unchanged, 0 changed; 3 candidates added: ")
    second = run("import-evidence", in_setup, table, "--map", *MAPPING)
    assert second.out == "0 new, 98 unchanged, 0 changed.\n"


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
