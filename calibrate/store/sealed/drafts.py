"""What is entered of a decision: sealed, and neither a command nor a line of the log."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import FileTrouble
from calibrate.store.document import tables
from calibrate.store.sealed.keys import decision_key
from calibrate.store.sealed.seal import Unreadable, seal, unseal

_inserted = insert(tables.decision_draft)
PUT_DECISION = _inserted.on_conflict_do_update(
    index_elements=["candidate"],
    set_={name: _inserted.excluded[name] for name in ("time", "body")},
)
"""Built once: it is run at every pause in typing."""


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
