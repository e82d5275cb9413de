"""Whether the bytes of attached files are those that were attached."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, select

from calibrate.domain.session import SessionPhase
from calibrate.store.document import tables
from calibrate.store.reads.session import load_phase
from calibrate.store.record.files import sizes_named, unneeded


def attached_problems(connection: Connection) -> Iterator[str]:
    """Find bytes that are not what their digest says, and, once rating is open, those of no piece.

    One file is in memory at a time.
    """
    sizes = sizes_named(connection)
    query = select(tables.attached_file).execution_options(yield_per=1)
    for row in connection.execute(query):
        size = sizes.get(row.sha256, len(row.content))
        if sha256(row.content).hexdigest() != row.sha256 or len(row.content) != size:
            yield f"An attached file was changed: {row.sha256}."
    if load_phase(connection) is not SessionPhase.SETUP:
        for digest in sorted(unneeded(connection)):
            yield f"A file is kept that is attached to nothing: {digest}."
