"""Reading what became of panelists' secrets, and the key that one opens."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from calibrate.domain.presence.secrets import Renewal, Secret, SecretKind, WrappedKey
from calibrate.store.document import tables

secret = tables.secret.c
EVERY = select(secret.panelist, secret.number, secret.kind, secret.time, secret.by).order_by(
    secret.panelist, secret.number
)
LAST = (
    select(tables.secret)
    .where(secret.panelist == bindparam("panelist"))
    .order_by(secret.number.desc())
    .limit(1)
)
RENEWED = (
    select(tables.secret)
    .where(secret.kind == SecretKind.RENEWED)
    .order_by(secret.time, secret.panelist, secret.number)
)
entry = tables.entry.c
SINCE = (
    select(entry.candidate, entry.round, entry.time)
    .where(entry.panelist == bindparam("panelist"))
    .order_by(entry.writer, entry.sequence)
)
"""Built once: every submission runs the first of them."""


def read_secrets(connection: Connection) -> Iterator[Secret]:
    """Yield all that became of anybody's secret, a panelist's one after the other, oldest first."""
    for row in connection.execute(EVERY):
        time = datetime.fromisoformat(row.time)
        yield Secret(row.panelist, row.number, SecretKind(row.kind), time, row.by)


def read_renewals(connection: Connection, candidates: Set[str]) -> tuple[Renewal, ...]:
    """Return every renewal, oldest first, with what came after it on some candidates."""
    rows = connection.execute(RENEWED).all()
    return tuple(
        Renewal(
            row.panelist,
            row.by,
            datetime.fromisoformat(row.time),
            _since(connection, row.panelist, row.time, candidates),
        )
        for row in rows
    )


def _since(
    connection: Connection, panelist: str, time: str, candidates: Set[str]
) -> tuple[tuple[str, int], ...]:
    """Return on whom and in which rounds something came after a time, each once.

    A session's times never run backwards. How often and in which order it came is told to nobody.
    """
    rows = connection.execute(SINCE, {"panelist": panelist}).all()
    moment = datetime.fromisoformat(time)
    later = (row for row in rows if datetime.fromisoformat(row.time) >= moment)
    there = {(row.candidate, row.round) for row in later if row.candidate in candidates}
    return tuple(sorted(there))


def last_secret(connection: Connection, panelist: str) -> Row[Any] | None:
    """Return the newest row of a panelist's secret, if there is one."""
    found: Row[Any] | None = connection.execute(LAST, {"panelist": panelist}).one_or_none()
    return found


def standing_secret(connection: Connection, panelist: str) -> Row[Any] | None:
    """Return the row of the secret that a panelist has now; None where it has to be chosen."""
    row = last_secret(connection, panelist)
    return row if row and row.kind != SecretKind.RENEWED else None


def wrapped_key(row: Row[Any]) -> WrappedKey:
    """Return the key of a row as it lies there."""
    return WrappedKey(
        SecretKind(row.kind), row.salt, row.operations, row.memory, row.wrapped, row.public_key
    )
