"""What a kit says of itself."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calibrate.domain.travel.kits import ThisKit
from calibrate.store.document import tables


def read_this_kit(connection: Connection) -> ThisKit | None:
    """Return whose kit a file is, or None of a session."""
    row = connection.execute(select(tables.this_kit)).one_or_none()
    if row is None:
        return None
    return ThisKit(row.id, row.panelist, row.number, row.line, row.head.hex())
