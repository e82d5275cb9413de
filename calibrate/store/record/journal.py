"""Every write to a state table goes through a journal, which remembers rows before and after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Insert,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy import Row as ResultRow
from sqlalchemy.sql import ColumnElement

from calibrate.domain.canonical import canonical

Values = dict[str, Any]
RowName = tuple[str, str]
"""A table's name and a row's key, as `row_key` writes it."""


@dataclass(slots=True)
class RowChange:
    """One row before and after a command; None where it was not there."""

    before: Values | None
    after: Values | None


@dataclass(slots=True)
class Journal:
    """Writes rows and remembers, in order of first touch, what each was and became."""

    connection: Connection
    changes: dict[RowName, RowChange] = field(default_factory=dict)

    def insert(self, table: Table, *rows: Values) -> None:
        """Add rows with a value for every column."""
        if not rows:
            return
        self.connection.execute(_inserting(table), list(rows))
        for row in rows:
            self._note(table, None, dict(row))

    def update(self, table: Table, key: tuple[Any, ...], **values: Any) -> None:
        """Change columns of the row with this primary key; a row that is not there stays so."""
        before = self.read(table, key)
        if before is None or all(before[name] == value for name, value in values.items()):
            return
        self.connection.execute(update(table).where(_is(table, key)).values(values))
        self._note(table, before, before | values)

    def delete(self, table: Table, key: tuple[Any, ...]) -> None:
        """Remove the row with this primary key, if it is there."""
        before = self.read(table, key)
        if before is None:
            return
        self.connection.execute(delete(table).where(_is(table, key)))
        self._note(table, before, None)

    def delete_where(self, table: Table, condition: ColumnElement[bool]) -> None:
        """Remove every row that meets a condition."""
        for row in self.connection.execute(select(table).where(condition)).all():
            self.delete(table, key_of(table, row._mapping))

    def put(self, table: Table, key: tuple[Any, ...], values: Values | None) -> None:
        """Make the row with this primary key have these values, or be gone with None."""
        if values is None:
            self.delete(table, key)
        elif self.read(table, key) is None:
            self.insert(table, values)
        else:
            self.update(table, key, **values)

    def read(self, table: Table, key: tuple[Any, ...]) -> Values | None:
        """Return the row with this primary key as it stands now."""
        row: ResultRow[Any] | None
        row = self.connection.execute(_reading(table), _named(table, key)).one_or_none()
        return dict(row._mapping) if row else None

    def written(self, table: Table) -> set[str]:
        """Return the keys of a table's rows that were written, where they are one text each."""
        return {str(parse_key(key)[0]) for name, key in self.changes if name == table.name}

    def touch(self, table: Table, key: tuple[Any, ...]) -> None:
        """Take a row as it stands now for one that was written, so that the log knows it so."""
        row = self.read(table, key)
        self._note(table, row, row)

    def _note(self, table: Table, before: Values | None, after: Values | None) -> None:
        present = after if after is not None else before
        assert present is not None
        name = (table.name, row_key(key_of(table, present)))
        if name in self.changes:
            self.changes[name].after = after
        else:
            self.changes[name] = RowChange(before, after)


def key_of(table: Table, values: Mapping[Any, Any]) -> tuple[Any, ...]:
    """Return a row's primary key, in the order of the table's columns."""
    return tuple(values[column.name] for column in table.primary_key.columns)


def row_key(key: Iterable[Any]) -> str:
    """Return a primary key as text, the same for the same key."""
    return canonical(list(key)).decode()


def parse_key(key: str) -> tuple[Any, ...]:
    """Return the primary key that `row_key` wrote."""
    return tuple(json.loads(key))


@cache
def _inserting(table: Table) -> Insert:
    """Statements are built once: that takes several times as long as to run them."""
    return insert(table)


@cache
def _reading(table: Table) -> Select[Any]:
    columns = table.primary_key.columns
    return select(table).where(*(column == bindparam(column.name) for column in columns))


def _named(table: Table, key: tuple[Any, ...]) -> Values:
    names = (column.name for column in table.primary_key.columns)
    return dict(zip(names, key, strict=True))


def _is(table: Table, key: tuple[Any, ...]) -> ColumnElement[bool]:
    columns = table.primary_key.columns
    return and_(*(column == part for column, part in zip(columns, key, strict=True)))
