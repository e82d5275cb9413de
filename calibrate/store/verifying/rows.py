"""Rows beside what the log has of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Row, Table, bindparam, select

from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.journal import RowName, Values, key_of, row_key

Marks = Mapping[RowName, str | None]
Salts = Mapping[RowName, bytes]

AT_ONCE = 500
SALTS = select(tables.row_salt).where(
    tables.row_salt.c.table_name == bindparam("of"),
    tables.row_salt.c.row_key.in_(bindparam("keys", expanding=True)),
)


def name_of(table: Table, values: Values) -> RowName:
    """Return by which name the log knows a row."""
    return table.name, row_key(key_of(table, values))


def is_recorded(marks: Marks, salts: Salts, name: RowName, values: Values) -> bool:
    """Tell whether a row's digest is the newest that the log has under a name."""
    return log.row_digest(salts.get(name, b""), name[0], values) == marks.get(name)


def salts_of(connection: Connection, names: Sequence[RowName]) -> dict[RowName, bytes]:
    """Return what these rows of one table are salted with."""
    found: dict[RowName, bytes] = {}
    for start in range(0, len(names), AT_ONCE):
        part = names[start : start + AT_ONCE]
        asked = {"of": part[0][0], "keys": [key for _, key in part]}
        found |= {(row[0], row[1]): row[2] for row in connection.execute(SALTS, asked)}
    return found


def named(table: Table, rows: Iterable[Row[tuple[object, ...]]]) -> dict[RowName, Values]:
    """Return rows of a table by the names that the log has for them."""
    values = (dict(row._mapping) for row in rows)
    return {name_of(table, one): one for one in values}


class Rows:
    """Compares every row of the state tables with the newest digest that the log has of it."""

    def __init__(self, connection: Connection, marks: Marks) -> None:
        self.connection = connection
        self.marks = marks
        self.salts: dict[RowName, bytes] = {}
        self.seen: set[RowName] = set()
        self.read: set[str] = set()
        self.count = 0

    def read_salts(self) -> tuple[str, ...]:
        """Read what every row is salted with; there is no problem in that."""
        rows = self.connection.execute(select(tables.row_salt))
        self.salts = {(row.table_name, row.row_key): row.salt for row in rows}
        return ()

    def compare(self, table: Table) -> Iterator[str]:
        """Compare the rows of one table: damage in it keeps nobody from reading the next."""
        for row in self.connection.execute(select(table)):
            values = dict(row._mapping)
            name = name_of(table, values)
            self.count += 1
            self.seen.add(name)
            if self.marks.get(name) is None:
                yield f"A row of {table.name} was never written by a command: {name[1]}."
            elif not is_recorded(self.marks, self.salts, name, values):
                yield f"A row of {table.name} was changed: {name[1]}."
        self.read.add(table.name)

    def left_over(self) -> Iterator[str]:
        """Find rows that are missing, and salts of none, in the tables that could be read."""
        left = {name for name, mark in self.marks.items() if mark is not None} - self.seen
        for name in sorted(left):
            if name[0] in self.read:
                yield f"A row of {name[0]} is missing: {name[1]}."
        for name in sorted(self.salts.keys() - self.seen - left):
            yield f"A salt belongs to no row: {name[0]} {name[1]}."
