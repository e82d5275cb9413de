"""What a packet's file shows by itself: who signed it, and whether it was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature by certificate, as it was found in a file.

    `subject` is what the certificate says of whose it is, `serial` and `fingerprint` (SHA-256) are
    hexadecimal, `time` is the signer's own clock. `is_unaltered` says that what it covers is what
    was signed. `is_vouched` tells whether a chosen root vouches for the certificate; None where
    none was chosen.
    """

    subject: str
    serial: str
    fingerprint: str
    time: datetime | None
    is_unaltered: bool
    is_vouched: bool | None = None


class Alteration(StrEnum):
    """What a file's signatures show of the file: it has none, it holds, or it was changed."""

    UNSIGNED = "unsigned"
    UNALTERED = "unaltered"
    CHANGED = "changed"
    ADDED_TO = "added to"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Signed:
    """The signatures of a file, oldest first, and what they show."""

    alteration: Alteration
    signatures: tuple[Signature, ...] = ()

    @property
    def is_vouched(self) -> bool:
        """Whether no chosen root refuses to vouch for any of them."""
        return all(one.is_vouched is not False for one in self.signatures)


UNSIGNED = Signed(Alteration.UNSIGNED)
"""What nobody signed, or nobody looked at."""
