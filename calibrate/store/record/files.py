"""The bytes of attached files and of a logo: kept once by digest, and removed in this one place.

They are in no payload and no row digest; the row that names them, by sha256, is. Whatever takes a
piece out takes its attachments by `remove_attachments`; their bytes stay while an undo could bring
them back, and go by `drop_unneeded`.
"""

from __future__ import annotations

from collections.abc import Set

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.sql import ColumnElement

from calibrate.store.document.tables import attached_file, attachment, organisation
from calibrate.store.record.journal import Journal

FILE, NAMED = attached_file.c, attachment.c
NAMING = {attachment.name: "sha256", organisation.name: "logo"}
"""In which column of a table it says which bytes its rows have."""


def keep(connection: Connection, sha256: str, content: bytes) -> None:
    """Keep the bytes that have this digest, if they are not there already."""
    there = select(FILE.sha256).where(FILE.sha256 == sha256)
    if connection.execute(there).first() is None:
        connection.execute(attached_file.insert(), {"sha256": sha256, "content": content})


def remove_attachments(journal: Journal, which: ColumnElement[bool]) -> None:
    """Take attachments off their pieces; what is kept for an undo stays until that is over."""
    journal.delete_where(attachment, which)


def drop_unneeded(connection: Connection, but: Set[str] = frozenset()) -> None:
    """Delete the bytes that nothing names, except those with one of these digests."""
    for digest in unneeded(connection) - but:
        connection.execute(delete(attached_file).where(FILE.sha256 == digest))


def unneeded(connection: Connection) -> Set[str]:
    """Return the digests of the bytes that neither an attachment nor the organisation names."""
    logo = select(organisation.c.logo).where(organisation.c.logo.is_not(None))
    query = select(FILE.sha256).where(FILE.sha256.not_in(select(NAMED.sha256).union(logo)))
    return frozenset(connection.execute(query).scalars())


def sizes_named(connection: Connection) -> dict[str, int]:
    """Return how large the files are that are attached anywhere, by digest: each of them once."""
    rows = connection.execute(select(NAMED.sha256, NAMED.size).distinct())
    return {row.sha256: row.size for row in rows}


def bytes_kept(connection: Connection) -> int:
    """Return how many bytes are kept in all, without reading them."""
    return connection.execute(select(func.sum(func.length(FILE.content)))).scalar() or 0


def all_kept(connection: Connection) -> Set[str]:
    """Return the digests of all bytes that are kept."""
    return frozenset(connection.execute(select(FILE.sha256)).scalars())
