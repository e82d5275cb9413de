"""The log's chain, recomputed, and the newest digest that it has of every row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, select

from calibrate.domain.canonical import digest
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.journal import RowName, Values
from calibrate.store.record.log import LogLine

AT_ONCE, LONG = 100, 100_000
"""How many lines are read in one step, and how many characters of them."""


class Link(NamedTuple):
    """A line that was read and not yet made out; `follows` says that it does from its head."""

    sequence: int
    text: str
    follows: bool


class Chain:
    """What was read of the log: its lines, their heads, and the newest digest of every row."""

    def __init__(self) -> None:
        self.head = log.START
        self.length = 0
        self.marks: dict[RowName, str | None] = {}
        self.lines: dict[int, LogLine] = {}
        self.heads: dict[int, bytes] = {}
        self._last: int | None = None
        self._long: Link | None = None

    @property
    def opens(self) -> Iterator[Values]:
        """What each reveal opened, as its line says."""
        return (one for line in self.lines.values() for one in line.opens)

    def read(self, connection: Connection) -> Iterator[str]:
        """Read the lines that were not read yet, and yield a sentence for each problem."""
        for row in connection.execute(self._unread()):
            yield from self._make_out(self._linked(row))

    def read_on(self, connection: Connection) -> list[str] | None:
        """Read a few lines more, and return what is wrong with them; None where all were read.

        A long line takes two steps: an import names each row that it wrote.
        """
        if self._long:
            link, self._long = self._long, None
            return list(self._make_out(link))
        before, length, problems = self._last, 0, list[str]()
        with connection.execute(self._unread().limit(AT_ONCE)) as rows:
            for row in rows:
                link, length = self._linked(row), length + len(row.line)
                if len(link.text) > LONG:
                    self._long = link
                    break
                problems += self._make_out(link)
                if length > LONG:
                    break
        return None if self._last == before else problems

    def _unread(self) -> Select[Any]:
        query = select(tables.log).order_by(tables.log.c.sequence)
        return query if self._last is None else query.where(tables.log.c.sequence > self._last)

    def _linked(self, row: Row[Any]) -> Link:
        self.length += 1
        expected, self.head = digest(self.head, row.line.encode()), row.head
        self.heads[row.sequence], self._last = row.head, row.sequence
        return Link(row.sequence, row.line, row.head == expected)

    def _make_out(self, link: Link) -> Iterator[str]:
        try:
            line = log.parse(link.text)
        except (ValueError, KeyError, TypeError):
            yield f"Log line {link.sequence} cannot be read."
            return
        if not link.follows or line.sequence != link.sequence:
            yield f"Log line {link.sequence} does not follow from the line before."
        elif link.sequence != self.length:
            yield f"Before log line {link.sequence} a line is missing."
        self.marks.update(line.rows)
        self.lines[link.sequence] = line
