"""A journal that a killed process left is put back into the file that it is of, and no other."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.domain.commands import Submit, new_id
from calibrate.domain.errors import FileTrouble
from calibrate.store.document.journal_file import journal_of, read_journal
from calibrate.store.store import Store
from tests.worlds.secrets import acting, sitting
from tests.worlds.sessions import in_charge, open_session, ratings
from tests.worlds.unfinished import tear

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a limit on file size is POSIX's")

ANOTHERS = "session.calib-journal (of another file)"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "fresh.calib"
    open_session(path).store.close()
    return path


@pytest.fixture(scope="module")
def torn(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    path = tmp_path_factory.mktemp("torn") / "torn.calib"
    copyfile(fresh, path)
    return path, tear(path)


@pytest.fixture
def path(torn: tuple[Path, int], tmp_path: Path) -> Path:
    """A torn session, with its journal."""
    path = Path(copyfile(torn[0], tmp_path / "session.calib"))
    copyfile(journal_of(torn[0]), journal_of(path))
    return path


@pytest.fixture
def acknowledged(torn: tuple[Path, int]) -> int:
    """How many submissions were acknowledged."""
    return torn[1]


def submitted(path: Path) -> int:
    """Open a session, which holds, and count what was submitted."""
    with Store.open(path) as store:
        assert store.verify().problems == ()
        session = store.session(in_charge(store))
        viewer = sitting(store, session.panel.panelists[0].id)
        return len(store.history(session.candidates[0].id, viewer))


def told(path: Path) -> str:
    with Store.open(path) as store:
        return store.told


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def submit(path: Path, times: int) -> None:
    with Store.open(path) as store:
        session = store.session(in_charge(store))
        panelist, candidate = session.panel.panelists[1].id, session.candidates[1].id
        for _ in range(times):
            store.apply(
                Submit(new_id(), panelist, candidate, ratings(3, "Seen.")), acting(store, panelist)
            )


def changes(path: Path) -> int:
    """How often a file was written."""
    return int.from_bytes(path.read_bytes()[24:28], "big")


def test_the_file_is_torn_and_its_journal_knows_of_which_file_it_is(path: Path) -> None:
    journal = read_journal(journal_of(path))
    assert journal and journal.before
    assert changes(path) == journal.before.changes + 1
    assert path.stat().st_size >= journal.pages * journal.page_size
    journal_of(path).unlink()
    with pytest.raises((FileTrouble, AssertionError)):
        submitted(path)


def test_its_own_journal_is_put_back(path: Path, acknowledged: int) -> None:
    assert told(path) == ""
    assert submitted(path) == acknowledged > 0
    assert names(path.parent) == {"session.calib"}


def test_a_file_that_was_renamed_finds_its_journal(path: Path, acknowledged: int) -> None:
    renamed = path.rename(path.with_name("autumn.calib"))
    assert "its journal, session.calib-journal" in told(renamed)
    assert submitted(renamed) == acknowledged
    assert names(path.parent) == {"autumn.calib"}


@pytest.mark.parametrize("later", range(5))
def test_a_backup_is_not_destroyed_by_the_journal_that_lies_there(
    path: Path, fresh: Path, acknowledged: int, later: int
) -> None:
    """However often the backup was written: once or twice about as often as the file was."""
    backup = Path(copyfile(fresh, path.with_name("backup.calib")))
    submit(backup, acknowledged - 2 + later)
    assert changes(backup) == changes(path) - 3 + later
    before = backup.read_bytes()
    backup.replace(path)
    assert submitted(path) == 0
    assert path.read_bytes() == before
    assert ANOTHERS in names(path.parent)


def test_what_was_set_aside_is_told_once(path: Path, fresh: Path) -> None:
    copyfile(fresh, path)
    assert f"is of another file; it is kept as {ANOTHERS}" in told(path)
    assert told(path) == ""


def test_what_was_set_aside_is_found_again_by_the_file_it_is_of(
    path: Path, fresh: Path, acknowledged: int
) -> None:
    renamed = path.rename(path.with_name("autumn.calib"))
    copyfile(fresh, path)
    assert submitted(path) == 0
    assert submitted(renamed) == acknowledged
    assert names(path.parent) == {"autumn.calib", "session.calib"}


def test_a_renamed_file_takes_its_journal_from_beside_the_backup(
    path: Path, fresh: Path, acknowledged: int
) -> None:
    renamed = path.rename(path.with_name("autumn.calib"))
    copyfile(fresh, path)
    assert submitted(renamed) == acknowledged
    assert submitted(path) == 0
    assert names(path.parent) == {"autumn.calib", "session.calib"}


def test_another_session_in_the_folder_takes_nothing(
    path: Path, fresh: Path, acknowledged: int
) -> None:
    other = Path(copyfile(fresh, path.with_name("other.calib")))
    submit(other, acknowledged)
    assert submitted(other) == 0
    assert names(path.parent) == {"other.calib", "session.calib", "session.calib-journal"}
    assert submitted(path) == acknowledged


def test_two_journals_that_are_not_its_own_are_both_kept(path: Path, fresh: Path) -> None:
    journal = journal_of(path).read_bytes()
    for _ in range(2):
        copyfile(fresh, path)
        journal_of(path).write_bytes(journal)
        assert submitted(path) == 0
    assert {ANOTHERS, ANOTHERS.replace(")", ", 2)")} <= names(path.parent)


def test_a_journal_that_would_only_cut_another_file_is_set_aside(path: Path, fresh: Path) -> None:
    """One that nothing was noted in yet still says how long the file was."""
    head = bytearray(journal_of(path).read_bytes()[:512])
    head[8:12] = bytes(4)
    head[16:20] = (3).to_bytes(4, "big")
    copyfile(fresh, path)
    journal_of(path).write_bytes(head)
    before = path.read_bytes()
    assert submitted(path) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("rubbish", [b"", b"theirs", bytes(600), b"\xd9\xd5\x05\xf9 \xa1c\xd7"])
def test_what_sqlite_takes_for_no_journal_stops_nothing(
    fresh: Path, tmp_path: Path, rubbish: bytes
) -> None:
    path = Path(copyfile(fresh, tmp_path / "session.calib"))
    journal_of(path).write_bytes(rubbish)
    assert submitted(path) == 0


HOLDS = """
import fcntl, sys
file = open(sys.argv[1], "r+b")
fcntl.lockf(file, fcntl.LOCK_EX, 512, 0x40000000)
print("locked", flush=True)
sys.stdin.read()
"""


def test_nothing_is_touched_while_another_process_has_the_file(path: Path) -> None:
    """Its journal is not finished because that process is at work."""
    before = (path.read_bytes(), journal_of(path).read_bytes())
    command = [sys.executable, "-c", HOLDS, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as other:
        assert other.stdout and other.stdout.readline() == b"locked\n"
        with pytest.raises(FileTrouble, match="open in another window"):
            Store.open(path)
        other.communicate()
    assert before == (path.read_bytes(), journal_of(path).read_bytes())


def test_a_file_of_another_kind_keeps_its_journal(path: Path) -> None:
    with sqlite3.connect(path.with_name("theirs.db")) as raw:
        raw.execute("CREATE TABLE t (x)")
    raw.close()
    theirs = path.with_name("theirs.db")
    journal_of(path).rename(journal_of(theirs))
    with pytest.raises(FileTrouble, match="not a Calibrate session"):
        Store.open(theirs)
    assert journal_of(theirs).exists()


def test_where_it_cannot_be_finished_both_have_to_be_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("calibrate.store.unfinished.Aside", refused)
    with pytest.raises(FileTrouble, match="together with its journal") as trouble:
        Store.open(path)
    assert "Permission denied" in str(trouble.value)
    monkeypatch.undo()
    assert submitted(path) > 0


def test_damage_with_a_journal_beside_it_names_both(path: Path, fresh: Path) -> None:
    from calibrate.store.document.faults import damaged

    assert damaged(path).endswith("use a copy, together with session.calib-journal.")
    assert damaged(fresh).endswith("use a copy.")
