"""Whose a row is, as the tables themselves tell it: no table is listed here, so none is forgotten.

A row belongs to the candidate that it names, or else to whoever those rows belong to that it refers
to. What names neither, or need not, is everybody's: each packet may draw on all of it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, bindparam, or_, select, true

from calibrate.store.document import tables
from calibrate.store.document.tables import TableKind, metadata

STATE = tuple(one for one in metadata.sorted_tables if one.info["kind"] is TableKind.STATE)
"""The state tables, each after those that it refers to."""


@cache
def owning(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns that tell whose a table's rows are; none where they are everybody's."""
    if table is tables.candidate:
        return (table.c.id,)
    named = [column for column in table.c if referred(column) is tables.candidate]
    found = named or [column for column in table.c if _is_owned(referred(column))]
    return () if any(column.nullable for column in found) else tuple(found)


def referred(column: Column[Any]) -> Table | None:
    """Return the table whose rows a column names; a candidate's id names a candidate."""
    if column is tables.candidate.c.id:
        return tables.candidate
    return next((key.column.table for key in column.foreign_keys), None)


def _is_owned(table: Table | None) -> bool:
    return table is not None and bool(owning(table))


def is_told_by_key(table: Table) -> bool:
    """Tell whether whose a row is can be read off its key, though the row itself is gone."""
    return all(column.primary_key for column in owning(table))


@cache
def rows_of_one(table: Table) -> Select[Any]:
    """Select the rows of a table that are `candidate`'s, or everybody's."""
    return select(table).where(_is_of_one(table))


def _is_of_one(table: Table) -> ColumnElement[bool]:
    if not owning(table):
        return true()
    return or_(*(_names_one(column) for column in owning(table)))


def _names_one(column: Column[Any]) -> ColumnElement[bool]:
    target = referred(column)
    assert target is not None
    if target is tables.candidate:
        return column == bindparam("candidate")
    return column.in_(select(target.c.id).where(_is_of_one(target)))
