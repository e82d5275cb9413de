"""The schema's version, and a fresh schema."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.domain.authority import FileRole
from calibrate.store.document.header import ROLES
from calibrate.store.document.tables import metadata

VERSION = 9
"""The version of the schema that this program writes; `upgrades` leads there from older ones."""


def create(connection: Connection, role: FileRole = FileRole.SESSION) -> None:
    """Write the tables of a new file and mark it as a session, or kit, of the newest version."""
    metadata.create_all(connection)
    application = next(id for id, named in ROLES.items() if named is role)
    connection.exec_driver_sql(f"PRAGMA application_id={application}")
    mark(connection)


def role_of(connection: Connection) -> FileRole:
    """Return what kind of file it is."""
    return ROLES[connection.exec_driver_sql("PRAGMA application_id").scalar_one()]


def mark(connection: Connection) -> None:
    """Say in the file that its schema is of the newest version."""
    connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
