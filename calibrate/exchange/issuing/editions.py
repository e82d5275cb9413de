"""Which editions can be issued, and from what each is drawn that a session lets a viewer read."""

from __future__ import annotations

from collections.abc import Callable

from calibrate.domain.handing.editions import Edition
from calibrate.domain.phases import Viewer
from calibrate.exchange.issuing.issue import Issuable
from calibrate.exchange.issuing.leaving import leaving_letter
from calibrate.store.store import Store

Read = Callable[[Store, str, Viewer], Issuable]
"""Reads for whoever runs that part what a candidate's packet is drawn from; `packet_of` draws."""


def _case(store: Store, candidate: str, viewer: Viewer) -> Issuable:
    return store.checked_case(candidate, viewer)


READ: dict[Edition, Read] = {Edition.PANEL: _case, Edition.CANDIDATE: leaving_letter}
"""An edition that stands here can be issued, by command line and in the window."""
