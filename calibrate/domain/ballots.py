"""A panelist's submissions as entries: which one stands, what conflicts, what becomes of each.

An entry has a clear header and a sealed body; everything here is decided by headers alone, so that
reads, reveal, import and merge ask the same question and get the same answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

FIRST, SECOND = ROUNDS = (1, 2)
"""The rounds of a candidate: blind before any talk, and blind again after it."""


class EntryKind(StrEnum):
    """What an entry says: these are my ratings, or I take back what I submitted."""

    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """Where a submission was typed: in the room, in a kit, or in a table that was imported."""

    ROOM = "room"
    KIT = "kit"
    IMPORTED = "imported"


class EntryState(StrEnum):
    """What became of an entry once its round was opened; only one that COUNTED has ratings.

    DISREGARDED are ratings of somebody who declared a conflict afterwards, RIVAL one of several
    by different writers of which none replaces the other.
    """

    COUNTED = "counted"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    INVALID = "invalid"
    RIVAL = "rival"
    LATE = "late"
    DISREGARDED = "disregarded"


class Submission(NamedTuple):
    """What a panelist submits of a candidate in a round, whether that was done or not."""

    candidate: str
    panelist: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry's clear header, as far as the rules ask for it.

    `sequence` counts from 1 for each panelist and writer (the file or kit that wrote it); `hash`
    names the entry and `previous` the one before it of the same writer, both in hexadecimal.
    `state` is None while the round is sealed.
    """

    id: str
    panelist: str
    writer: str
    sequence: int
    candidate: str
    round: int
    kind: EntryKind = EntryKind.SUBMITTED
    origin: Origin = Origin.ROOM
    hash: str = ""
    previous: str = ""
    state: EntryState | None = None

    @property
    def submission(self) -> Submission:
        """Whose submission of whom it is, and in which round."""
        return Submission(self.candidate, self.panelist, self.round)

    @property
    def place(self) -> tuple[str, str, int]:
        """Its place in its writer's chain, which no other entry may have."""
        return self.panelist, self.writer, self.sequence


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a submission: an entry, nothing, or rivals of which none counts.

    Rivals are submissions by several writers, none of which replaces the other.
    """

    entry: Entry | None = None
    rivals: tuple[Entry, ...] = ()


NOTHING = Standing()


def standing(entries: Iterable[Entry]) -> Mapping[Submission, Standing]:
    """Return what stands of every submission, in any order of `entries`.

    Within one writer the last entry replaces those before it; one that came late replaces none.
    """
    found: dict[Submission, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.state is not EntryState.LATE:
            found[entry.submission].append(entry)
    return {submission: _standing(listed) for submission, listed in found.items()}


def _standing(entries: Iterable[Entry]) -> Standing:
    last = _last_by_writer(entries)
    submitted = [entry for entry in last if entry.kind is EntryKind.SUBMITTED]
    if len(submitted) > 1:
        return Standing(rivals=tuple(submitted))
    return Standing(submitted[0]) if submitted else NOTHING


def _last_by_writer(entries: Iterable[Entry]) -> list[Entry]:
    by_writer: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.writer, entry.sequence, entry.id)):
        by_writer[entry.writer] = entry
    return list(by_writer.values())


def counts(entry: Entry | None) -> bool:
    """Tell whether an entry that stands is a submission: sealed still, or opened and counted."""
    return entry is not None and entry.state in (None, EntryState.COUNTED)


def submitted(entries: Iterable[Entry]) -> frozenset[Submission]:
    """Return the submissions that were made, stand and, as far as they were opened, count."""
    found = standing(entries)
    return frozenset(submission for submission, stands in found.items() if counts(stands.entry))


def opened(
    entries: Iterable[Entry], raters: Container[str], valid: Container[str]
) -> dict[str, EntryState]:
    """Return what becomes of each entry of one round when it is opened, by id.

    `raters` has the ids of those who may rate the candidate now, `valid` the ids of the entries
    whose body is one that may stand.
    """
    listed = tuple(entries)
    stands = standing(listed)
    return {
        entry.id: _state(entry, stands[entry.submission], valid)
        if entry.panelist in raters
        else EntryState.DISREGARDED
        for entry in listed
    }


def _state(entry: Entry, stands: Standing, valid: Container[str]) -> EntryState:
    if entry == stands.entry:
        return EntryState.COUNTED if entry.id in valid else EntryState.INVALID
    if entry in stands.rivals:
        return EntryState.RIVAL
    is_withdrawal = entry.kind is EntryKind.WITHDRAWN
    return EntryState.WITHDRAWN if is_withdrawal else EntryState.REPLACED


def forks(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Return the entries that share a place in a writer's chain, which only copies of it do."""
    ordered = sorted(entries, key=lambda entry: (*entry.place, entry.id))
    groups = (tuple(group) for _, group in groupby(ordered, key=lambda entry: entry.place))
    return tuple(group for group in groups if len(group) > 1)


def gaps(entries: Iterable[Entry], first: str) -> tuple[Entry, ...]:
    """Return the entries that do not follow the one before them in their writer's chain.

    `first` is what the first entry of every writer names as the one before.
    """
    ordered = sorted(entries, key=lambda entry: (*entry.place, entry.id))
    broken = []
    for _, chain in groupby(ordered, key=lambda entry: entry.place[:2]):
        before, sequence = first, 1
        for entry in chain:
            if (entry.previous, entry.sequence) != (before, sequence):
                broken.append(entry)
            before, sequence = entry.hash, entry.sequence + 1
    return tuple(broken)
