"""Which rows the log has of each candidate, so that one that is missing is missed by its own."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import chain

from sqlalchemy import Connection, Table, select

from calibrate.store.document.tables import metadata
from calibrate.store.record.journal import RowName, Values, parse_key
from calibrate.store.record.log import LogLine
from calibrate.store.verifying.owning import STATE, is_told_by_key, owning, referred
from calibrate.store.verifying.rows import Marks, is_recorded, named, salts_of

AT_ONCE, TAKEN_AT_ONCE = 40, 2000
"""How many rows are asked in one step, an entry being some 60 kB, and how many are taken in."""

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
        self._heard: deque[tuple[RowName, str | None]] = deque()
        self._asked: deque[tuple[Table, list[RowName]]] = deque()

    def hear(self, lines: Iterable[LogLine]) -> None:
        """Hear of further lines, which are taken in by `go_on`."""
        for line in lines:
            self._heard.extend(line.rows.items())

    def go_on(self, connection: Connection, marks: Marks) -> bool | None:
        """Take in a few rows more of the lines, or ask a few whose they are.

        Return whether those that were asked are there; None where there is nothing more to do.
        """
        if self._heard:
            self._take_in_some()
        elif self._asked:
            return self._ask(connection, *self._asked.popleft(), marks)
        elif self._untold:
            table, names = self._untold.popitem()
            listed = list(names)
            starts = range(0, len(listed), AT_ONCE)
            self._asked.extend((table, listed[at : at + AT_ONCE]) for at in starts)
        else:
            return None
        return True

    def _take_in_some(self) -> None:
        for _ in range(min(TAKEN_AT_ONCE, len(self._heard))):
            self._take_in(*self._heard.popleft())

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

    def _ask(
        self, connection: Connection, table: Table, names: list[RowName], marks: Marks
    ) -> bool:
        """Ask rows of a table whose they are; tell whether all that there should be were there."""
        there = [name for name in names if marks.get(name) is not None]
        salts = salts_of(connection, there)
        (column,) = table.primary_key.columns
        keys = [parse_key(key)[0] for _, key in there]
        rows = named(table, connection.execute(select(table).where(column.in_(keys))))
        for name, values in rows.items():
            versions = chain([values], _moved(connection, table, values))
            told = (one for one in versions if is_recorded(marks, salts, name, one))
            self._note(table, name, next(told, values))
        return all(name in self._owners for name in there)


def _moved(connection: Connection, table: Table, values: Values) -> Iterator[Values]:
    """Yield a row as it would be if it were anybody else's."""
    for column in owning(table):
        target = referred(column)
        assert target is not None
        for id in connection.execute(select(target.c.id)).scalars():
            yield values | {column.name: id}
