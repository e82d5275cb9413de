"""One SQLite file: pragmas, the lock, transactions, and its faults in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InvalidRequestError,
    MultipleResultsFound,
    NoResultFound,
)
from sqlalchemy.pool import QueuePool

from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.open_files import OPEN_ELSEWHERE, hold, release

PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "cache_spill=OFF",
)

FAULTS = {
    "SQLITE_FULL": "the disk is full. Nothing was changed; free some room and try again.",
    "SQLITE_BUSY": OPEN_ELSEWHERE,
    "SQLITE_LOCKED": OPEN_ELSEWHERE,
    "SQLITE_READONLY": "it, or its folder, may not be written to. Copy it where you may write.",
    "SQLITE_CANTOPEN": "it cannot be opened. Check that the folder exists and may be written to.",
    "SQLITE_NOMEM": "there is too little memory. Nothing was changed; close something else.",
    "SQLITE_NOTADB": "it is not a Calibrate session, or it is encrypted.",
    "SQLITE_IOERR": "the disk did not read or write it. Nothing was changed; try again.",
}


def damaged(path: Path) -> str:
    """Say that a file holds what this program does not write; what SQLite calls it helps nobody."""
    return (
        f"{path.name} is damaged: it holds what no command wrote. "
        "“calibrate verify” may say where; use a copy."
    )


def holds_references(connection: Connection) -> bool:
    """Tell whether every row that a row names is there."""
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None


class Document:
    """One SQLite file, held open exclusively by one connection."""

    def __init__(self, path: Path, driver: Driver = PLAIN) -> None:
        """Open and lock `path`, which must exist; raise FileTrouble if that is not possible.

        `driver` speaks to the file: one that encrypts can take the place of the plain one.
        """
        self.path = path.resolve()
        self._driver = driver
        self.was_unclean = self.path.with_name(f"{self.path.name}-journal").exists()
        self._engine = create_engine(
            "sqlite://",
            module=self._driver,
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
        raw = self._driver.connect(
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
                if not holds_references(connection):
                    raise FileTrouble(f"{self.path.name}: the upgrade left references behind.")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")

    @property
    def _raw(self) -> sqlite3.Connection:
        return cast(sqlite3.Connection, self._connection.connection.driver_connection)

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
        except (NoResultFound, MultipleResultsFound) as error:
            raise FileTrouble(damaged(self.path)) from error
        except InvalidRequestError as error:
            raise FileTrouble(f"{self.path.name} is closed; open it again.") from error
        except DBAPIError as error:
            raise self._trouble(error.orig) from error
        except self._driver.Error as error:
            raise self._trouble(error) from error

    def _trouble(self, error: BaseException | None) -> FileTrouble:
        name = getattr(error, "sqlite_errorname", "")
        for prefix, words in FAULTS.items():
            if name.startswith(prefix):
                return FileTrouble(f"{self.path.name}: {words}")
        return FileTrouble(damaged(self.path))

    def check(self, thorough: bool) -> None:
        """Raise FileTrouble if SQLite finds the file damaged."""
        pragma = "integrity_check(1)" if thorough else "quick_check(1)"
        with self.transaction() as connection:
            answer = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
        if answer != "ok":
            raise FileTrouble(damaged(self.path))

    def copy_to(self, target: Path) -> None:
        """Write a copy of the whole file, owner-only, to a path that must not exist yet."""
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with self._in_words():
            copy = self._driver.connect(str(target))
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
