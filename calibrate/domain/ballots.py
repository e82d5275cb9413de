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
    """What an entry says: my ratings, I take back what I submitted, or I have a conflict."""

    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"


class Origin(StrEnum):
    """Where a submission was typed: in the room, in a kit, or in a table that was imported."""

    ROOM = "room"
    KIT = "kit"
    IMPORTED = "imported"


class EntryState(StrEnum):
    """What became of an entry once its round was opened; only one that COUNTED has ratings.

    DISREGARDED are ratings of somebody who declared a conflict afterwards, RIVAL one of several
    by different writers of which none replaces the other. TAKEN_BACK came with a merge that was
    undone, and is as if it had not come. LOST is sealed to a key whose seed was lost: nobody can
    open it, and its panelist seals again what it said.
    """

    COUNTED = "counted"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    INVALID = "invalid"
    RIVAL = "rival"
    LATE = "late"
    DISREGARDED = "disregarded"
    TAKEN_BACK = "taken back"
    LOST = "lost"


class Submission(NamedTuple):
    """What a panelist submits of a candidate in a round, whether that was done or not."""

    candidate: str
    panelist: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry's clear header, as far as the rules ask for it.

    `sequence` counts from 1 for each panelist and writer (the file or kit that wrote it); `hash`
    names the entry and `previous` the one before it of the same writer, both in hexadecimal, as is
    `signer`, the key that signed it, empty in the room. `replaces` has the hashes of those entries
    on the same submission in whose place its writer put it; one of format 1 says nothing of that,
    and replaces all before it. `kit_number` counts the kits of one panelist, 0 in the room.
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
    format: int = 2
    signer: str = ""
    replaces: tuple[str, ...] = ()
    kit_number: int = 0

    @property
    def submission(self) -> Submission:
        """Whose submission of whom it is, and in which round."""
        return Submission(self.candidate, self.panelist, self.round)

    @property
    def place(self) -> tuple[str, str, int]:
        """Its place in its writer's chain, which no other entry may have."""
        return self.panelist, self.writer, self.sequence

    @property
    def hand(self) -> str:
        """Whose hand wrote it, as far as can be told: a key's, or that of its file."""
        return self.signer or self.writer


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a submission: an entry, nothing, or rivals of which none counts.

    Rivals are submissions by several writers, or by copies of one kit, none of which replaces the
    other.
    """

    entry: Entry | None = None
    rivals: tuple[Entry, ...] = ()


NOTHING = Standing()
NEVER_HERE = (EntryState.LATE, EntryState.TAKEN_BACK, EntryState.LOST)
"""What was not there when its round was opened, or is as if it had not been."""


def standing(entries: Iterable[Entry]) -> Mapping[Submission, Standing]:
    """Return what stands of every submission, in any order of `entries`.

    An entry replaces another only under the same hand, and one that came late replaces none. What
    is signed counts against what is not, and what is of a newer kit against an older one.
    """
    found: dict[Submission, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.state not in NEVER_HERE:
            found[entry.submission].append(entry)
    return {submission: _standing(listed) for submission, listed in found.items()}


def _standing(entries: Iterable[Entry]) -> Standing:
    ends = unreplaced(entries)
    newest = max((entry.kit_number for entry in ends if entry.signer), default=0)
    signed = [entry for entry in ends if entry.signer and entry.kit_number == newest]
    rivals = tuple(entry for entry in signed or ends if entry.kind is EntryKind.SUBMITTED)
    if len(signed) > 1 or len(rivals) > 1:
        return Standing(rivals=rivals)
    return Standing(rivals[0]) if rivals else NOTHING


def unreplaced(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of one submission's entries that none of the same hand replaces, in order."""
    by_id = {entry.id: entry for entry in entries}
    ordered = sorted(by_id.values(), key=lambda entry: (entry.writer, entry.sequence, entry.id))
    replaced = {(entry.hand, hash) for entry in ordered for hash in entry.replaces}
    last_of_old = {entry.hand: entry.id for entry in ordered if entry.format == 1}
    left = (entry for entry in ordered if (entry.hand, entry.hash) not in replaced)
    return [one for one in left if one.format > 1 or one.id == last_of_old[one.hand]]


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
    is_submission = entry.kind is EntryKind.SUBMITTED
    return EntryState.REPLACED if is_submission else EntryState.WITHDRAWN


def forks(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Return the entries that share a place in a writer's chain, which only copies of it do."""
    ordered = sorted(entries, key=lambda entry: (*entry.place, entry.id))
    groups = (tuple(group) for _, group in groupby(ordered, key=lambda entry: entry.place))
    return tuple(group for group in groups if len(group) > 1)


def gaps(entries: Iterable[Entry], first: str) -> tuple[Entry, ...]:
    """Return the entries that do not follow one before them in their writer's chain.

    `first` is what the first entry of every writer names as the one before. Where a chain forks,
    both branches follow the same entry.
    """
    ordered = sorted(entries, key=lambda entry: (*entry.place, entry.id))
    there = {(*entry.place, entry.hash) for entry in ordered}
    return tuple(entry for entry in ordered if not _follows(entry, there, first))


def _follows(entry: Entry, there: Container[tuple[str, str, int, str]], first: str) -> bool:
    if entry.sequence == 1:
        return entry.previous == first
    return (entry.panelist, entry.writer, entry.sequence - 1, entry.previous) in there
