"""A disk that is full while a session is open: it is rolled back, and goes on with more room."""

from __future__ import annotations

import gzip
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import Attach, Submit, new_id
from calibrate.domain.errors import FileTrouble
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.store.store import Store
from tests.worlds.secrets import acting
from tests.worlds.sessions import in_charge, open_session, ratings
from tests.worlds.small_disk import SmallDisk, small_disk

DATA = Path(__file__).parents[1] / "data"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="mounts and limits are POSIX's")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def submit(store: Store) -> None:
    session = store.session(in_charge(store))
    panelist = session.panel.panelists[0].id
    given = ratings(4, "Seen in the work. " * 150)
    store.apply(
        Submit(new_id(), panelist, session.candidates[0].id, given), acting(store, panelist)
    )


def submitted(store: Store) -> int:
    session = store.session(in_charge(store))
    viewer = Viewer(ViewerKind.PANELIST, session.panel.panelists[0].id)
    return len(store.history(session.candidates[0].id, viewer))


@pytest.mark.parametrize("kilobytes", [0, 8, 24, 40, 56])
def test_a_sitting_goes_on_once_there_is_room(disk: SmallDisk, kilobytes: int) -> None:
    store = open_session(disk.folder / "session.calib").store
    before, size = store.path.read_bytes()[:100], store.path.stat().st_size
    with disk.left(kilobytes):
        with pytest.raises(FileTrouble, match=r"session\.calib: the disk .* Nothing was changed"):
            for _ in range(10):
                submit(store)
                before, size = _seen(store)
        assert (before, size) == _seen(store)
    number = submitted(store)
    submit(store)
    assert submitted(store) == number + 1
    assert store.verify().holds
    store.close()
    assert [path.name for path in disk.folder.iterdir()] == ["session.calib"]


def test_files_for_which_there_is_no_room_are_attached_all_or_none(disk: SmallDisk) -> None:
    made = open_session(disk.folder / "session.calib")
    store, viewer = made.store, in_charge(made.store)
    piece = store.pieces(made.ann, viewer)[0].id
    files = tuple(NewAttachment(f"{n}.bin", os.urandom(60_000)) for n in range(3))
    before = _seen(store)
    with disk.left(100), pytest.raises(FileTrouble, match=r"the disk .* Nothing was changed"):
        made.do(Attach(piece, files, "late"))
    assert _seen(store) == before and store.pieces(made.ann, viewer)[0].attachments == ()
    made.do(Attach(piece, files, "late"))
    assert store.attached(piece, 3, viewer) == files[2].content
    assert store.verify().holds
    store.close()


def _seen(store: Store) -> tuple[bytes, int]:
    held = store._document.held
    return held.header, held.size


def test_an_older_file_that_cannot_be_copied_stays_as_it_was(disk: SmallDisk) -> None:
    if not disk.is_mounted:
        pytest.skip("a limit on the size of a file stops no copy of it")
    path = disk.folder / "session.calib"
    path.write_bytes(gzip.decompress((DATA / "version-3.calib.gz").read_bytes()))
    before = path.read_bytes()
    with (
        disk.left(64),
        pytest.raises(FileTrouble, match=r"^session\.calib.*(room|disk)") as trouble,
    ):
        Store.open(path)
    assert ".calibrate-" not in str(trouble.value)
    assert path.read_bytes() == before
    assert [one.name for one in disk.folder.iterdir()] == ["session.calib"]
    with Store.open(path) as store:
        assert store.verify().holds


class Dying:
    """Python's own module over a disk that dies in a commit, with a part of it written."""

    Error = sqlite3.Error

    def __init__(self) -> None:
        self.is_dead = False

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)

    def connect(self, database: str, **options: Any) -> sqlite3.Connection:
        if self.is_dead:
            raise _dead()
        raw: sqlite3.Connection = sqlite3.connect(database, factory=self._connection(), **options)
        return raw

    def _connection(self) -> type[sqlite3.Connection]:
        disk = self

        class Connection(sqlite3.Connection):
            def commit(self) -> None:
                if not disk.is_dead or not self.total_changes:
                    super().commit()
                    return
                (_, _, path) = self.execute("PRAGMA database_list").fetchone()
                with Path(path).open("r+b") as file:
                    file.seek(24)
                    file.write(b"torn")
                raise _dead()

        return Connection


def _dead() -> sqlite3.Error:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_WRITE"
    return error


def test_where_it_could_not_be_taken_back_that_is_said(tmp_path: Path) -> None:
    open_session(tmp_path / "session.calib").store.close()
    disk = Dying()
    store = Store.open(tmp_path / "session.calib", driver=disk)
    disk.is_dead = True
    with pytest.raises(FileTrouble, match="what was begun could not be taken back") as trouble:
        submit(store)
    assert "Nothing was changed" not in str(trouble.value)
    assert str(trouble.value).startswith("session.calib: ")
    assert "open it again" in str(trouble.value)
