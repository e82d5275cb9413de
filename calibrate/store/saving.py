"""Saving what can still be read of a session whose file another program took away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from calibrate.domain.changes import Subject
from calibrate.domain.errors import FileTrouble
from calibrate.store.document.document import Document
from calibrate.store.document.driver import Driver
from calibrate.store.document.faults import in_words
from calibrate.store.document.tables import metadata
from calibrate.store.session_file import made_beside

Unread = frozenset[Subject | None]
"""What of a session could not be read, by subject; None is the record."""


def save_copy(document: Document, path: Path, driver: Driver) -> Unread:
    """Write a new session file at `path` of all that can be read, and return what could not.

    A file that was only moved or replaced is all there, for it is still open; of one that was cut
    short there is what was read before. Raises FileTrouble where nothing can be written.
    """
    try:
        with made_beside(path) as fresh:
            if _is_copied_whole(document, fresh, driver):
                return frozenset()
            fresh.unlink(missing_ok=True)
            return _copied_in_part(document.raw, fresh, driver)
    except driver.Error as error:
        fault = getattr(error, "sqlite_errorname", "")
        raise FileTrouble(in_words(path, path.name, fault)) from None


def _is_copied_whole(document: Document, fresh: Path, driver: Driver) -> bool:
    with suppress(FileTrouble, driver.Error):
        document.copy_to(fresh)
        with closing(driver.connect(str(fresh))) as copy:
            return bool(copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    return False


def _copied_in_part(source: sqlite3.Connection, fresh: Path, driver: Driver) -> Unread:
    with closing(driver.connect(str(fresh), isolation_level=None)) as copy:
        fresh.chmod(0o600)
        copy.execute("PRAGMA foreign_keys=OFF")
        copy.execute("BEGIN")
        _copy_schema(source, copy)
        fault = driver.Error
        missing = [name for name in metadata.tables if not _is_copied(name, source, copy, fault)]
        copy.execute("COMMIT")
    return frozenset(metadata.tables[table].info["subject"] for table in missing)


def _copy_schema(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    for (statement,) in source.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"):
        copy.execute(statement)
    for name in ("application_id", "user_version"):
        (value,) = source.execute(f"PRAGMA {name}").fetchone()
        copy.execute(f"PRAGMA {name}={value}")


def _is_copied(
    table: str, source: sqlite3.Connection, copy: sqlite3.Connection, fault: type[Exception]
) -> bool:
    """Copy a table from both its ends, up to what cannot be read, and tell whether that was all."""
    for order in ("ASC", "DESC"):
        rows = _Rows(source, f"SELECT * FROM {table} ORDER BY rowid {order}", fault)
        for row in rows:
            places = ", ".join("?" * len(row))
            copy.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)
        if rows.are_all:
            return True
    return False


class _Rows:
    """The rows of a query, up to the first that cannot be read."""

    def __init__(self, source: sqlite3.Connection, query: str, fault: type[Exception]) -> None:
        self._source, self._query, self._fault = source, query, fault
        self.are_all = False

    def __iter__(self) -> Iterator[tuple[str | int | bytes | None, ...]]:
        with suppress(self._fault):
            cursor = self._source.execute(self._query)
            while row := self._next(cursor):
                yield row

    def _next(self, cursor: sqlite3.Cursor) -> tuple[str | int | bytes | None, ...] | None:
        row: tuple[str | int | bytes | None, ...] | None = cursor.fetchone()
        self.are_all = row is None
        return row
