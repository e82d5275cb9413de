"""Reading a panelist's own submissions of a candidate again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from calibrate.domain.ballots import ROUNDS, EntryKind, Origin
from calibrate.domain.ratings import PastSubmission, Rating
from calibrate.domain.session import Session
from calibrate.store.document import tables
from calibrate.store.reads.ratings import COUNTED
from calibrate.store.reads.validity import validity
from calibrate.store.record.journal import Values
from calibrate.store.sealed.drawn_words import entry_words
from calibrate.store.sealed.entries import entries_of, open_entry
from calibrate.store.sealed.kept import kept
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.own import read_own
from calibrate.store.sealed.secrets import OpenSecret
from calibrate.store.sealed.writers import kit_writer, own_key

Readable = Mapping[str, tuple[Rating, ...]]
"""What an entry says, by its id."""


def read_history(
    connection: Connection,
    session: Session,
    candidate: str,
    panelist: str,
    secret: OpenSecret | None,
) -> tuple[PastSubmission, ...]:
    """Return a panelist's submissions of a candidate, oldest first.

    Of a round that was revealed, what counted is read; of the one that is sealed, what the
    panelist's own copy says, which their `secret` opens. What was replaced is read by nobody. A kit
    keeps all that was submitted there, and needs no secret.
    """
    opened = session.candidate(candidate).rounds_opened
    found: list[PastSubmission] = []
    for round in ROUNDS:
        rows = entries_of(connection, candidate, round, panelist)
        if secret is None:
            readable = _kept(connection, rows)
        elif round <= opened:
            readable = _counted(connection, session, rows)
        else:
            readable = _copied(connection, rows, secret)
        found += (_past(row, readable) for row in rows)
    return tuple(found)


def _kept(connection: Connection, rows: list[Values]) -> Readable:
    """Return what a kit kept; nothing in another file."""
    writer = kit_writer(connection)
    if writer is None:
        return {}
    return {row["id"]: kept(connection, own_key(writer), row["id"]) for row in rows}


def _counted(connection: Connection, session: Session, rows: list[Values]) -> Readable:
    """Return what was opened and counted."""
    entry = tables.opened_entry.c
    ids = [row["id"] for row in rows]
    query = select(entry.entry).where(entry.entry.in_(ids), entry.state == COUNTED)
    counted = set(connection.execute(query).scalars()) if ids else set()
    found = {}
    for row in rows:
        key = key_ring(connection).private_key(row["candidate"], row["round"])
        if row["id"] in counted and key is not None:
            checks = validity(connection, session, row["candidate"], row["round"])
            found[row["id"]] = open_entry(row, key, checks).ratings or ()
    return found


def _copied(connection: Connection, rows: list[Values], secret: OpenSecret) -> Readable:
    """Return what the panelist kept a copy of; no round's key opens it for them."""
    if not rows:
        return {}
    own = read_own(connection, secret, rows[-1]["candidate"], rows[-1]["round"])
    return {row["id"]: own.ratings for row in rows if row["hash"].hex() == own.entry}


def _past(row: Values, readable: Readable) -> PastSubmission:
    withdrawn = row["kind"] == EntryKind.WITHDRAWN
    return PastSubmission(
        id=row["id"],
        time=datetime.fromisoformat(row["time"]),
        ratings=readable.get(row["id"], ()),
        withdrawn=withdrawn,
        round=row["round"],
        origin=Origin(row["origin"]),
        is_readable=withdrawn or row["id"] in readable,
        words=entry_words(row["hash"]),
    )
