"""Who still has something to submit: their names, and nothing of what they would submit."""

from __future__ import annotations

from typing import NamedTuple

from calibrate.domain.people import Panelist
from calibrate.domain.presence.presence import missing_raters
from calibrate.domain.session import Session, SessionPhase


class Waiting(NamedTuple):
    """Those who rate what is sealed, in the panel's order; nobody before rating is open.

    `here` have not submitted and are in the room, `away` are not in it now, `done` have submitted.
    """

    here: tuple[Panelist, ...] = ()
    away: tuple[Panelist, ...] = ()
    done: tuple[Panelist, ...] = ()
    is_open: bool = False


def waiting(session: Session, candidate: str | None = None) -> Waiting:
    """Return who has still to submit `candidate`, or anybody where none is named."""
    if session.phase is SessionPhase.SETUP:
        return Waiting()
    sealed = [
        state.id
        for state in session.candidates
        if state.sealed_round and candidate in (None, state.id)
    ]
    missing = {panelist for id in sealed for panelist in missing_raters(session, id)}
    rating = {panelist.id for id in sealed for panelist in session.panel.raters(id)}
    people = [panelist for panelist in session.panel.panelists if panelist.id in missing]
    here = tuple(panelist for panelist in people if session.meeting.is_here(panelist.id))
    away = tuple(panelist for panelist in people if panelist not in here)
    done = tuple(one for one in session.panel.panelists if one.id in rating - missing)
    return Waiting(here, away, done, is_open=True)
