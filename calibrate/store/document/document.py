"""What is SQLite's own: header, pragmas, the lock, transactions, and its faults in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError
from sqlalchemy.pool import QueuePool

from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.store.document.open_files import OPEN_ELSEWHERE, hold, refuse_held, release

APPLICATION_ID = 0x43414C42
HEADER_BYTES = 100
PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
)

FAULTS = {
    "SQLITE_FULL": "the disk is full. Nothing was changed; free some room and try again.",
    "SQLITE_BUSY": OPEN_ELSEWHERE,
    "SQLITE_LOCKED": OPEN_ELSEWHERE,
    "SQLITE_READONLY": "it, or its folder, may not be written to. Copy it where you may write.",
    "SQLITE_CANTOPEN": "it cannot be opened. Check that the folder exists and may be written to.",
    "SQLITE_CORRUPT": "it is damaged. Nothing was changed; use a copy.",
    "SQLITE_NOTADB": "it is not a Calibrate session, or it is encrypted.",
    "SQLITE_IOERR": "the disk did not read or write it. Nothing was changed; try again.",
}


def check_header(path: Path, newest: int) -> int:
    """Return the schema version that a file's first 100 bytes tell, without opening SQLite.

    Raises FileTrouble that says which it is: not there, empty, not a session, newer than `newest`,
    or cut short.
    """
    try:
        refuse_held(path)
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except FileNotFoundError:
        raise FileTrouble(f"There is no file {path.absolute()}.") from None
    except OSError as error:
        raise FileTrouble(f"{path.name} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise FileTrouble(f"{str(path)!r} cannot be the name of a file.") from None
    return _version_in(path.name, header, size, newest)


def _version_in(name: str, header: bytes, size: int, newest: int) -> int:
    if size == 0:
        raise FileTrouble(f"{name} is empty; it may still be downloading.")
    if len(header) < HEADER_BYTES or header[:16] != b"SQLite format 3\x00":
        raise FileTrouble(f"{name} is not a Calibrate session.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise FileTrouble(f"{name} is a database, but not a Calibrate session.")
    version = int.from_bytes(header[60:64], "big")
    if version < 1:
        raise FileTrouble(f"{name} does not say which version it is; use a copy.")
    if version > newest:
        raise FileTrouble(f"{name} was written by a newer Calibrate; update to open it.")
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if size < pages * (65536 if page == 1 else page):
        raise FileTrouble(f"{name} is cut short; it may still be downloading.")
    return version


class Document:
    """One SQLite file, held open exclusively by one connection."""

    def __init__(self, path: Path) -> None:
        """Open and lock `path`, which must exist; raise FileTrouble if that is not possible."""
        self.path = path.resolve()
        self.was_unclean = self.path.with_name(f"{self.path.name}-journal").exists()
        self._engine = create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", _begin_immediate)
        with self._in_words():
            self._connection = self._engine.connect()
        self._held = hold(self.path)

    def _connect(self) -> sqlite3.Connection:
        uri = f"file:{quote(os.fsencode(self.path.absolute()))}?mode=rw"
        raw = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=0, check_same_thread=False
        )
        try:
            for pragma in PRAGMAS:
                raw.execute(f"PRAGMA {pragma}")
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("COMMIT")
        except BaseException:
            raw.close()
            raise
        return raw

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Hold one transaction: all of it is written, or nothing is and the error is in words."""
        with self._in_words(), self._connection.begin():
            yield self._connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Hold one transaction that may rebuild tables; references are checked at its end."""
        raw = self._raw
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with self.transaction() as connection:
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise FileTrouble(f"{self.path.name}: the upgrade left references behind.")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")

    @property
    def _raw(self) -> sqlite3.Connection:
        raw = self._connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise BadInput(
                "This names something that is not in the session, or is in it already."
            ) from None
        except (UnicodeEncodeError, OverflowError):
            raise BadInput(
                "Some of the text is not valid Unicode, or a number is beyond measure."
            ) from None
        except InvalidRequestError as error:
            raise FileTrouble(f"{self.path.name} is closed; open it again.") from error
        except DBAPIError as error:
            raise self._trouble(error.orig) from error
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def _trouble(self, error: BaseException | None) -> FileTrouble:
        name = getattr(error, "sqlite_errorname", "")
        for prefix, words in FAULTS.items():
            if name.startswith(prefix):
                return FileTrouble(f"{self.path.name}: {words}")
        return FileTrouble(f"{self.path.name} cannot be used: {error}.")

    def check(self, thorough: bool) -> None:
        """Raise FileTrouble if SQLite finds the file damaged."""
        pragma = "integrity_check(1)" if thorough else "quick_check(1)"
        with self.transaction() as connection:
            answer = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
        if answer != "ok":
            raise FileTrouble(f"{self.path.name} is damaged: {answer}. Use a copy.")

    def copy_to(self, target: Path) -> None:
        """Write a copy of the whole file, owner-only, to a path that must not exist yet."""
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with self._in_words():
            copy = sqlite3.connect(target)
            try:
                self._raw.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Let the file go; it is whole and stands alone."""
        self._connection.close()
        self._engine.dispose()
        release(self._held)


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
