"""What speaks to an SQLite file: Python's own module, or one of the same shape that encrypts."""

from __future__ import annotations

import sqlite3
from typing import Any, Protocol, cast


class Driver(Protocol):
    """A DB-API module for SQLite, as far as the document asks of it."""

    @property
    def Error(self) -> type[Exception]:  # noqa: N802 - DB-API's name
        """What its faults are, with `sqlite_errorname`."""

    def connect(self, database: str, **options: Any) -> sqlite3.Connection:
        """Open a file, with the options of `sqlite3.connect`."""


PLAIN = cast(Driver, sqlite3)
"""Files as they lie, readable for whoever may read them."""
