"""The digest of a candidate's evidence as it was seen, which is sealed with the ratings."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select

from calibrate.domain.canonical import canonical, digest
from calibrate.store.document import tables

PIECE, VERSION = tables.evidence.c, tables.evidence_version.c
FILE = tables.attachment.c
SEEN = (
    select(PIECE.id, PIECE.number, func.max(VERSION.version), VERSION.title, VERSION.text)
    .add_columns(VERSION.kind, VERSION.date, VERSION.reference, VERSION.link, VERSION.part)
    .join(tables.evidence_version, VERSION.evidence == PIECE.id)
    .where(PIECE.candidate == bindparam("candidate"))
    .group_by(PIECE.id)
    .order_by(PIECE.id)
)
"""Built once: every submission runs it. SQLite gives a bare column the row of the maximum."""
ATTACHED = (
    select(FILE.evidence, FILE.number, FILE.name, FILE.size, FILE.sha256)
    .join(tables.evidence, PIECE.id == FILE.evidence)
    .where(PIECE.candidate == bindparam("candidate"))
    .order_by(FILE.evidence, FILE.number)
)


def evidence_digest(connection: Connection, candidate: str) -> str:
    """Return in hexadecimal the digest of all pieces of a candidate in their newest versions.

    Who wrote them is not in it, for not everybody who rates reads that; nor is a part that is not
    said, as before there was one. What is attached is in it where there is something.
    """
    rows = connection.execute(SEEN, {"candidate": candidate}).all()
    seen = [tuple(row) if row.part else tuple(row)[:-1] for row in rows]
    attached = [tuple(row) for row in connection.execute(ATTACHED, {"candidate": candidate})]
    return digest(canonical([*seen, *attached])).hex()
