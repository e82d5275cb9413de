"""What the other process does: draw a packet and protect it. It is imported there, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from calibrate.domain.handing.editions import Paper

if TYPE_CHECKING:
    from calibrate.exchange.issuing.issue import Issuable, Packet, Protection


@dataclass(frozen=True, slots=True)
class Order:
    """A packet to be issued: what it is drawn from, on what paper, how protected, and when."""

    printed: Issuable
    paper: Paper
    protection: Protection
    now: datetime


def make(order: Order) -> Packet:
    """Return the packet as it is handed out; raises what forbids it, or cannot sign."""
    from calibrate.exchange.issuing.issue import packet_of, protected

    return protected(packet_of(order.printed, order.paper), order.protection, order.now)
