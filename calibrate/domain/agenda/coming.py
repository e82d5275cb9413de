"""What comes next in a session, as far as whoever runs it may know."""

from __future__ import annotations

from enum import StrEnum

from calibrate.domain.agenda.agenda import is_waiting, next_up
from calibrate.domain.agenda.readiness import missing
from calibrate.domain.presence.presence import awaited_raters
from calibrate.domain.session import Session, SessionPhase, once


class Coming(StrEnum):
    """The steps of a session, of which one comes next."""

    SET_UP = "set up"
    OPEN_RATING = "open rating"
    RATE = "rate"
    OPEN_MEETING = "open the meeting"
    CALL = "call"
    GO_ON = "go on"
    ELSEWHERE = "elsewhere"
    CLOSE = "close"
    EXPORT = "export"


def coming(session: Session, is_over: bool = False, is_elsewhere: bool = False) -> Coming:
    """Return what comes next in a session, which was read for whoever runs it.

    `is_over` says that nobody is still to be decided, whoever may see them, and `is_elsewhere` that
    it is the turn of somebody whom this viewer may not see.
    """
    if session.phase is SessionPhase.SETUP:
        return Coming.SET_UP if missing(session) else Coming.OPEN_RATING
    if is_over:
        return Coming.EXPORT if session.phase is SessionPhase.CLOSED else Coming.CLOSE
    if session.phase is SessionPhase.MEETING or session.meeting.is_open:
        return _in_meeting(session, is_elsewhere)
    return Coming.RATE if _is_awaited(session) else Coming.OPEN_MEETING


def _in_meeting(session: Session, is_elsewhere: bool) -> Coming:
    at_hand = session.meeting.at_hand
    if is_elsewhere or (at_hand and is_waiting(session, at_hand)):
        return Coming.GO_ON
    return Coming.CALL if next_up(session) else Coming.ELSEWHERE


@once
def _is_awaited(session: Session) -> bool:
    sealed = (state.id for state in session.candidates if state.sealed_round)
    return any(awaited_raters(session, candidate) for candidate in sealed)
