"""Kits that go out, and whose key is whose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewKit:
    """A kit that goes out to a panelist; `enrolment` is the hash of its one-time secret (hex)."""

    id: str
    panelist: str
    enrolment: str


@dataclass(frozen=True, slots=True)
class MakeKits:
    """Note that kits go out; with `because` each replaces the kit that its panelist had."""

    kits: tuple[NewKit, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class CompareKey:
    """Note whether the six words of a kit's key, compared by voice, are the same.

    `signer` is the public key whose words were compared, in hexadecimal.
    """

    kit: str
    signer: str
    is_same: bool = True
