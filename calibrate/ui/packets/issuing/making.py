"""What the other process does: draw a packet and protect it. It is imported there, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from calibrate.domain.handing.editions import Paper
from calibrate.domain.record.case import Case

if TYPE_CHECKING:
    from calibrate.exchange.issuing.issue import Packet, Protection


@dataclass(frozen=True, slots=True)
class Order:
    """A packet that is to be issued: of which case, on what paper, how protected, and when."""

    case: Case
    paper: Paper
    protection: Protection
    now: datetime


def make(order: Order) -> Packet:
    """Return the packet as it is handed out; raises what forbids it, or cannot sign."""
    from calibrate.exchange.issuing.issue import panel_packet, protected

    return protected(panel_packet(order.case, order.paper), order.protection, order.now)
