"""What verifying a packet finds: the file by itself, and beside a session's log and register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.issuing import Issued
from calibrate.domain.handing.signatures import UNSIGNED, Alteration, Signed
from calibrate.domain.travel.anchor import Anchor, Comparison

MOVED = frozenset({Comparison.RESTORED, Comparison.REWRITTEN, Comparison.LACKS})
"""What shows that a session is not what the packet was printed from, whatever the packet is."""


class Finding(StrEnum):
    """What is the matter with a packet, the gravest first; WHOLE is nothing."""

    ALTERED = "altered"
    ANOTHER_SESSION = "another session"
    SESSION_CHANGED = "session changed"
    NOT_VOUCHED = "not vouched"
    UNPROVEN = "unproven"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class PacketFile:
    """What a packet's file is by itself.

    `digests` has the SHA-256 of the file, and then of what it was before each addition to it.
    `anchors` are the places in a record that it prints, and `marks` the words that say whose it is.
    `is_read` is False of an encrypted one whose passphrase nobody gave; `is_letter` tells a
    candidate edition, which prints no place on purpose.
    """

    name: str
    digests: tuple[str, ...]
    signed: Signed = UNSIGNED
    anchors: tuple[Anchor, ...] = ()
    marks: tuple[str, ...] = ()
    is_encrypted: bool = False
    is_read: bool = True
    is_letter: bool = False


class Registration(StrEnum):
    """How a packet stands in a session's register.

    SINCE_SIGNED is what was issued with signatures behind it, ADDED_TO with something else; OTHER
    is none, where one of the same case and the same place in the record was issued.
    """

    THERE = "there"
    SINCE_SIGNED = "signed since"
    ADDED_TO = "added to"
    OTHER = "other"
    NOT_THERE = "not there"


@dataclass(frozen=True, slots=True)
class Registered:
    """How a packet stands in a register, and as which entry of it."""

    registration: Registration
    issued: Issued | None = None

    @property
    def is_there(self) -> bool:
        """Whether what was issued is in the file, unaltered."""
        return self.registration in (Registration.THERE, Registration.SINCE_SIGNED)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a session's file shows of a packet.

    `compared` is how its record stands to the place that the packet prints; None where it prints
    none that can be read. A letter to nobody in it is of ANOTHER session. `holds` says that the
    session's own file verifies.
    """

    registered: Registered
    compared: Comparison | None
    holds: bool = True


def registered(
    file: PacketFile, register: Sequence[Issued], marks: Sequence[tuple[str, str]]
) -> Registered:
    """Return how a packet stands in a register; `marks` has each candidate with their mark."""
    for place, digest in enumerate(file.digests):
        for one in register:
            if one.sha256 == digest:
                return Registered(_as_issued(file, is_whole=not place), one)
    whose = {candidate for candidate, mark in marks if mark in file.marks}
    lines = {anchor.line for anchor in file.anchors}
    for one in register:
        is_like_it = file.is_letter is (one.edition is Edition.CANDIDATE)
        if is_like_it and any(
            _is_same(case.candidate in whose, case.line, lines) for case in one.cases
        ):
            return Registered(Registration.OTHER, one)
    return Registered(Registration.NOT_THERE)


def _as_issued(file: PacketFile, is_whole: bool) -> Registration:
    if is_whole:
        return Registration.THERE
    is_signed = file.signed.alteration is Alteration.UNALTERED
    return Registration.SINCE_SIGNED if is_signed else Registration.ADDED_TO


def _is_same(is_theirs: bool, line: int, lines: set[int]) -> bool:
    return is_theirs and (line in lines or not lines)


def worst(compared: Iterable[Comparison]) -> Comparison | None:
    """Return the gravest of several comparisons; None without any."""
    order = list(Comparison)
    return max(compared, key=order.index, default=None)


def found(file: PacketFile, beside: Beside | None = None) -> Finding:
    """Return what is the matter with a packet, by itself or beside a session."""
    alteration = file.signed.alteration
    if alteration not in (Alteration.UNSIGNED, Alteration.UNALTERED):
        return Finding.ALTERED
    is_proven = alteration is Alteration.UNALTERED
    if beside:
        is_proven = is_proven or beside.registered.is_there
        if matter := _matter(beside, is_proven):
            return matter
    if not is_proven:
        return Finding.UNPROVEN
    return Finding.WHOLE if file.signed.is_vouched else Finding.NOT_VOUCHED


def _matter(beside: Beside, is_proven: bool) -> Finding | None:
    """Return what a session shows to be the matter with a packet, or with the session."""
    registration = beside.registered.registration
    if registration is Registration.ADDED_TO:
        return Finding.ALTERED
    if beside.compared is Comparison.ANOTHER:
        return Finding.ANOTHER_SESSION
    is_forged = beside.compared is Comparison.FORGED
    if beside.compared in MOVED or not beside.holds or (is_forged and is_proven):
        return Finding.SESSION_CHANGED
    if is_forged or (registration is Registration.OTHER and not is_proven):
        return Finding.ALTERED
    return None
