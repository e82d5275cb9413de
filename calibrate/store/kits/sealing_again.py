"""What a kit seals again, to the new keys, once a witness's seed was lost: what stood in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from calibrate.domain.ballots import Entry, EntryState, Origin, standing
from calibrate.domain.commands import Submit, new_id
from calibrate.domain.ratings import Rating
from calibrate.store.sealed.entries import headers
from calibrate.store.sealed.kept import kept
from calibrate.store.sealed.writers import kit_writer, own_key


def to_seal_again(connection: Connection, panelist: str) -> Iterator[Submit]:
    """Yield what its panelist had submitted, and stood, until its keys were lost.

    Each is a new entry, which replaces the one that nobody can open.
    """
    entries = list(headers(connection))
    here = standing(entries)
    for of, stood in standing(map(_as_it_was, entries)).items():
        is_lost = stood.entry is not None and of not in here
        if is_lost and of.panelist == panelist and stood.entry:
            ratings = _ratings(connection, stood.entry)
            if ratings:
                yield Submit(new_id(), panelist, of.candidate, ratings, of.round, Origin.KIT)


def _as_it_was(entry: Entry) -> Entry:
    return replace(entry, state=None) if entry.state is EntryState.LOST else entry


def _ratings(connection: Connection, entry: Entry) -> tuple[Rating, ...]:
    writer = kit_writer(connection)
    return kept(connection, own_key(writer), entry.id) if writer else ()
