"""The schema's version, a fresh schema, and the way from older ones."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.document import steps
from calibrate.store.document.document import APPLICATION_ID
from calibrate.store.document.tables import metadata


def newest() -> int:
    """Return the version of the schema that this program writes."""
    return len(steps.STEPS) + 1


def create(connection: Connection) -> None:
    """Write the tables of a new file and mark it as a session of the newest version."""
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    _mark(connection, newest())


def upgrade(connection: Connection, version: int) -> None:
    """Take the schema from `version` to the newest, step by step, in the caller's transaction."""
    for step in steps.STEPS[version - 1 :]:
        step(connection)
    _mark(connection, newest())


def _mark(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA user_version={version}")
