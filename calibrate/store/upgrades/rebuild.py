"""What the steps from one version to the next are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

Rewritten = Iterable[tuple[str, tuple[Any, ...]]]
"""The rows that a step wrote anew, as table and primary key: the log has to know them so."""

Step = Callable[[Connection], Rewritten]


def rebuild(connection: Connection, table: str, statement: str) -> None:
    """Give a table another definition, which may add columns that are NULL, and keep its rows."""
    columns = ", ".join(columns_of(connection, table))
    replace(connection, table, statement, f"({columns}) SELECT {columns} FROM {table}")


def replace(connection: Connection, table: str, statement: str, rows: str) -> None:
    """Give a table another definition and the rows that the end of an INSERT says."""
    fresh = f"{table}_rebuilt"
    connection.exec_driver_sql(
        statement.replace(f"CREATE TABLE {table} ", f"CREATE TABLE {fresh} ")
    )
    connection.exec_driver_sql(f"INSERT INTO {fresh} {rows}")
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE {fresh} RENAME TO {table}")


def columns_of(connection: Connection, table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
