"""Packets that are handed out of a small session in which Ann is decided."""

from __future__ import annotations

from calibrate.domain.commands import IssuePacket, new_id
from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.issuing import Issued
from tests.worlds.sessions import Made, in_charge

DIRECTOR = "Jo Marsh, director"
HASH = "5a" * 32


def issue(made: Made, to: str = DIRECTOR, id: str = "", sha256: str = HASH) -> IssuePacket:
    """The command that notes that Ann's panel edition went to somebody."""
    return IssuePacket(id or new_id(), (made.ann,), Edition.PANEL, to, sha256)


def register(made: Made) -> tuple[Issued, ...]:
    """What was issued, as whoever runs the session reads it."""
    return made.store.issued(in_charge(made.store))
