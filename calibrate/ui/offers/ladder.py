"""The ladder with what its session gives, for whatever writes or keeps it."""

from __future__ import annotations

from calibrate.domain.offers.ladder import Filled, filled_ladder
from calibrate.ui.desk import Desk


def ladder_of(desk: Desk) -> Filled:
    """Return a session's ladder with the examples that were approved, as its chair reads them."""
    chair = desk.chair
    return filled_ladder(
        desk.session(chair), desk.offers(chair), lambda candidate: desk.sheet(candidate, chair)
    )
