"""Reading where the meeting stands: once, for every part of the console."""

from __future__ import annotations

from calibrate.domain.agenda.situation import Situation
from calibrate.ui.desk import Desk


def read_situation(desk: Desk) -> Situation:
    """Return where the meeting stands now, as whoever is in the chair may know it."""
    chair = desk.chair
    return Situation.of(desk.session(chair), desk.chairs(), chair, desk.now())
