"""Reading what packets show of the organisation."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, select

from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.store.document import tables

TOLD = select(tables.organisation, tables.attached_file.c.content).outerjoin(
    tables.attached_file, tables.attached_file.c.sha256 == tables.organisation.c.logo
)


def read_organisation(connection: Connection) -> Organisation:
    """Return what was said of the organisation; of a logo that was changed, nothing is shown."""
    row = connection.execute(TOLD).first()
    if row is None:
        return NO_ORGANISATION
    logo = bytes(row.content) if row.logo and logo_holds(connection) else b""
    return Organisation(row.name, row.line, logo)


def logo_holds(connection: Connection) -> bool:
    """Tell whether the logo, if there is one, is the one that was chosen."""
    row = connection.execute(TOLD).first()
    if row is None or row.logo is None:
        return True
    return row.content is not None and sha256(row.content).hexdigest() == row.logo
