"""What the other process does: read a packet's file. It is imported there, so it imports no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calibrate.domain.handing.findings import PacketFile


@dataclass(frozen=True, slots=True)
class Wanted:
    """A packet that is to be read, what opens it, and the file of a root that was chosen."""

    path: Path
    passphrase: str = field(default="", repr=False)
    root: Path | None = None


def read(wanted: Wanted) -> PacketFile:
    """Return what a packet's file is; one that asks for a passphrase, as one that is not read.

    Raises BadInput for what is no packet, and WrongWords for a passphrase that does not open it.
    """
    from calibrate.domain.errors import WordsNeeded, WrongWords
    from calibrate.exchange.issuing.packet_file import read_packet, unread_packet
    from calibrate.exchange.signing.certificate import roots_in

    roots = roots_in(wanted.root) if wanted.root else None
    try:
        return read_packet(wanted.path, wanted.passphrase, roots)
    except WrongWords:
        raise
    except WordsNeeded:
        return unread_packet(wanted.path)
