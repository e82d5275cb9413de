"""Version 6: a citation may say which words of a piece it rests on, and a piece whose part it was.

Whatever is new may be lacking, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten, rebuild

CITATION = """
CREATE TABLE citation (
    entry TEXT NOT NULL,
    criterion TEXT NOT NULL,
    evidence TEXT NOT NULL,
    version INTEGER NOT NULL,
    stance TEXT NOT NULL,
    passage TEXT,
    CONSTRAINT pk_citation PRIMARY KEY (entry, criterion, evidence),
    CONSTRAINT ck_citation_stance CHECK (stance IN ('target', 'current', 'against')),
    CONSTRAINT fk_citation_entry FOREIGN KEY(entry) REFERENCES entry (id),
    CONSTRAINT fk_citation_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
) STRICT
"""
EVIDENCE_VERSION = """
CREATE TABLE evidence_version (
    evidence TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    reference TEXT NOT NULL,
    link TEXT NOT NULL,
    author TEXT NOT NULL,
    part TEXT,
    reason TEXT NOT NULL,
    CONSTRAINT pk_evidence_version PRIMARY KEY (evidence, version),
    CONSTRAINT fk_evidence_version_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
) STRICT
"""


def upgrade(connection: Connection) -> Rewritten:
    """Give the tables the columns that are new."""
    rebuild(connection, "citation", CITATION)
    rebuild(connection, "evidence_version", EVIDENCE_VERSION)
    return ()
