"""Which rows the log has of each candidate, so that one that is missing is missed by its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from sqlalchemy import Connection, Table, select

from calibrate.store.document.tables import metadata
from calibrate.store.record.journal import RowName, Values, parse_key
from calibrate.store.record.log import LogLine
from calibrate.store.verifying.owning import STATE, is_told_by_key, owning, referred
from calibrate.store.verifying.rows import AT_ONCE, Marks, is_recorded, named, salts_of

Owner = tuple[str, str, str]
"""A table, a column of it, and the id that stands there; two empty texts for everybody's."""


class Owned:
    """The names of the rows that there are, by whose they are.

    Most keys tell it. Where a key does not, the row does, and its digest shows that it tells the
    truth.
    """

    def __init__(self) -> None:
        self._names: dict[Owner, set[RowName]] = defaultdict(set)
        self._owners: dict[RowName, tuple[Owner, ...]] = {}
        self._untold: dict[Table, set[RowName]] = defaultdict(set)

    def follow(self, connection: Connection, lines: Iterable[LogLine], marks: Marks) -> bool:
        """Take in further lines; tell whether every row's owner is known now."""
        for line in lines:
            for name, mark in line.rows.items():
                self._take_in(name, mark)
        known = [self._ask(connection, table, marks) for table in list(self._untold)]
        return all(known)

    def names_of(self, candidate: str) -> dict[str, set[RowName]]:
        """Return by table the names of the rows that are a candidate's, or everybody's."""
        found: dict[str, set[RowName]] = {}
        ids = {"candidate": {candidate}}
        for table in STATE:
            owners = self._owners_of_one(table, ids)
            names = set[RowName]().union(*(self._names.get(owner, ()) for owner in owners))
            found[table.name] = names
            ids.setdefault(table.name, {str(parse_key(key)[0]) for _, key in names})
        return found

    def _owners_of_one(self, table: Table, ids: dict[str, set[str]]) -> Iterator[Owner]:
        if not owning(table):
            yield table.name, "", ""
        for column in owning(table):
            target = referred(column)
            assert target is not None
            for id in ids[target.name]:
                yield table.name, column.name, id

    def _take_in(self, name: RowName, mark: str | None) -> None:
        table = metadata.tables.get(name[0])
        if table is None:
            return
        for owner in self._owners.pop(name, ()):
            self._names[owner].discard(name)
        self._untold[table].discard(name)
        if mark is None:
            return
        if is_told_by_key(table):
            columns = [column.name for column in table.primary_key.columns]
            self._note(table, name, dict(zip(columns, parse_key(name[1]), strict=True)))
        else:
            self._untold[table].add(name)

    def _note(self, table: Table, name: RowName, values: Values) -> None:
        told = tuple((table.name, column.name, values[column.name]) for column in owning(table))
        self._owners[name] = told or ((table.name, "", ""),)
        for owner in self._owners[name]:
            self._names[owner].add(name)

    def _ask(self, connection: Connection, table: Table, marks: Marks) -> bool:
        """Ask the rows of a table whose they are; tell whether all were there to ask."""
        names = sorted(self._untold.pop(table))
        for start in range(0, len(names), AT_ONCE):
            part = names[start : start + AT_ONCE]
            salts = salts_of(connection, part)
            (column,) = table.primary_key.columns
            keys = [parse_key(key)[0] for _, key in part]
            rows = named(table, connection.execute(select(table).where(column.in_(keys))))
            for name, values in rows.items():
                versions = chain([values], _moved(connection, table, values))
                told = (one for one in versions if is_recorded(marks, salts, name, one))
                self._note(table, name, next(told, values))
        return all(name in self._owners for name in names)


def _moved(connection: Connection, table: Table, values: Values) -> Iterator[Values]:
    """Yield a row as it would be if it were anybody else's."""
    for column in owning(table):
        target = referred(column)
        assert target is not None
        for id in connection.execute(select(target.c.id)).scalars():
            yield values | {column.name: id}
