"""Version 7: files that are attached to pieces of evidence.

The tables are new, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

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
    """Give the file the tables of attachments."""
    for statement in (ATTACHED_FILE, ATTACHMENT, ATTACHMENT_INDEX):
        connection.exec_driver_sql(statement)
    return ()
