"""Whether what was opened says what was sealed, and is sealed to keys of this session.

Digests show that rows are as the log has them; whoever works all of them out anew changes both.
What a panelist submitted lies once more in its sealed body, so what was opened is opened again. It
is not judged again: whether it was valid was recorded at the reveal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec
from nacl.public import PrivateKey
from sqlalchemy import Connection, Table, select

from calibrate.domain.ballots import EntryState
from calibrate.domain.canonical import canonical
from calibrate.domain.ratings import Rating
from calibrate.store.document import tables
from calibrate.store.record.journal import Values
from calibrate.store.sealed.entries import sealed_in
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.opened import citation_rows, rating_row
from calibrate.store.sealed.seal import Unreadable

READ = (EntryState.COUNTED, EntryState.DISREGARDED)
"""Whose ratings are rows: they count, or did until a conflict was declared late."""


def key_problems(connection: Connection) -> Iterator[str]:
    """Find public keys that do not follow from the seed; none where that is not in the file."""
    keys = key_ring(connection)
    for row in connection.execute(select(tables.round_key)):
        key = keys.private_key(row.candidate, row.round)
        if key and bytes(key.public_key) != row.public_key:
            yield f"The key of {row.candidate} in round {row.round} does not follow from the seed."


def opened_problems(connection: Connection) -> Iterator[str]:
    """Find entries that were opened and read otherwise than what was sealed."""
    keys, found = key_ring(connection), _opened_rows(connection)
    query = select(tables.entry, tables.opened_entry.c.state).join(tables.opened_entry)
    for row in connection.execute(query):
        entry = dict(row._mapping)
        state = EntryState(entry.pop("state"))
        rows = found.pop(entry["id"], [])
        key = keys.private_key(entry["candidate"], entry["round"])
        if rows and state not in READ:
            yield f"There are ratings of an entry that nobody was to read: {entry['id']}."
        elif not rows and state is not EntryState.COUNTED:
            continue
        elif key and sorted(map(canonical, rows)) != _sealed_rows(entry, key):
            yield f"What was opened of an entry is not what was sealed: {entry['id']}."
    for id in sorted(found):
        yield f"There are ratings of an entry that was not opened: {id}."


def _opened_rows(connection: Connection) -> dict[str, list[Values]]:
    """Return the rows of ratings and citations by their entry."""
    found: dict[str, list[Values]] = defaultdict(list)
    for table in (tables.rating, tables.citation):
        for row in _rows(connection, table):
            found[row["entry"]].append(row)
    return found


def _rows(connection: Connection, table: Table) -> Iterator[Values]:
    for row in connection.execute(select(table)):
        yield dict(row._mapping)


def _sealed_rows(entry: Values, key: PrivateKey) -> list[bytes] | None:
    """Return in canonical form the rows that an entry's body becomes; None if it is none."""
    try:
        ratings = msgspec.convert(sealed_in(entry, key), tuple[Rating, ...])
    except (Unreadable, msgspec.ValidationError):
        return None
    rows = [rating_row(entry["id"], rating) for rating in ratings]
    cited = [row for rating in ratings for row in citation_rows(entry["id"], rating)]
    return sorted(map(canonical, (*rows, *cited)))
