"""Drawing that goes wrong on one candidate; the other process imports it."""

from __future__ import annotations

import os

from calibrate.domain.record.case import Case
from calibrate.ui.paper.drawing import take
from calibrate.ui.paper.orders import Drawn, Order, Tell

UNLUCKY = "Kofi Mensah"


def breaks(item: Case | Order, tell: Tell) -> Drawn | None:
    """Draw all packets but one, on which something happens that nobody foresaw."""
    if is_unlucky(item):
        raise ValueError("the lines have not exactly the letters of the text")
    return take(item, tell)


def dies(item: Case | Order, tell: Tell) -> Drawn | None:
    """Draw all packets but one, on which the whole process ends."""
    if is_unlucky(item):
        os._exit(3)
    return take(item, tell)


def is_unlucky(item: Case | Order) -> bool:
    """Tell whether this is the order to draw one packet."""
    return isinstance(item, Order) and bool(item.known_as) and UNLUCKY in str(item.known_as)
