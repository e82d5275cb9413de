"""Version 8: what packets need to be handed over.

The tables are new, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

LETTERS = (
    """
CREATE TABLE letter_message (
    candidate TEXT NOT NULL,
    text TEXT NOT NULL,
    confirmed_for TEXT,
    CONSTRAINT pk_letter_message PRIMARY KEY (candidate),
    CONSTRAINT fk_letter_message_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_letter_message_confirmed_for FOREIGN KEY(confirmed_for) REFERENCES decision (id)
) STRICT
""",
    """
CREATE TABLE letter_finding (
    candidate TEXT NOT NULL,
    criterion TEXT NOT NULL,
    finding TEXT NOT NULL,
    words TEXT NOT NULL,
    confirmed_for TEXT,
    CONSTRAINT pk_letter_finding PRIMARY KEY (candidate, criterion),
    CONSTRAINT ck_letter_finding_finding
        CHECK (finding IN ('shown', 'partly', 'not-yet', 'untold')),
    CONSTRAINT fk_letter_finding_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_letter_finding_confirmed_for FOREIGN KEY(confirmed_for) REFERENCES decision (id)
) STRICT
""",
    """
CREATE TABLE letter_left_out (
    evidence TEXT NOT NULL,
    CONSTRAINT pk_letter_left_out PRIMARY KEY (evidence),
    CONSTRAINT fk_letter_left_out_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
) STRICT
""",
    """
CREATE TABLE letter_kept (
    candidate TEXT NOT NULL,
    place TEXT NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    digest TEXT NOT NULL,
    because TEXT NOT NULL,
    CONSTRAINT pk_letter_kept PRIMARY KEY (candidate, place, begins, ends),
    CONSTRAINT fk_letter_kept_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
)
"""What is written to candidates."""
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
TABLES: tuple[str, ...] = (*LETTERS, ORGANISATION, ISSUED_PACKET)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
