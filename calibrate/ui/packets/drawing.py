"""What the other process does: draw one packet. It is imported there, so it imports no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.record.case import Case


@dataclass(frozen=True, slots=True)
class Order:
    """A packet that is wanted: of which case, to which file, and where that is put later."""

    case: Case
    path: Path
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A packet that was drawn: its pages, and the names of characters that no font has."""

    pages: int
    substitutions: tuple[str, ...] = ()


def draw(order: Order) -> Drawn:
    """Write a packet; raises FileTrouble if it cannot be written.

    The answer is a value of this file, so that the window need not import what draws.
    """
    from calibrate.exchange.exported.case_json import attached_case
    from calibrate.packet.fonts import script
    from calibrate.packet.packet import write_packet

    attached = (attached_case(order.case),)
    report = write_packet(order.case, order.path, order.folder, attached=attached)
    return Drawn(
        report.pages, tuple(script.name(substitution) for substitution in report.substitutions)
    )
