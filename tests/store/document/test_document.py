"""The file as SQLite's: headers told apart without opening it, damage, locks, upgrades."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert

from calibrate.domain.errors import FileTrouble
from calibrate.store.document import schema, tables
from calibrate.store.store import Store
from calibrate.store.upgrades import steps
from calibrate.store.upgrades.rebuild import Rewritten, Step
from tests.worlds.sessions import in_charge, new_session, open_session, reveal, submit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = new_session(tmp_path / "session.calib")
    made.store.close()
    return made.store.path


def refuses(path: Path, words: str) -> None:
    """Assert that opening says these words and leaves the file as it is."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(FileTrouble, match=words):
        Store.open(path)
    assert before is None or path.read_bytes() == before


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    refuses(tmp_path / "gone.calib", "There is no file .*gone.calib")


def test_a_folder_is_not_a_session(tmp_path: Path) -> None:
    refuses(tmp_path, "is not a file")


def test_an_empty_file_may_still_be_downloading(tmp_path: Path) -> None:
    path = tmp_path / "empty.calib"
    path.touch()
    refuses(path, "still be downloading")


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"x" * 5000, b"\x00" * 200])
def test_another_kind_of_file_is_not_a_session(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.calib"
    path.write_bytes(content)
    refuses(path, "not a Calibrate session")


def test_another_database_is_not_a_session(tmp_path: Path) -> None:
    path = tmp_path / "other.calib"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE t (x)")
    raw.close()
    refuses(path, "database, but not a Calibrate session")


def test_a_newer_file_is_refused_unchanged(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    raw.close()
    refuses(path, "newer Calibrate")


def test_a_file_that_is_cut_short_is_told_apart(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])
    refuses(path, "cut short")


def test_a_damaged_page_is_found_at_opening(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)
    refuses(path, "damaged")


def test_the_file_stands_alone_while_it_is_closed(path: Path) -> None:
    assert [one.name for one in path.parent.iterdir()] == ["session.calib"]


def test_every_table_is_strict_and_keeps_its_constraints(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        tables = raw.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
        loose = [name for name, strict in tables if not strict and not name.startswith("sqlite_")]
        with pytest.raises(sqlite3.IntegrityError, match="ck_session_phase"):
            raw.execute("UPDATE session SET phase = 'later'")
    raw.close()
    assert loose == []


NOW = schema.VERSION


def add_step(monkeypatch: pytest.MonkeyPatch, step: Step) -> None:
    """Let the program be one version further, by a step."""
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, step))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)


HOLDS = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "locking_mode": "exclusive",
    "journal_mode": "delete",
    "synchronous": 3,
}
"""What SQLite calls these: 2 is memory, 3 is extra."""


def test_a_session_is_written_as_safely_as_sqlite_can(path: Path) -> None:
    with Store.open(path) as store:
        assert pragmas(store) == HOLDS


def test_a_file_that_was_upgraded_is_written_as_safely(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_step(monkeypatch, rebuild_entries)
    with Store.open(path) as store:
        assert pragmas(store) == HOLDS


def pragmas(store: Store) -> dict[str, object]:
    """What the store's own connection answers."""
    with store._document.transaction() as connection:
        ask = connection.exec_driver_sql
        return {name: ask(f"PRAGMA {name}").scalar_one() for name in HOLDS}


@pytest.mark.parametrize("length", [1, 2_000], ids=["on a page", "over many pages"])
def test_what_is_deleted_is_gone_from_the_bytes_of_the_file(tmp_path: Path, length: int) -> None:
    made = open_session(tmp_path / "session.calib")
    words = "What nobody wants to have said. " * length
    note = {"candidate": made.candidates[0], "criterion": "code", "text": words}
    with made.store._document.transaction() as connection:
        connection.execute(insert(tables.note), note)
    made.store.close()
    assert words[:30].encode() in made.store.path.read_bytes()
    with Store.open(made.store.path) as store, store._document.transaction() as connection:
        connection.execute(delete(tables.note))
    assert words[:30].encode() not in made.store.path.read_bytes()


def rebuild_entries(connection: Connection) -> Rewritten:
    """Rebuild a table that others refer to, as a step that changes a constraint has to."""
    query = "SELECT sql FROM sqlite_schema WHERE name = 'entry'"
    made = connection.exec_driver_sql(query).scalar_one()
    query = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'entry' AND sql LIKE 'CREATE INDEX%'"
    indexes = connection.exec_driver_sql(query).scalars().all()
    connection.exec_driver_sql(made.replace("TABLE entry", "TABLE entry_new"))
    connection.exec_driver_sql("INSERT INTO entry_new SELECT * FROM entry")
    connection.exec_driver_sql("DROP TABLE entry")
    connection.exec_driver_sql("ALTER TABLE entry_new RENAME TO entry")
    for index in indexes:
        connection.exec_driver_sql(index)
    return ()


def test_an_older_file_is_copied_and_then_upgraded_with_a_line_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = open_session(tmp_path / "session.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    made.store.close()
    path = made.store.path
    before = path.read_bytes()
    add_step(monkeypatch, rebuild_entries)
    with Store.open(path) as store:
        assert store.log(in_charge(store))[-1].sentence == f"upgraded the file from version {NOW}"
        assert store.verify().problems == ()
        assert store.last_change() is None
        assert len(store.sheet(made.candidates[0], in_charge(store)).rows[0].ratings) == 4
    copy = path.with_name(f"session (version {NOW}).calib")
    assert copy.exists() and copy.stat().st_mode & 0o777 == 0o600
    monkeypatch.undo()
    with Store.open(copy) as store:
        assert store.verify().holds
    assert len(before) == copy.stat().st_size


def test_nothing_from_before_an_upgrade_is_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        assert store.last_change()
    add_step(monkeypatch, rebuild_entries)
    with Store.open(path) as store:
        assert store.last_change() is None


def test_a_copy_from_an_earlier_upgrade_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = path.with_name(f"session (version {NOW}).calib")
    earlier.write_text("mine")
    add_step(monkeypatch, rebuild_entries)
    Store.open(path).close()
    assert earlier.read_text() == "mine"
    assert path.with_name(f"session (version {NOW}, 2).calib").exists()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(connection: Connection) -> Rewritten:
        connection.exec_driver_sql("DROP TABLE follow_up")
        connection.exec_driver_sql("CREATE TABLE broken (")
        return ()

    add_step(monkeypatch, step)
    for _ in range(2):
        with pytest.raises(FileTrouble):
            Store.open(path)
    monkeypatch.undo()
    assert [one.name for one in path.parent.iterdir()] == ["session.calib"]
    with Store.open(path) as store:
        assert store.verify().holds


def test_a_refused_second_open_does_not_let_go_of_the_lock(path: Path) -> None:
    """To open and close a file that SQLite holds drops its POSIX locks: then both would write."""
    with Store.open(path):
        with pytest.raises(FileTrouble, match="open in another window"):
            Store.open(path)
        program = (
            "import sys; from pathlib import Path; from calibrate.store.store import Store;"
            "Store.open(Path(sys.argv[1]))"
        )
        other = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True
        )
        assert "open in another window" in other.stderr


def test_a_link_to_a_session_is_the_session(path: Path) -> None:
    link = path.with_name("link.calib")
    link.symlink_to(path)
    with Store.open(link), pytest.raises(FileTrouble, match="open in another window"):
        Store.open(path)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER sly AFTER INSERT ON entry BEGIN DELETE FROM rating; END",
        "CREATE VIEW sly AS SELECT * FROM rating",
        "CREATE TABLE sly (x)",
    ],
)
def test_anything_added_to_the_schema_is_found(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute(statement)
    raw.close()
    with Store.open(path) as store:
        assert "sly" in store.verify().problems[0]
