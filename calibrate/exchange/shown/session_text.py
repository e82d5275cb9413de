"""Where a session's meeting stands, as plain text: its order, the time used, and who is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calibrate.domain.ballots import SECOND
from calibrate.domain.meeting import AttendanceKind, Meeting, TurnKind
from calibrate.domain.session import Session
from calibrate.exchange.printable import printable
from calibrate.words.meeting import ARRANGEMENTS, ATTENDANCE, TURNS
from calibrate.words.rounds import UNDER_WAY
from calibrate.words.session import phase_words, standing_words


def session_text(session: Session, now: datetime) -> str:
    """Return a session's title and phase, and below them its meeting, if that is open, by `now`.

    The session was read for one viewer. Nothing in the text can steer a terminal.
    """
    due = f", due {session.asked_until}" if session.asked_until else ""
    lines = [f"{session.title}: {phase_words(session.phase)}{due}"]
    if not session.candidates:
        lines = [f"{lines[0]}. There is no candidate."]
    elif session.meeting.is_open:
        lines += ["", *_agenda(session, now)]
    lines += _away(session)
    return "\n".join(printable(line, " ") for line in lines) + "\n"


def _agenda(session: Session, now: datetime) -> Iterator[str]:
    meeting = session.meeting
    reading = f", {meeting.reading_minutes} of them to read" if meeting.reading_minutes else ""
    order = ARRANGEMENTS[meeting.arranged]
    yield f"Agenda, {order}; {meeting.minutes} minutes each{reading}"
    for number, candidate in enumerate(meeting.agenda, start=1):
        used = meeting.minutes_used(candidate, now)
        state = session.candidate(candidate)
        parts = (
            state.name,
            standing_words(state.phase),
            UNDER_WAY if state.sealed_round == SECOND else "",
            _turn(meeting, candidate),
            f"{used} minutes used" if used else "",
        )
        yield f"   {number}. {', '.join(part for part in parts if part)}"


def _turn(meeting: Meeting, candidate: str) -> str:
    if meeting.at_hand == candidate:
        paused = f", {TURNS[TurnKind.PAUSED]}" if meeting.is_paused else ""
        return f"{TURNS[TurnKind.CALLED]}{paused}"
    return TURNS[TurnKind.SET_ASIDE] if meeting.is_set_aside(candidate) else ""


def _away(session: Session) -> Iterator[str]:
    for panelist in session.panel.panelists:
        if line := session.meeting.absence(panelist.id):
            because = f", {line.because}" if line.because else ""
            yield f"{ATTENDANCE[AttendanceKind.ABSENT]}: {panelist.name}{because}"
        elif session.meeting.outside(panelist.id):
            yield f"{ATTENDANCE[AttendanceKind.OUT]}: {panelist.name}"
