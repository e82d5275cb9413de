"""The file below its rows: indexes, references, and the schema's own text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from sqlalchemy import Connection, create_engine

from calibrate.store.document import schema
from calibrate.store.document.tables import TableKind, of_kind

LEFT_OUT = {table.name for table in of_kind(TableKind.CONTENT)}
Definition = tuple[str, ...]
Step = Callable[[Connection], Iterator[str]]
"""One of the checks that together read the file; it yields a sentence for each problem."""


def file_problems(connection: Connection) -> Iterator[str]:
    """Find what does not belong together below the rows, a sentence for each."""
    yield from _damaged(connection, "1")
    yield from _goes_on(connection)
    yield from _lost_references(connection)
    yield from _other_definitions(connection)


def file_steps(connection: Connection) -> Iterator[Step]:
    """Yield the same in steps, each to be taken whenever there is time: table by table.

    What SQLite does of one table it does at once. Bytes of attached files, of which nothing that
    is shown or printed comes, are left to `file_problems`, for they can be very many.
    """
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    there = ("sqlite_schema", *connection.exec_driver_sql(query).scalars().all())
    for name in (one for one in there if one not in LEFT_OUT):
        quoted = name.replace('"', '""')
        yield partial(_damaged, of=f'"{quoted}"')
    yield _goes_on
    yield _lost_references
    yield _other_definitions


def _damaged(connection: Connection, of: str) -> Iterator[str]:
    if connection.exec_driver_sql(f"PRAGMA integrity_check({of})").scalars().first() != "ok":
        yield "The file is damaged: its tables and their indexes do not belong together."


def _goes_on(connection: Connection) -> Iterator[str]:
    behind = _bytes_behind(connection)
    if behind > 0:
        yield f"The file goes on behind its end: {behind} bytes that belong to nothing."


def _lost_references(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of {row[0]} refers to a row of {row[2]} that is not there."


def _other_definitions(connection: Connection) -> Iterator[str]:
    for found in sorted(_definitions(connection) ^ _fresh_definitions()):
        yield f"The schema is not this program's: {_in_words(*found)}."


def _bytes_behind(connection: Connection) -> int:
    """Return how many bytes another program put behind the last page.

    What a transaction has not committed is not in the file yet, which is shorter by that then.
    """
    pages, size = (
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        for name in ("page_count", "page_size")
    )
    files = connection.exec_driver_sql("PRAGMA database_list").all()
    path = next(file for _, name, file in files if name == "main")
    return int(Path(path).stat().st_size - int(pages) * int(size))


def _in_words(kind: str, name: str, table: str, sql: str) -> str:
    """Return what a definition is of; an index that SQLite made has a name that helps nobody."""
    return f"{kind} {name}" if sql else f"{kind} of {table}"


def _definitions(connection: Connection) -> frozenset[Definition]:
    """Return what the schema has, the indexes that SQLite makes by itself too."""
    query = "SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_schema"
    rows = connection.exec_driver_sql(query)
    return frozenset(
        (row.type, row.name, row.tbl_name, " ".join(row.sql.replace('"', "").split()))
        for row in rows
    )


@cache
def _fresh_definitions() -> frozenset[Definition]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            schema.create(connection)
            return _definitions(connection)
    finally:
        engine.dispose()
