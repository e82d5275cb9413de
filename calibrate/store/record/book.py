"""The lines of the log as people read them, each read from the file once in a sitting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from calibrate.domain.authority import Actor
from calibrate.store.document.tables import log, payload
from calibrate.store.record.log import heading
from calibrate.store.record.payloads import SENTENCE

AT_ONCE, LONG = 150, 100_000
"""How many lines are read in one step, and how many characters of them."""

LINES = (
    select(log, payload.c.body)
    .join(
        payload, (payload.c.sequence == log.c.sequence) & (payload.c.part == SENTENCE), isouter=True
    )
    .where(log.c.sequence > bindparam("after"))
    .order_by(log.c.sequence)
    .limit(AT_ONCE)
)


@dataclass(frozen=True, slots=True)
class BookLine:
    """What a line says of itself and in words; `ids` are those that it names."""

    sequence: int
    ids: frozenset[str]
    time: datetime
    who: Actor
    kind: str
    sentence: str
    head: str


class Book:
    """The lines that were read, oldest first: what was written stays as it is."""

    def __init__(self) -> None:
        self.lines: list[BookLine] = []
        self._last = -1

    def read_on(self, connection: Connection) -> bool:
        """Read a few lines more; tell whether there were any."""
        before = self._last
        self.lines += self._further(connection)
        return self._last != before

    def _further(self, connection: Connection) -> Iterator[BookLine]:
        length = 0
        with connection.execute(LINES, {"after": self._last}) as rows:
            for row in rows:
                said = heading(row)
                at, head = datetime.fromisoformat(said.time), row.head.hex()
                told = (said.who, said.kind, row.body or "", head)
                yield BookLine(said.sequence, frozenset(said.ids), at, *told)
                self._last, length = row.sequence, length + len(row.line)
                if length > LONG:
                    return
