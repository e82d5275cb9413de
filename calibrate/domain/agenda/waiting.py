"""Who still has something to submit: their names, and nothing of what they would submit."""

from __future__ import annotations

from typing import NamedTuple

from calibrate.domain.people import Panelist
from calibrate.domain.presence.presence import missing_raters
from calibrate.domain.session import Session, SessionPhase


class Waiting(NamedTuple):
    """Those who have not submitted, in the panel's order: in the room, and not in it now."""

    here: tuple[Panelist, ...] = ()
    away: tuple[Panelist, ...] = ()


def waiting(session: Session, candidate: str | None = None) -> Waiting:
    """Return who has still to submit `candidate`, or anybody where none is named."""
    if session.phase is SessionPhase.SETUP:
        return Waiting()
    missing = {
        panelist
        for state in session.candidates
        if state.sealed_round and candidate in (None, state.id)
        for panelist in missing_raters(session, state.id)
    }
    people = [panelist for panelist in session.panel.panelists if panelist.id in missing]
    here = tuple(panelist for panelist in people if session.meeting.is_here(panelist.id))
    return Waiting(here, tuple(panelist for panelist in people if panelist not in here))


def is_shared(session: Session) -> bool:
    """Tell whether several rate on this machine now: in a meeting, with something to submit."""
    raters = [panelist for panelist in session.panel.panelists if panelist.rates]
    in_meeting = session.phase is SessionPhase.MEETING
    return in_meeting and len(raters) > 1 and any(waiting(session))
