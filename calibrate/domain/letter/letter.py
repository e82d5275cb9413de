"""What a person has written to a candidate so far: the message, a finding on each criterion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Finding(StrEnum):
    """What a candidate is told of one criterion, in words and never as a number."""

    SHOWN = "shown"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Message:
    """The words that open a letter. Confirmed: somebody read them as they stand, and stood by them.

    That holds for one decision: with the next they have to be read again.
    """

    text: str
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the candidate is told of a criterion, in a word and a free sentence of a person's."""

    criterion: str
    finding: Finding
    words: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A mention that somebody looked at and lets stand, and why.

    It is known by its place, by where it stands in the text there, and by the digest of that text:
    other words there are looked at again.
    """

    place: str
    start: int
    end: int
    digest: str
    because: str


@dataclass(frozen=True, slots=True)
class Letter:
    """All that was written to one candidate; `left_out` has the ids of pieces that stay behind."""

    message: Message | None = None
    told: tuple[Told, ...] = ()
    left_out: frozenset[str] = frozenset()
    kept: tuple[Kept, ...] = ()

    def of(self, criterion: str) -> Told | None:
        """Return what was written of a criterion, if anything was."""
        return next((one for one in self.told if one.criterion == criterion), None)


def digest_of(text: str) -> str:
    """Return by what a text is known again, as hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
