"""Whether keys and reveals are a witness's, where one holds the seed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from calibrate.domain.travel.witness import GivenKey, signed_key, signed_reveal
from calibrate.store.document import tables
from calibrate.store.document.tables import Custody
from calibrate.store.sealed.keys import custody
from calibrate.store.sealed.lost_keys import witness_keys
from calibrate.store.sealed.signatures import is_by


def witness_problems(connection: Connection, candidate: str = "") -> Iterator[str]:
    """Find keys and reveals that the session's witness did not sign; none without a witness.

    It is asked of one candidate, or of all.
    """
    if custody(connection) is not Custody.WITNESS:
        return
    session = connection.execute(select(tables.session.c.id)).scalar_one()
    witnesses = witness_keys(connection)
    for row in _rows(connection, tables.round_key, candidate):
        message = signed_key(session, row.candidate, row.round, row.public_key.hex())
        if not any(is_by(one, message, row.signature or "") for one in witnesses):
            yield f"The key of {row.candidate} in round {row.round} is not the witness’s."
    rows = _rows(connection, tables.given_key, candidate)
    given = {(one.candidate, one.round): one for one in rows}
    for row in _rows(connection, tables.reveal, candidate):
        one = given.get((row.candidate, row.round))
        opened = json.loads(row.opened or "{}")
        if one is None or not any(_is_theirs(by, session, one, opened) for by in witnesses):
            yield f"The witness did not give the reveal of {row.candidate}, round {row.round}."


def _rows(connection: Connection, table: Table, candidate: str) -> list[Row[Any]]:
    query = select(table)
    if candidate:
        query = query.where(table.c.candidate == candidate)
    return list(connection.execute(query))


def _is_theirs(witness: bytes, session: str, row: Row[Any], opened: dict[str, Any]) -> bool:
    """Tell whether the witness signed a reveal, and listed all that was opened by it."""
    entries = tuple(json.loads(row.entries))
    given = GivenKey(row.candidate, row.round, entries, "", row.time, row.times, row.signature)
    is_listed = set(opened.get("counted", ())) <= set(entries)
    return is_listed and is_by(witness, signed_reveal(session, given), row.signature)
