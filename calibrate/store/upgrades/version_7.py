"""Version 7: examples that are offered to the ladder, and files on pieces of evidence.

The tables are new, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

OFFERED_EXAMPLE = """
CREATE TABLE offered_example (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    criterion TEXT NOT NULL,
    level TEXT NOT NULL,
    gap TEXT NOT NULL,
    evidence TEXT NOT NULL,
    version INTEGER NOT NULL,
    words TEXT NOT NULL,
    time TEXT NOT NULL,
    agreement TEXT NOT NULL,
    agreed TEXT,
    approver TEXT,
    approved TEXT,
    withdrawn TEXT,
    CONSTRAINT pk_offered_example PRIMARY KEY (id),
    CONSTRAINT ck_offered_example_approved CHECK (approved IS NULL OR agreed IS NOT NULL),
    CONSTRAINT fk_offered_example_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_offered_example_evidence FOREIGN KEY(evidence) REFERENCES evidence (id),
    CONSTRAINT fk_offered_example_approver FOREIGN KEY(approver) REFERENCES panelist (id)
) STRICT
"""
ATTACHED_FILE = """
CREATE TABLE attached_file (
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_attached_file PRIMARY KEY (sha256)
) STRICT
"""
ATTACHMENT = """
CREATE TABLE attachment (
    evidence TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (evidence, number),
    CONSTRAINT fk_attachment_evidence FOREIGN KEY(evidence) REFERENCES evidence (id),
    CONSTRAINT fk_attachment_sha256 FOREIGN KEY(sha256) REFERENCES attached_file (sha256)
) STRICT
"""
ATTACHMENT_INDEX = "CREATE INDEX ix_attachment_sha256 ON attachment (sha256)"


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables of offered examples and of attachments, which are empty at first."""
    for statement in (OFFERED_EXAMPLE, ATTACHED_FILE, ATTACHMENT, ATTACHMENT_INDEX):
        connection.exec_driver_sql(statement)
    return ()
