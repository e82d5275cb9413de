"""Issuing a packet: it is drawn, protected, written and recorded in one go, or nothing of it stays.

What is recorded is what lies there: the hash is taken of the bytes that were written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from calibrate.domain.changes import Change
from calibrate.domain.commands import IssuePacket, new_id
from calibrate.domain.errors import Refused
from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.record.case import Case
from calibrate.domain.record.file_names import counted
from calibrate.domain.text.file_names import LONGEST_FILE_NAME, cut
from calibrate.exchange.files import write_new
from calibrate.words.handing.issued import ISSUED_IN_DOUBT

ISSUED, ENDING = ", issued", ".pdf"

Issuable = Case | CandidateEdition
"""What a packet is drawn from that can be issued: a case, or the letter to a candidate."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet that may be issued: which edition of whose cases, by what name, and its bytes."""

    edition: Edition
    candidates: tuple[str, ...]
    file_name: str
    content: bytes
    is_encrypted: bool = False
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its key, as it lies in a PKCS#12 file, and what opens that."""

    content: bytes = field(repr=False)
    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Protection:
    """How a packet is protected: encrypted by a passphrase, and then signed, or neither.

    What is signed is not encrypted afterwards: that would write the file anew, and no signature
    would hold.
    """

    passphrase: str = field(default="", repr=False)
    certificate: Certificate | None = None


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A packet that was issued: where it lies, and what changed in the session."""

    path: Path
    change: Change


PLAIN = Protection()


def panel_packet(case: Case, paper: Paper = Paper.A4) -> Packet:
    """Return the panel edition of a case, the bytes that an export has as well.

    Raises Refused for a case that does not verify.
    """
    from calibrate.exchange.exported.case_json import attached_case
    from calibrate.packet.packet import drawn_packet

    if case.damage:
        raise Refused(f"{case.damage} {ISSUED_IN_DOUBT}")
    content, _ = drawn_packet(case, paper, (attached_case(case),))
    return Packet(Edition.PANEL, (case.sheet.candidate.id,), case.file_name, content)


def letter_packet(edition: CandidateEdition, paper: Paper = Paper.A4) -> Packet:
    """Return a candidate edition, the bytes that an export has as well, and nothing attached.

    Raises Refused where a person has not confirmed all of it.
    """
    from calibrate.packet.packet import drawn_letter, need_whole

    need_whole(edition)
    content = drawn_letter(edition, paper)
    return Packet(Edition.CANDIDATE, (edition.candidate.id,), edition.file_name, content)


def packet_of(printed: Issuable, paper: Paper = Paper.A4) -> Packet:
    """Return the packet that is drawn from a case or from a letter; raises as each does."""
    if isinstance(printed, CandidateEdition):
        return letter_packet(printed, paper)
    return panel_packet(printed, paper)


def protected(packet: Packet, protection: Protection, now: datetime) -> Packet:
    """Return a packet as it is handed out; the same bytes where nothing protects it.

    Raises BadInput and WrongWords for what cannot sign.
    """
    content, own = packet.content, protection.certificate
    if protection.passphrase:
        from calibrate.exchange.signing.encryption import encrypted

        content = encrypted(content, protection.passphrase)
    if own:
        from calibrate.exchange.signing.certificate import signer_of
        from calibrate.exchange.signing.signing import signed

        signer = signer_of(own.content, own.name, own.passphrase, now)
        content = signed(content, signer, now, protection.passphrase)
    return replace(
        packet,
        content=content,
        is_encrypted=bool(protection.passphrase),
        is_signed=own is not None,
    )


def hand_out(
    packet: Packet, recipient: str, folder: Path, apply: Callable[[IssuePacket], Change]
) -> HandedOut:
    """Write a packet and record it by `apply`; where either fails, nothing of it stays.

    Raises BadInput where it cannot be written, and what `apply` raises.
    """
    command = IssuePacket(
        new_id(),
        packet.candidates,
        packet.edition,
        recipient,
        sha256(packet.content).hexdigest(),
        packet.is_encrypted,
        packet.is_signed,
    )
    path = free_place(folder, packet.file_name)
    write_new(path, packet.content)
    try:
        return HandedOut(path, apply(command))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def free_place(folder: Path, file_name: str) -> Path:
    """Return where an issued packet goes: in the place of nothing, and no export goes there."""
    stem = cut(file_name.removesuffix(ENDING), LONGEST_FILE_NAME - len(ISSUED.encode()))
    names = (folder / name for name in counted(f"{stem.rstrip()}{ISSUED}{ENDING}"))
    return next(path for path in names if not path.exists() and not path.is_symlink())
