"""What commands were handed and said, in parts: one for the people it speaks of.

A part has a salt and, in its line, a digest of its own, so that one person's can be erased later
while the chain still verifies. Part 0 is the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from nacl.utils import random
from sqlalchemy import Connection, Row, bindparam, insert, select

from calibrate.domain.canonical import canonical, digest
from calibrate.store.document.tables import payload

SALT_BYTES = 16
SENTENCE = 0

INSERT = insert(payload)
SENTENCE_OF = select(payload.c.body).where(
    payload.c.sequence == bindparam("sequence"), payload.c.part == SENTENCE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a payload: a sentence, or JSON. `people` has the ids of those it speaks of."""

    body: str
    people: tuple[str, ...] = ()
    salt: bytes = field(default_factory=lambda: random(SALT_BYTES))

    @property
    def digest(self) -> str:
        """The salted digest by which the line knows it, in hexadecimal."""
        return digest(self.salt, canonical(list(self.people)), self.body.encode()).hex()


def write(connection: Connection, sequence: int, parts: Sequence[Part]) -> None:
    """Keep the parts of a line's payload, the sentence first."""
    rows = [
        {
            "sequence": sequence,
            "part": number,
            "people": canonical(list(part.people)).decode(),
            "salt": part.salt,
            "body": part.body,
        }
        for number, part in enumerate(parts)
    ]
    connection.execute(INSERT, rows)


def parts_of(connection: Connection, sequence: int) -> dict[int, Part]:
    """Return the parts of a line's payload that are still there, by number."""
    query = select(payload).where(payload.c.sequence == sequence).order_by(payload.c.part)
    return {row.part: part(row) for row in connection.execute(query)}


def part(row: Row[Any]) -> Part:
    """Return a part as its row has it."""
    return Part(row.body, tuple(json.loads(row.people)), row.salt)


def sentence(connection: Connection, sequence: int) -> str:
    """Return what a line says in words, or nothing once that was erased."""
    found = connection.execute(SENTENCE_OF, {"sequence": sequence}).scalar_one_or_none()
    return found or ""


def handed(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """Return what a command was handed, by parts, without the sentence."""
    return [json.loads(part.body) for part in parts]
