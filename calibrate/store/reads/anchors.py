"""Reading anchors and receipts of a session, and comparing them with its file."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from calibrate.domain.ballots import EntryState
from calibrate.domain.submitting.arrived import Arrived, came
from calibrate.domain.travel.anchor import Anchor, Comparison, Receipt
from calibrate.domain.travel.kits import ThisKit
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.sealed.entries import headers_by
from calibrate.store.sealed.session_key import is_sessions, sign


def anchor_at(connection: Connection, line: int, head: bytes) -> Anchor:
    """Return the anchor of a place in the record, signed where the session has its key."""
    session = connection.execute(select(tables.session.c.id)).scalar_one()
    anchor = Anchor(session, line, head.hex())
    return replace(anchor, signature=sign(connection, anchor.signed))


def receipt_of(connection: Connection, panelist: str) -> Receipt:
    """Return which of a panelist's signed entries are here, and were not taken back."""
    receipt = Receipt(
        anchor_at(connection, *log.last(connection)), panelist, _here(connection, panelist)
    )
    return replace(receipt, signature=sign(connection, receipt.signed))


def _here(connection: Connection, panelist: str) -> tuple[str, ...]:
    entry, opened = tables.entry.c, tables.opened_entry.c
    gone = select(opened.entry).where(opened.state == EntryState.TAKEN_BACK.value)
    query = select(entry.hash).where(entry.panelist == panelist, entry.signer.is_not(None))
    found = connection.execute(query.where(entry.id.not_in(gone)).order_by(entry.hash))
    return tuple(hash.hex() for hash in found.scalars())


def arrived_in(connection: Connection, kit: ThisKit, receipt: Receipt) -> Arrived:
    """Return which of a kit's submissions a receipt has; of one that is forged, nothing."""
    if not is_sessions(connection, receipt.signed, receipt.signature):
        return Arrived(is_signed=False)
    return Arrived(True, came(headers_by(connection, {kit.panelist}), receipt))


def compare(connection: Connection, held: Anchor | Receipt) -> Comparison:
    """Compare a file with what somebody else holds of it."""
    anchor = held.anchor if isinstance(held, Receipt) else held
    if anchor.session != connection.execute(select(tables.session.c.id)).scalar_one():
        return Comparison.ANOTHER
    if not is_sessions(connection, held.signed, held.signature):
        return Comparison.FORGED
    line, head = log.last(connection)
    if line < anchor.line:
        return Comparison.RESTORED
    if _head_at(connection, anchor.line) != anchor.head:
        return Comparison.REWRITTEN
    if isinstance(held, Receipt) and not set(held.entries) <= set(_here(connection, held.panelist)):
        return Comparison.LACKS
    return (
        Comparison.SAME
        if (line, head.hex()) == (anchor.line, anchor.head)
        else Comparison.CONTINUED
    )


def _head_at(connection: Connection, line: int) -> str:
    query = select(tables.log.c.head).where(tables.log.c.sequence == line)
    found = connection.execute(query).scalar_one_or_none()
    return found.hex() if found else ""
