"""Reading what is attached to pieces: their names with the pieces, their bytes one at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from calibrate.domain.attached.attachment import Attachment
from calibrate.domain.phases import Scope
from calibrate.store.document import tables

PIECE, NAMED, FILE = tables.evidence.c, tables.attachment.c, tables.attached_file.c
NAMES = (
    select(tables.attachment)
    .join(tables.evidence, PIECE.id == NAMED.evidence)
    .order_by(NAMED.evidence, NAMED.number)
)
TO_PIECES = NAMES.where(NAMED.evidence.in_(bindparam("pieces", expanding=True)))
BYTES: Select[tuple[str, bytes]] = (
    select(FILE.sha256, FILE.content)
    .join(tables.attachment, NAMED.sha256 == FILE.sha256)
    .join(tables.evidence, PIECE.id == NAMED.evidence)
    .where(
        NAMED.evidence == bindparam("evidence"),
        NAMED.number == bindparam("number"),
        PIECE.candidate.in_(bindparam("candidates", expanding=True)),
        PIECE.audience.in_(bindparam("audiences", expanding=True)),
    )
)


def read_attachments(
    connection: Connection, candidates: Iterable[str]
) -> dict[str, tuple[Attachment, ...]]:
    """Return what is attached to the pieces of candidates, by piece, without its bytes."""
    return _by_piece(connection.execute(NAMES.where(PIECE.candidate.in_(candidates))))


def read_attached_to(
    connection: Connection, pieces: Iterable[str]
) -> dict[str, tuple[Attachment, ...]]:
    """Return what is attached to these pieces, by piece, without its bytes."""
    return _by_piece(connection.execute(TO_PIECES, {"pieces": [*pieces]}))


def _by_piece(rows: Iterable[Row[Any]]) -> dict[str, tuple[Attachment, ...]]:
    found: dict[str, list[Attachment]] = defaultdict(list)
    for row in rows:
        named = Attachment(row.evidence, row.number, row.name, row.size, row.sha256)
        found[row.evidence].append(named)
    return {evidence: tuple(several) for evidence, several in found.items()}


def read_bytes(connection: Connection, scope: Scope, evidence: str, number: int) -> bytes | None:
    """Return the bytes of one file that the scope reaches; None where there is none.

    Raises ValueError unless they are what was attached.
    """
    asked = {"candidates": [*scope.candidates], "audiences": [*scope.audiences]}
    row = connection.execute(BYTES, asked | {"evidence": evidence, "number": number}).first()
    if row and sha256(row.content).hexdigest() != row.sha256:
        raise ValueError("these bytes are not those that were attached")
    return row.content if row else None
