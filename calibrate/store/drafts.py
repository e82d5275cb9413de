"""Drafts: unfinished ratings, sealed like submissions; neither commands nor lines of the log."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from calibrate.domain.errors import FileTrouble
from calibrate.domain.ratings import Draft
from calibrate.store import tables
from calibrate.store.entries import private_key
from calibrate.store.seal import Unreadable, seal, unseal

EMPTY = Draft()
_inserted = insert(tables.draft)
PUT = _inserted.on_conflict_do_update(
    index_elements=[column.name for column in tables.draft.primary_key.columns],
    set_={name: _inserted.excluded[name] for name in ("time", "body")},
)
"""Built once: it is run at every pause in typing."""


def draft_header(panelist: str, candidate: str, round: int, time: str) -> dict[str, Any]:
    """Return what a draft's body is bound to."""
    return {"draft": [panelist, candidate, round], "time": time}


def write_draft(
    connection: Connection,
    public_key: bytes,
    panelist: str,
    candidate: str,
    time: str,
    draft: Draft,
) -> None:
    """Put a panelist's draft of round 1 in place of the one before."""
    header = draft_header(panelist, candidate, 1, time)
    body = seal(public_key, header, msgspec.to_builtins(draft))
    row = {"panelist": panelist, "candidate": candidate, "round": 1, "time": time, "body": body}
    connection.execute(PUT, row)


def read_draft(connection: Connection, panelist: str, candidate: str) -> Draft:
    """Return a panelist's draft of round 1, empty if there is none or a witness holds the seed.

    Raises FileTrouble if it is there and damaged.
    """
    column = tables.draft.c
    query = select(tables.draft).where(
        column.panelist == panelist, column.candidate == candidate, column.round == 1
    )
    row = connection.execute(query).one_or_none()
    key = private_key(connection, candidate, 1)
    if row is None or key is None:
        return EMPTY
    try:
        content = unseal(key, draft_header(panelist, candidate, 1, row.time), row.body)
    except Unreadable:
        raise FileTrouble("Your draft of this candidate is damaged and cannot be read.") from None
    return msgspec.convert(content, Draft)
