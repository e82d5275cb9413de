"""Kits: session files cut for one panelist each, to rate in on a machine of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.travel.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit as the session knows it.

    `number` counts a panelist's kits from 1. One with `because` replaces the one before, and has a
    key of its own; another carries its work on. `is_enrolled` says that its key is known here,
    `is_compared` that the key's words were compared by voice.
    """

    id: str
    panelist: str
    number: int
    time: datetime
    because: str = ""
    is_enrolled: bool = False
    is_compared: bool = False

    @property
    def is_replacement(self) -> bool:
        """Whether it replaces a lost kit, or that of another person."""
        return bool(self.because)


@dataclass(frozen=True, slots=True)
class ThisKit:
    """What a kit says of itself: whose it is, and where the session stood when it was made.

    `anchor` is where the session's record was then, signed by it. `is_replacement` says that it has
    a key of its own, and takes no older kit's work over.
    """

    id: str
    panelist: str
    number: int
    anchor: Anchor
    is_replacement: bool = False


@dataclass(frozen=True, slots=True)
class KitKey:
    """The public key of a panelist's kit (hexadecimal), and its six words, to be compared by voice.

    `kit` is the newest kit that signs with it.
    """

    kit: str
    panelist: str
    signer: str
    words: str
    is_compared: bool = False


def balanced_order(count: int, row: int) -> tuple[int, ...]:
    """Return the places 0 … count − 1 in the order of one row of a Williams design.

    Over all rows each place stands at each position as often, and follows each other as often:
    whoever comes before colours whoever comes next. With an odd count every second row is the
    reverse of the one before it.
    """
    shift = row if count % 2 == 0 else row // 2
    zigzag = [step // 2 + 1 if step % 2 else count - step // 2 for step in range(count)]
    order = tuple((place + shift) % count for place in zigzag)
    return order[::-1] if count % 2 and row % 2 else order
