"""Version 5: kits. Frozen as it was written."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

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
    enrolment BLOB NOT NULL,
    line INTEGER NOT NULL,
    head BLOB NOT NULL,
    CONSTRAINT pk_this_kit PRIMARY KEY (id),
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
)


def upgrade(connection: Connection) -> Rewritten:
    """Add what kits need."""
    for statement in KITS:
        connection.exec_driver_sql(statement)
    return []
