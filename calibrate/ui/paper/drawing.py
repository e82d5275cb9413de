"""What the other process does: draw a PDF of cases. It is imported there, so it imports no Qt.

Cases are handed over one by one, for all of many at once would hold up whoever uses the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calibrate.domain.errors import FileTrouble
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.people import Candidate
from calibrate.domain.record.case import Case
from calibrate.domain.record.editions import Edition, Paper

if TYPE_CHECKING:
    from calibrate.packet.packet import PacketReport

Printed = Case | CandidateEdition
"""What one file, or a part of one, is drawn of."""

NOT_HANDED = "What was to be drawn did not reach the drawing whole. Try it again."


@dataclass(frozen=True, slots=True)
class Order:
    """A PDF that is wanted of the `count` things handed over: on which paper, and to which file.

    `known_as` is where a person knows it to go, if it is put there later; `reader` is for whom a
    reading pack is, or nobody for the panel.
    """

    edition: Edition
    paper: Paper
    path: Path
    known_as: Path | None = None
    count: int = 1
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: how many pages, and the names of characters that no font has."""

    pages: int
    substitutions: tuple[str, ...] = ()


Tell = Callable[[int], object]
"""Hears of how many cases of an order are drawn."""

_handed: list[Printed] = []


def whose(printed: Printed) -> Candidate:
    """Return the candidate of whom something is printed."""
    return printed.sheet.candidate if isinstance(printed, Case) else printed.candidate


def take(item: Printed | Order, tell: Tell) -> Drawn | None:
    """Keep something that is printed, or draw what was kept and forget it.

    Raises FileTrouble if the file cannot be written. The answer is a value of this file, so that
    the window need not import what draws.
    """
    if not isinstance(item, Order):
        _handed.append(item)
        return None
    handed = tuple(_handed[-item.count :])
    _handed.clear()
    if len(handed) != item.count:
        raise FileTrouble(NOT_HANDED)
    return _drawn(item, handed, tell)


def _drawn(order: Order, handed: Sequence[Printed], tell: Tell) -> Drawn:
    from calibrate.packet.fonts import script

    if isinstance(handed[0], CandidateEdition):
        report = _letter(order, handed[0])
    else:
        report = _packet(order, [one for one in handed if isinstance(one, Case)], tell)
    return Drawn(report.pages, tuple(script.name(one) for one in report.substitutions))


def _packet(order: Order, cases: Sequence[Case], tell: Tell) -> PacketReport:
    from calibrate.packet.packet import pack_of, write_pack, write_packet

    if order.edition is Edition.READING:
        pack = pack_of(cases, order.reader)
        return write_pack(pack, order.path, order.paper, order.known_as, tell)
    folder = order.known_as.parent if order.known_as else None
    return write_packet(cases[0], order.path, folder, order.paper)


def _letter(order: Order, edition: CandidateEdition) -> PacketReport:
    """Write a letter that leaves; one that is only looked at may be a draft."""
    from calibrate.packet.packet import PacketReport, drawn_letter, write_letter

    if order.known_as:
        return write_letter(edition, order.path, order.paper, order.known_as)
    order.path.write_bytes(drawn_letter(edition, order.paper))
    return PacketReport(0)
