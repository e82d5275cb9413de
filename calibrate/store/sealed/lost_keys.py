"""Public keys whose seed was lost: what was sealed to them nobody opens, and it is sealed again."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from calibrate.store.document import tables

WITNESS = select(tables.witness.c.public_key).where(tables.witness.c.id == "1")
"""The first row is that of now; those of seeds that were lost follow."""

Place = tuple[str, int]
LostKey = tuple[str, int, bytes]
"""A candidate's id, a round, and its public key."""


def current_keys(connection: Connection) -> Mapping[Place, bytes]:
    """Return by candidate and round the key to which is sealed now."""
    rows = connection.execute(select(tables.round_key)).all()
    return {(row.candidate, row.round): row.public_key for row in rows}


def lost_keys(connection: Connection) -> frozenset[LostKey]:
    """Return the keys that are lost, each with candidate and round."""
    lost = tables.lost_key.c
    rows = connection.execute(select(lost.candidate, lost.round, lost.public_key)).all()
    return frozenset((row.candidate, row.round, row.public_key) for row in rows)


def witness_key(connection: Connection) -> bytes | None:
    """Return the key of the witness who holds the seed now, or None where the file does."""
    found: bytes | None = connection.execute(WITNESS).scalar_one_or_none()
    return found


def witness_keys(connection: Connection) -> frozenset[bytes]:
    """Return that key and those of witnesses before, who signed what was opened by then."""
    return frozenset(connection.execute(select(tables.witness.c.public_key)).scalars())
