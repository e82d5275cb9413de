"""One SQLite file: pragmas, the lock, transactions, and its faults in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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

from calibrate.domain.errors import BadInput, FileLost, FileTrouble
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.faults import damaged, in_words, unfinished
from calibrate.store.document.header import Header
from calibrate.store.document.held_file import HeldFile
from calibrate.store.document.journal_file import journal_of

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
"""Nothing spills into the file before its commit, so that what is in it is told beforehand."""


def holds_references(connection: Connection) -> bool:
    """Tell whether every row that a row names is there."""
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None


class Document:
    """One SQLite file, held open exclusively by one connection."""

    def __init__(self, held: HeldFile, driver: Driver = PLAIN) -> None:
        """Open and lock the file; from now on `held` is closed with this.

        `driver` speaks to the file: one that encrypts can take the place of the plain one. Raises
        FileTrouble if that is not possible.
        """
        self.path = held.path
        self.held = held
        self.has_written = self._is_committing = False
        self._driver = driver
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
        try:
            with self._in_words():
                self._connection = self._engine.connect()
        except BaseException:
            held.close()
            raise
        self._note()

    def _connect(self) -> sqlite3.Connection:
        uri = f"file:{quote(os.fsencode(self.path))}?mode=rw"
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
        """Hold one transaction: all of it is written, or nothing is and the error is in words.

        Raises FileLost, before its commit and after, if the name leads to the file no more.
        """
        with self._in_words():
            self._seen, self._is_committing = self.raw.total_changes, False
            self._look()
            with self._connection.begin():
                yield self._connection
                self._before_commit()
        if self._is_committing:
            self._note()
            self.held.need()

    def _look(self) -> None:
        """Compare a file that was touched: its header alone may be that of another one.

        Of an encrypted one it cannot be, since it looks like chance.
        """
        if self.held.was_touched and Header(self.held.header).is_plain:
            self.held.compare(self.raw.serialize())

    @property
    def loss(self) -> str:
        """Say what another program did to the file, or nothing."""
        if self.held.is_open and not self.raw.in_transaction:
            self._look()
        return self.held.loss

    def _before_commit(self) -> None:
        """A change is put into the file only if that is the file still; reading is not asked."""
        if self.raw.total_changes != self._seen:
            self.held.need()
            self.has_written = self._is_committing = True

    def _note(self) -> None:
        """Remember the file, and its journal, as this process leaves them."""
        self._is_committing = False
        self.held.note()
        self._journal = _identity(journal_of(self.path))

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Hold one transaction that may rebuild tables; references are checked at its end."""
        raw = self.raw
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with self.transaction() as connection:
                yield connection
                if not holds_references(connection):
                    raise FileTrouble(f"{self.held.called}: the upgrade left references behind.")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")

    @property
    def raw(self) -> sqlite3.Connection:
        """The driver's own connection."""
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
            raise FileTrouble(f"{self.held.called} is closed; open it again.") from error
        except DBAPIError as error:
            raise self._trouble(error.orig) from error
        except self._driver.Error as error:
            raise self._trouble(error) from error

    def _trouble(self, error: BaseException | None) -> FileTrouble:
        """Return what is wrong, once what was begun has been taken back, or could not be."""
        if not self._takes_back():
            return FileTrouble(unfinished(self.path, self.held.called))
        if loss := self.held.loss:
            return FileLost(loss)
        name = getattr(error, "sqlite_errorname", "")
        return FileTrouble(in_words(self.path, self.held.called, name))

    def _takes_back(self) -> bool:
        """Tell whether nothing of a change is in the file whose commit failed.

        Where rolling it back failed too, its journal does that when the file is opened again.
        """
        if not self._is_committing:
            return True
        if self.raw.in_transaction:
            with suppress(self._driver.Error):
                self.raw.rollback()
        if self.held.is_as_left:
            return True
        with suppress(DBAPIError, self._driver.Error):
            self._connection.close()
            self._engine.dispose()
            self._connection = self._engine.connect()
        return self.held.is_as_left

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
                self.raw.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Let the file go; it is whole and stands alone."""
        is_lost = bool(self.loss)
        if is_lost:
            self._leave_journal()
        self._connection.close()
        self._engine.dispose()
        self.held.close()
        journal = journal_of(self.path)
        if is_lost and _identity(journal) == self._journal:
            journal.unlink(missing_ok=True)

    def _leave_journal(self) -> None:
        """Where another file has the name, so has its journal, which SQLite would delete."""
        with suppress(InvalidRequestError, self._driver.Error):
            self.raw.execute("PRAGMA journal_mode=PERSIST")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
