"""What the other process does: draw PDFs. It is imported there, so it imports no Qt.

What is printed is handed over bit by bit, for all of many at once would hold up whoever uses the
window, and a book is drawn as it comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.errors import FileTrouble
from calibrate.ui.paper.makers import maker
from calibrate.ui.paper.orders import Drawn, Maker, Order, Printed, Tell

NOT_HANDED = "What was to be drawn did not reach the drawing whole. Try it again."


@dataclass(slots=True)
class _AtHand:
    """An order that is being carried out, and how much of it is still to come."""

    maker: Maker
    lacking: int


_at_hand: list[_AtHand] = []


def take(item: Order | Printed, tell: Tell) -> Drawn | None:
    """Begin what is ordered, or go on with it; return what was drawn once it is whole.

    Raises FileTrouble if it cannot be written. The answer is a value of this file, so that the
    window need not import what draws.
    """
    if isinstance(item, Order):
        _at_hand[:] = [_AtHand(maker(item, tell), item.count)]
        return None
    if not _at_hand:
        raise FileTrouble(NOT_HANDED)
    return _go_on(_at_hand[0], item)


def _go_on(order: _AtHand, printed: Printed) -> Drawn | None:
    order.maker.add(printed)
    order.lacking -= 1
    if order.lacking:
        return None
    _at_hand.clear()
    report = order.maker.finish()
    from calibrate.packet.fonts import script

    return Drawn(report.pages, tuple(script.name(one) for one in report.substitutions))
