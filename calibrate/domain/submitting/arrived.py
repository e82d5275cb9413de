"""What a receipt says of a panelist's submissions: which arrived, and which have to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from calibrate.domain.ballots import Entry, EntryKind, unreplaced
from calibrate.domain.travel.anchor import Receipt


class Receiving(StrEnum):
    """Whether what stands of a submission came; EARLIER says that only what it replaces did."""

    ARRIVED = "arrived"
    EARLIER = "earlier"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class Came:
    """One submission of a kit, by what its newest entry says, and whether that came."""

    candidate: str
    round: int
    kind: EntryKind
    receiving: Receiving


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a receipt says; `is_signed` tells whether the session's key signed it."""

    is_signed: bool
    submissions: tuple[Came, ...] = ()


def came(entries: Iterable[Entry], receipt: Receipt) -> tuple[Came, ...]:
    """Return which of a panelist's submissions arrived, by a receipt.

    Of two that were written in copies of a kit the last one is asked for.
    """
    there = frozenset(receipt.entries)
    ordered = sorted(entries, key=lambda entry: (entry.submission, entry.sequence))
    return tuple(
        _came(list(group), there) for _, group in groupby(ordered, key=lambda one: one.submission)
    )


def _came(entries: list[Entry], there: frozenset[str]) -> Came:
    newest = unreplaced(entries)[-1]
    if newest.hash in there:
        receiving = Receiving.ARRIVED
    elif any(entry.hash in there for entry in entries):
        receiving = Receiving.EARLIER
    else:
        receiving = Receiving.NOT_YET
    return Came(newest.candidate, newest.round, newest.kind, receiving)
