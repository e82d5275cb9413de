"""What the other process does: draw a PDF of cases. It is imported there, so it imports no Qt.

Cases are handed over one by one, for all of many at once would hold up whoever uses the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.errors import FileTrouble
from calibrate.domain.record.case import Case
from calibrate.domain.record.editions import Edition, Paper

NOT_HANDED = "What was to be drawn did not reach the drawing whole. Try it again."


@dataclass(frozen=True, slots=True)
class Order:
    """A PDF that is wanted of the `count` cases handed over: which edition, and to which file.

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

_handed: list[Case] = []


def take(item: Case | Order, tell: Tell) -> Drawn | None:
    """Keep a case, or draw those that were kept and forget them.

    Raises FileTrouble if the file cannot be written. The answer is a value of this file, so that
    the window need not import what draws.
    """
    if isinstance(item, Case):
        _handed.append(item)
        return None
    cases = tuple(_handed[-item.count :])
    _handed.clear()
    if len(cases) != item.count:
        raise FileTrouble(NOT_HANDED)
    return _drawn(item, cases, tell)


def _drawn(order: Order, cases: Sequence[Case], tell: Tell) -> Drawn:
    from calibrate.packet.fonts import script
    from calibrate.packet.packet import pack_of, write_pack, write_packet

    if order.edition is Edition.READING:
        pack = pack_of(cases, order.reader)
        report = write_pack(pack, order.path, order.paper, order.known_as, tell)
    else:
        folder = order.known_as.parent if order.known_as else None
        report = write_packet(cases[0], order.path, folder, order.paper)
    return Drawn(report.pages, tuple(script.name(one) for one in report.substitutions))
