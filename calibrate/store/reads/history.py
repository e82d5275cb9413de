"""Reading a panelist's own submissions of a candidate again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from calibrate.domain.ballots import ROUNDS, Origin
from calibrate.domain.ratings import PastSubmission
from calibrate.domain.session import Session
from calibrate.store.reads.validity import validity
from calibrate.store.sealed import entries
from calibrate.store.sealed.kept import kept
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.writers import kit_writer, own_key


def read_history(
    connection: Connection, session: Session, candidate: str, panelist: str
) -> tuple[PastSubmission, ...]:
    """Return a panelist's submissions of a candidate, oldest first, as far as a key opens them."""
    return tuple(
        past
        for round in ROUNDS
        for past in _of_round(connection, session, candidate, round, panelist)
    )


def _of_round(
    connection: Connection, session: Session, candidate: str, round: int, panelist: str
) -> Iterator[PastSubmission]:
    rows = entries.entries_of(connection, candidate, round, panelist)
    if writer := kit_writer(connection):
        for row in rows:
            ratings = kept(connection, own_key(writer), row["id"])
            yield _past(entries.Opened(row, ratings))
        return
    key = key_ring(connection).private_key(candidate, round) if rows else None
    if key is None:
        return
    checks = validity(connection, session, candidate, round)
    for row in rows:
        yield _past(entries.open_entry(row, key, checks))


def _past(opened: entries.Opened) -> PastSubmission:
    row = opened.row
    return PastSubmission(
        id=row["id"],
        time=datetime.fromisoformat(row["time"]),
        ratings=opened.ratings or (),
        withdrawn=opened.withdraws,
        round=row["round"],
        origin=Origin(row["origin"]),
    )
