"""Which editions can be issued, and how each is drawn from what a session lets a viewer read."""

from __future__ import annotations

from collections.abc import Callable

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.phases import Viewer
from calibrate.exchange.issuing.issue import Packet, panel_packet
from calibrate.store.store import Store

Draw = Callable[[Store, str, Viewer, Paper], Packet]
"""Draws the packet of a candidate, on a paper, for whoever runs that part."""


def _panel(store: Store, candidate: str, viewer: Viewer, paper: Paper) -> Packet:
    return panel_packet(store.checked_case(candidate, viewer), paper)


DRAWN: dict[Edition, Draw] = {Edition.PANEL: _panel}
"""An edition that stands here can be issued by command line."""
