"""Drawing that goes wrong on one candidate; the other process imports it."""

from __future__ import annotations

import os

from calibrate.ui.paper.drawing import Drawn, Order, draw

UNLUCKY = "Kofi Mensah"


def breaks(order: Order) -> Drawn:
    """Draw all packets but one, on which something happens that nobody foresaw."""
    if order.case.sheet.candidate.name == UNLUCKY:
        raise ValueError("the lines have not exactly the letters of the text")
    return draw(order)


def dies(order: Order) -> Drawn:
    """Draw all packets but one, on which the whole process ends."""
    if order.case.sheet.candidate.name == UNLUCKY:
        os._exit(3)
    return draw(order)
