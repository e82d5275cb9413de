"""Version 5, what kits need. Frozen as it was written."""

from __future__ import annotations

from sqlalchemy import Connection

KITS = (
    """
CREATE TABLE kit (
    id TEXT NOT NULL,
    panelist TEXT NOT NULL,
    number INTEGER NOT NULL,
    time TEXT NOT NULL,
    because TEXT NOT NULL,
    enrolment BLOB NOT NULL,
    signer BLOB,
    compared INTEGER NOT NULL,
    CONSTRAINT pk_kit PRIMARY KEY (id),
    CONSTRAINT uq_kit_panelist UNIQUE (panelist, number),
    CONSTRAINT ck_kit_compared CHECK (compared IN (0, 1)),
    CONSTRAINT fk_kit_panelist FOREIGN KEY(panelist) REFERENCES panelist (id)
) STRICT
""",
    """
CREATE TABLE kit_order (
    kit TEXT NOT NULL,
    candidate TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_kit_order PRIMARY KEY (kit, candidate),
    CONSTRAINT fk_kit_order_kit FOREIGN KEY(kit) REFERENCES kit (id),
    CONSTRAINT fk_kit_order_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE this_kit (
    id TEXT NOT NULL,
    panelist TEXT NOT NULL,
    number INTEGER NOT NULL,
    replaces INTEGER NOT NULL,
    enrolment BLOB NOT NULL,
    line INTEGER NOT NULL,
    head BLOB NOT NULL,
    signature TEXT NOT NULL,
    CONSTRAINT pk_this_kit PRIMARY KEY (id),
    CONSTRAINT ck_this_kit_replaces CHECK (replaces IN (0, 1)),
    CONSTRAINT fk_this_kit_panelist FOREIGN KEY(panelist) REFERENCES panelist (id)
) STRICT
""",
    """
CREATE TABLE writer (
    id TEXT NOT NULL,
    kit TEXT NOT NULL,
    secret BLOB NOT NULL,
    CONSTRAINT pk_writer PRIMARY KEY (id)
) STRICT
""",
    """
CREATE TABLE kept (
    entry TEXT NOT NULL,
    body BLOB NOT NULL,
    CONSTRAINT pk_kept PRIMARY KEY (entry),
    CONSTRAINT fk_kept_entry FOREIGN KEY(entry) REFERENCES entry (id)
) STRICT
""",
)


def add_kits(connection: Connection) -> None:
    """Add the tables of kits, which are empty in a session that made none."""
    for statement in KITS:
        connection.exec_driver_sql(statement)
