"""Whether entries are what their writers wrote, and reveals opened the entries that they list."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from calibrate.domain.ballots import EntryState, forks, gaps
from calibrate.store.document import tables
from calibrate.store.record.journal import Values
from calibrate.store.sealed.entries import FIRST, entry_hash, entry_of
from calibrate.store.sealed.lost_keys import current_keys, lost_keys
from calibrate.store.sealed.writers import is_signed
from calibrate.store.verifying.chain import Chain


def entry_problems(connection: Connection) -> Iterator[str]:
    """Find entries that are not of this session, or not what their writer wrote, where it stood.

    Copies of a kit may take one place twice, which its key shows; nothing else may.
    """
    keys, lost = current_keys(connection), lost_keys(connection)
    gone = _lost_entries(connection)
    session = connection.execute(select(tables.session.c.id)).scalar_one()
    rows = [dict(row._mapping) for row in _all(connection, tables.entry)]
    for row in rows:
        if entry_hash(row) != row["hash"]:
            yield f"An entry is not what its hash says: {row['id']}."
        is_lost = (row["candidate"], row["round"], row["key"]) in lost
        if row["id"] in gone and not is_lost:
            yield f"An entry is said to be lost, and its key is not: {row['id']}."
        if row["format"] > 1 and not is_lost and not _belongs(row, session, keys):
            yield f"An entry is of another session, or to another key: {row['id']}."
        if row["signer"] and not is_signed(row["signer"], row["hash"], row["signature"]):
            yield f"An entry is not signed by the key that it names: {row['id']}."
    yield from _chain_problems(rows)


def _lost_entries(connection: Connection) -> frozenset[str]:
    opened = tables.opened_entry.c
    query = select(opened.entry).where(opened.state == EntryState.LOST.value)
    return frozenset(connection.execute(query).scalars())


def _belongs(row: Values, session: str, keys: Mapping[tuple[str, int], bytes]) -> bool:
    key = keys.get((row["candidate"], row["round"]))
    return bool(row["session"] == session and row["key"] == key)


def _chain_problems(rows: list[Values]) -> Iterator[str]:
    found = [entry_of(row) for row in rows]
    for fork in forks(found):
        if not fork[0].signer:
            yield f"Two entries have one place in their writer’s chain: {fork[0].id}."
    for entry in gaps(found, FIRST.hex()):
        yield f"An entry does not follow the one before it: {entry.id}."


def reveal_problems(connection: Connection, chain: Chain) -> Iterator[str]:
    """Find reveals that opened other entries than they list, or whose log line lists others."""
    told = {(one["candidate"], one["round"]): one for one in chain.opens}
    counted = _hashes(connection, EntryState.COUNTED)
    set_aside = _hashes(connection, EntryState.DISREGARDED)
    for row in _all(connection, tables.reveal):
        if row.opened is None:
            continue
        listed, key = json.loads(row.opened), (row.candidate, row.round)
        if told.get(key) != {"candidate": row.candidate, "round": row.round, **listed}:
            yield f"The log lists other entries than the reveal of {row.candidate} does."
        entries = set(listed["counted"])
        if not counted[key] <= entries <= counted[key] | set_aside[key]:
            yield f"The reveal of {row.candidate} opened other entries than it lists."


def _hashes(connection: Connection, state: EntryState) -> dict[tuple[str, int], set[str]]:
    """Return the hashes of the entries that became this, by candidate and round."""
    entry, opened = tables.entry.c, tables.opened_entry.c
    query = select(entry.candidate, entry.round, entry.hash).join(tables.opened_entry)
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in connection.execute(query.where(opened.state == state.value)):
        found[row.candidate, row.round].add(row.hash.hex())
    return found


def _all(connection: Connection, table: Table) -> Sequence[Row[Any]]:
    return connection.execute(select(table)).all()
