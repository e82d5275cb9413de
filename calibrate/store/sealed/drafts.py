"""Drafts of a kit, and of decisions: sealed, and neither commands nor lines of the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from nacl.public import PrivateKey
from sqlalchemy import Connection, Row, Table, bindparam, select
from sqlalchemy.dialects.sqlite import Insert, insert

from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import FileTrouble
from calibrate.domain.ratings import Draft
from calibrate.store.document import tables
from calibrate.store.sealed.keys import KeyRing, decision_key, key_ring
from calibrate.store.sealed.seal import Unreadable, seal, unseal
from calibrate.store.sealed.writers import kit_writer, own_key

EMPTY = Draft()


def _put(table: Table) -> Insert:
    inserted = insert(table)
    return inserted.on_conflict_do_update(
        index_elements=[column.name for column in table.primary_key.columns],
        set_={name: inserted.excluded[name] for name in ("time", "body")},
    )


PUT, PUT_DECISION = _put(tables.draft), _put(tables.decision_draft)
DRAFT = select(tables.draft).where(
    *(column == bindparam(column.name) for column in tables.draft.primary_key.columns)
)
DRAFTS = select(tables.draft).where(tables.draft.c.panelist == bindparam("panelist"))
"""Built once: they are run at every pause in typing."""


class OwnKeys:
    """In a kit drafts are its panelist's own, whatever they are on."""

    def __init__(self, key: PrivateKey) -> None:
        self._key = key

    def private_key(self, candidate: str, round: int) -> PrivateKey:
        """Return the kit's own key."""
        return self._key


def draft_ring(connection: Connection) -> KeyRing:
    """Return what opens the drafts of this file."""
    writer = kit_writer(connection)
    return OwnKeys(own_key(writer)) if writer else key_ring(connection)


def draft_header(panelist: str, candidate: str, round: int, time: str) -> dict[str, Any]:
    """Return what a draft's body is bound to."""
    return {"draft": [panelist, candidate, round], "time": time}


def write_draft(
    connection: Connection,
    public_key: bytes,
    panelist: str,
    candidate: str,
    round: int,
    time: str,
    draft: Draft,
) -> None:
    """Put a panelist's draft of a round in place of the one before."""
    header = draft_header(panelist, candidate, round, time)
    body = seal(public_key, header, msgspec.to_builtins(draft))
    whose = {"panelist": panelist, "candidate": candidate, "round": round}
    connection.execute(PUT, whose | {"time": time, "body": body})


def read_draft(connection: Connection, panelist: str, candidate: str, round: int) -> Draft:
    """Return a panelist's draft of a round, empty if there is none or a witness holds the seed.

    Raises FileTrouble if it is there and damaged.
    """
    whose = {"panelist": panelist, "candidate": candidate, "round": round}
    row = connection.execute(DRAFT, whose).one_or_none()
    return _opened(draft_ring(connection), row) if row else EMPTY


def read_drafts(
    connection: Connection, panelist: str, rounds: Mapping[str, int]
) -> dict[str, Draft]:
    """Return a panelist's drafts of candidates' `rounds`, by candidate, as `read_draft` does."""
    ring = draft_ring(connection)
    found = dict.fromkeys(rounds, EMPTY)
    for row in connection.execute(DRAFTS, {"panelist": panelist}).all():
        if rounds.get(row.candidate) == row.round:
            found[row.candidate] = _opened(ring, row)
    return found


def _opened(ring: KeyRing, row: Row[Any]) -> Draft:
    key = ring.private_key(row.candidate, row.round)
    if key is None:
        return EMPTY
    try:
        header = draft_header(row.panelist, row.candidate, row.round, row.time)
        return msgspec.convert(unseal(key, header, row.body), Draft)
    except Unreadable:
        raise FileTrouble("Your draft of this candidate is damaged and cannot be read.") from None


def decision_header(candidate: str, time: str) -> dict[str, Any]:
    """Return what the body of a decision that is being entered is bound to."""
    return {"decision draft": candidate, "time": time}


def write_decision_draft(
    connection: Connection, candidate: str, time: str, draft: DecisionDraft
) -> None:
    """Put what is entered of a decision in place of what was; raise LookupError without a key."""
    key = decision_key(connection)
    if key is None:
        raise LookupError("no decision is entered before rating opens")
    header = decision_header(candidate, time)
    body = seal(bytes(key.public_key), header, msgspec.to_builtins(draft))
    connection.execute(PUT_DECISION, {"candidate": candidate, "time": time, "body": body})


def read_decision_draft(connection: Connection, candidate: str) -> DecisionDraft | None:
    """Return what was entered of a decision, if anything; raise FileTrouble if it is damaged."""
    query = select(tables.decision_draft).where(tables.decision_draft.c.candidate == candidate)
    row = connection.execute(query).one_or_none()
    key = decision_key(connection)
    if row is None or key is None:
        return None
    try:
        content = unseal(key, decision_header(candidate, row.time), row.body)
        return msgspec.convert(content, DecisionDraft)
    except Unreadable:
        raise FileTrouble("What was entered of this decision is damaged; enter it again.") from None
