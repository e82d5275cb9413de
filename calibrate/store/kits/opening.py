"""What a kit says of itself, and its key, which is drawn where its panelist writes first."""

from __future__ import annotations

from datetime import datetime

from nacl.signing import SigningKey
from sqlalchemy import Connection, select

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.commands import new_id
from calibrate.domain.errors import FileTrouble
from calibrate.domain.travel.anchor import Anchor
from calibrate.domain.travel.kits import ThisKit
from calibrate.domain.travel.witness import signed_key
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.payloads import Part
from calibrate.store.sealed.lost_keys import witness_key
from calibrate.store.sealed.signatures import is_by
from calibrate.store.sealed.writers import kit_writer
from calibrate.store.writes.work import Work

BEGUN = "BeginKit"
"""The kind of the line with which a kit's key was drawn."""


def read_this_kit(connection: Connection) -> ThisKit | None:
    """Return whose kit a file is, or None of a session."""
    row = connection.execute(select(tables.this_kit)).one_or_none()
    if row is None:
        return None
    session = connection.execute(select(tables.session.c.id)).scalar_one()
    anchor = Anchor(session, row.line, row.head.hex(), row.signature)
    return ThisKit(row.id, row.panelist, row.number, anchor, bool(row.replaces))


def need_witnessed_keys(connection: Connection, called: str) -> None:
    """Raise FileTrouble where a kit has keys that its witness did not sign."""
    witness = witness_key(connection)
    if witness is None:
        return
    session = connection.execute(select(tables.session.c.id)).scalar_one()
    for row in connection.execute(select(tables.round_key)):
        message = signed_key(session, row.candidate, row.round, row.public_key.hex())
        if not is_by(witness, message, row.signature or ""):
            raise FileTrouble(
                f"{called} has keys that its witness did not sign: whoever made it could read what "
                "is sealed to them. Do not rate in it; ask the witness."
            )


def begin(connection: Connection, kit: ThisKit, time: datetime) -> None:
    """Draw the key that signs what is submitted, unless it is there.

    Reading does not: whoever looks into a kit before it goes out makes no key for its panelist.
    """
    if kit_writer(connection):
        return
    work = Work(connection, time, Actor(kit.panelist, ground=Ground.KIT), is_first=True)
    row = {"id": new_id(), "kit": kit.id, "secret": bytes(SigningKey.generate())}
    work.journal.insert(tables.writer, row)
    said = Part("drew the key that signs what is submitted from this kit")
    log.append(work.journal, work.stamp, work.actor, BEGUN, (kit.id, kit.panelist), (said,))
