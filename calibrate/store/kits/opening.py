"""What a kit says of itself, and the key that it makes when it is opened for the first time."""

from __future__ import annotations

from datetime import datetime

from nacl.signing import SigningKey
from sqlalchemy import Connection, select

from calibrate.domain.authority import APP
from calibrate.domain.commands import new_id
from calibrate.domain.travel.kits import ThisKit
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.payloads import Part
from calibrate.store.writes.work import Work

OPENED = "OpenKit"
"""The kind of the line that a kit's own program writes when it is opened for the first time."""


def read_this_kit(connection: Connection) -> ThisKit | None:
    """Return whose kit a file is, or None of a session."""
    row = connection.execute(select(tables.this_kit)).one_or_none()
    if row is None:
        return None
    return ThisKit(row.id, row.panelist, row.number, row.line, row.head.hex())


def has_key(connection: Connection) -> bool:
    """Tell whether a kit was opened before, so that it has a key of its own."""
    return connection.execute(select(tables.writer.c.id)).first() is not None


def make_key(connection: Connection, kit: ThisKit, time: datetime) -> None:
    """Make the key that signs what is submitted, on the panelist's own machine, and note it.

    It is made before anything is rated, so that copies of a kit have one key, and go two ways
    visibly.
    """
    work = Work(connection, time, APP)
    row = {"id": new_id(), "kit": kit.id, "secret": bytes(SigningKey.generate())}
    work.journal.insert(tables.writer, row)
    said = Part("opened the kit for the first time, and made its key")
    log.append(work.journal, work.stamp, APP, OPENED, (), (said,))
