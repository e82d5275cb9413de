"""The log's chain, recomputed, and the newest digest that it has of every row."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from calibrate.domain.canonical import digest
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.journal import RowName, Values
from calibrate.store.record.log import LogLine


class Chain:
    """What was read of the log: its lines, their heads, and the newest digest of every row."""

    def __init__(self) -> None:
        self.head = log.START
        self.length = 0
        self.marks: dict[RowName, str | None] = {}
        self.lines: dict[int, LogLine] = {}
        self.heads: dict[int, bytes] = {}

    @property
    def opens(self) -> Iterator[Values]:
        """What each reveal opened, as its line says."""
        return (one for line in self.lines.values() for one in line.opens)

    def read(self, connection: Connection) -> Iterator[str]:
        """Read the lines that were not read yet, and yield a sentence for each problem."""
        query = select(tables.log).order_by(tables.log.c.sequence)
        if self.heads:
            query = query.where(tables.log.c.sequence > max(self.heads))
        for row in connection.execute(query):
            self.length += 1
            yield from self._read_line(row.sequence, row.line, row.head)

    def _read_line(self, sequence: int, text: str, head: bytes) -> Iterator[str]:
        expected, self.head = digest(self.head, text.encode()), head
        self.heads[sequence] = head
        try:
            line = log.parse(text)
        except (ValueError, KeyError, TypeError):
            yield f"Log line {sequence} cannot be read."
            return
        if head != expected or line.sequence != sequence:
            yield f"Log line {sequence} does not follow from the line before."
        elif sequence != self.length:
            yield f"Before log line {sequence} a line is missing."
        self.marks.update(line.rows)
        self.lines[sequence] = line
