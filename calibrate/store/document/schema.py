"""The schema's version, and a fresh schema."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.document.header import APPLICATION_ID
from calibrate.store.document.tables import metadata

VERSION = 5
"""The version of the schema that this program writes; `upgrades` leads there from older ones."""


def create(connection: Connection) -> None:
    """Write the tables of a new file and mark it as a session of the newest version."""
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    mark(connection)


def mark(connection: Connection) -> None:
    """Say in the file that its schema is of the newest version."""
    connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
