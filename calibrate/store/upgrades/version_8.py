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
ISSUED_PACKET = """
CREATE TABLE issued_packet (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    edition TEXT NOT NULL,
    recipient TEXT NOT NULL,
    time TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    line INTEGER NOT NULL,
    encrypted INTEGER NOT NULL,
    signed INTEGER NOT NULL,
    CONSTRAINT pk_issued_packet PRIMARY KEY (id, candidate),
    CONSTRAINT ck_issued_packet_edition CHECK (edition IN
        ('panel', 'candidate', 'reading', 'book')),
    CONSTRAINT ck_issued_packet_encrypted CHECK (encrypted IN (0, 1)),
    CONSTRAINT ck_issued_packet_signed CHECK (signed IN (0, 1)),
    CONSTRAINT fk_issued_packet_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
TABLES: tuple[str, ...] = (ORGANISATION, ISSUED_PACKET)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
