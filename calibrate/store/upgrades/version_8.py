"""Version 8: what packets need to be handed over.

The tables are new, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

ORGANISATION = """
CREATE TABLE organisation (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    line TEXT NOT NULL,
    logo TEXT,
    CONSTRAINT pk_organisation PRIMARY KEY (id),
    CONSTRAINT fk_organisation_logo FOREIGN KEY(logo) REFERENCES attached_file (sha256)
) STRICT
"""
TABLES: tuple[str, ...] = (ORGANISATION,)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
