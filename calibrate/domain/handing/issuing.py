"""Packets that were handed out: what the register of a session keeps of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.errors import BadInput
from calibrate.domain.handing.editions import Edition
from calibrate.domain.text.lengths import LONGEST_NAME, within

SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class CaseInIt:
    """A case that is in an issued packet: whose, and the log's line at its last change then."""

    candidate: str
    line: int


@dataclass(frozen=True, slots=True)
class Issued:
    """A packet that was handed out: which edition of whose case, to whom, when, and by its hash.

    `sha256` is that of the file as it was handed out, in hexadecimal. `cases` are those in it that
    its reader sees; a book has several.
    """

    id: str
    edition: Edition
    recipient: str
    time: datetime
    sha256: str
    cases: tuple[CaseInIt, ...]
    is_encrypted: bool = False
    is_signed: bool = False


def need_recipient(typed: str) -> str:
    """Return to whom a packet goes, on one line; raise BadInput for nobody, or too long a name."""
    name = " ".join(typed.split())
    if not name:
        raise BadInput("Say to whom the packet goes.")
    return within(name, LONGEST_NAME, "The name of whom it goes to")


def need_digest(sha256: str) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits; raise BadInput for anything else."""
    if not SHA256.fullmatch(sha256):
        raise BadInput("The packet’s hash is not a SHA-256 in hexadecimal; draw the packet again.")
    return sha256
