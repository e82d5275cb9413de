"""Reading the file of a packet: whether it is one, what it prints of a record, who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from calibrate.domain.errors import BadInput, WordsNeeded, WrongWords
from calibrate.domain.handing.findings import PacketFile
from calibrate.domain.handing.signatures import Alteration
from calibrate.domain.travel.anchor import Anchor, read_anchor
from calibrate.exchange.files import read_bytes
from calibrate.exchange.signing.encryption import what_it_says
from calibrate.exchange.signing.signatures import signatures_of
from calibrate.packet.place import LETTER

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

LARGEST = 256 * 1024 * 1024
PACKET, SESSION = ".pdf", ".calib"
BEGINS, WITHIN = b"%PDF-", 1024
ENDS = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
MOST_ENDS = 60
"""How many ends of a file are looked at: one for each addition, and chance may write a few."""

ANCHOR = re.compile(rb"calibrate-anchor:[A-Za-z0-9_=-]+")
MARK = re.compile(rb"calibrate-(?:letter-)?[0-9a-f]{64}")


def is_packet(path: Path) -> bool:
    """Tell whether a file is to be read as a packet, by its ending or by how it begins."""
    if path.suffix.lower() in (PACKET, SESSION):
        return path.suffix.lower() == PACKET
    if not path.is_file():  # a pipe would be waited for
        return False
    try:
        with path.open("rb") as file:
            return BEGINS in file.read(WITHIN)
    except OSError:
        return False


def read_packet(
    path: Path, passphrase: str = "", roots: Sequence[Certificate] | None = None
) -> PacketFile:
    """Return what a packet's file is.

    Raises BadInput for what is no packet of ours, WordsNeeded for an encrypted one without a
    passphrase, and WrongWords for one that does not open it.
    """
    return packet_in(read_bytes(path, LARGEST), path.name, passphrase, roots)


def unread_packet(path: Path) -> PacketFile:
    """Return an encrypted packet that nobody opened: a register may know it all the same."""
    digests = _digests(read_bytes(path, LARGEST))
    return PacketFile(path.name, digests, is_encrypted=True, is_read=False)


def packet_in(
    content: bytes, name: str, passphrase: str = "", roots: Sequence[Certificate] | None = None
) -> PacketFile:
    """Return what was read of a file, as `read_packet` does."""
    try:
        file = _read(content, name, passphrase, roots)
    except WrongWords:
        raise WrongWords(f"{name} is not opened by this passphrase.") from None
    except WordsNeeded:
        raise WordsNeeded(f"{name} is encrypted.") from None
    if not file.marks and not file.anchors and file.signed.alteration is Alteration.UNSIGNED:
        kind = "a PDF, and no packet of Calibrate" if BEGINS in content[:WITHIN] else "no PDF"
        raise BadInput(f"{name} is {kind}.")
    return file


def _read(
    content: bytes, name: str, passphrase: str, roots: Sequence[Certificate] | None
) -> PacketFile:
    said, is_encrypted = what_it_says(content, passphrase)
    marks = sorted({found.decode() for found in MARK.findall(said)})
    return PacketFile(
        name,
        _digests(content),
        signatures_of(content, passphrase, roots),
        tuple(_anchors(said)),
        tuple(marks),
        is_encrypted,
        is_letter=any(mark.startswith(LETTER) for mark in marks),
    )


def _anchors(said: bytes) -> list[Anchor]:
    """Return the places in a record that can be read; one that was cut is none."""
    found = []
    for text in dict.fromkeys(ANCHOR.findall(said)):
        try:
            found.append(read_anchor(text.decode()))
        except BadInput:
            continue
    return found


def _digests(content: bytes) -> tuple[str, ...]:
    """Return the SHA-256 of a file, and of what it was before each addition, the newest first."""
    ends = [match.end() for match in ENDS.finditer(content)][-MOST_ENDS:]
    lengths = sorted({len(content), *ends}, reverse=True)
    digest, at, found = sha256(), 0, dict[int, str]()
    for length in sorted(lengths):
        digest.update(content[at:length])
        at, found[length] = length, digest.hexdigest()
    return tuple(found[length] for length in lengths)
