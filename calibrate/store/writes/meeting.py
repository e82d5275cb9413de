"""Carrying out what is noted of the meeting itself: agenda, turns and their clock, attendance."""

from __future__ import annotations

from sqlalchemy import Table, func, select

from calibrate.domain.agenda.agenda import drawn_by_lot
from calibrate.domain.commands import (
    ArrangeAgenda,
    CallCandidate,
    EndReading,
    GrantReading,
    HideNames,
    MarkAbsent,
    MarkHere,
    OpenMeeting,
    OpenVote,
    PauseClock,
    ResumeClock,
    SetAside,
    SetMinutes,
    StepBack,
    StepOut,
)
from calibrate.domain.consent.listed import became
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.meeting import Arrangement, AttendanceKind, ConsentKind, TurnKind
from calibrate.domain.people import RelationKind
from calibrate.domain.permissions import need_case, need_decidable, need_meeting, need_open
from calibrate.domain.session import SessionPhase
from calibrate.store.document import tables
from calibrate.store.writes.work import Work, named_panelist, perform

THE_ONE = "1"
MOST_MINUTES = 600
MINUTE = 60


# Agenda


@perform.register
def _open(command: OpenMeeting, work: Work) -> str:
    need_open(work.session)
    if work.session.meeting.is_open:
        raise Refused("The meeting is open already.")
    if not command.lot.strip():
        raise BadInput("An order drawn by lot needs the lot.")
    _check_minutes(command.minutes, command.reading_minutes)
    work.journal.insert(
        tables.meeting,
        {
            "id": THE_ONE,
            "lot": command.lot,
            "arranged": "lot",
            "arranged_at": work.stamp,
            "minutes": command.minutes,
            "reading_minutes": command.reading_minutes,
            "names_hidden": int(work.session.policy.names_hidden),
        },
    )
    order = drawn_by_lot([state.id for state in work.session.candidates], command.lot)
    places = enumerate(order, start=1)
    work.journal.insert(tables.agenda, *({"candidate": id, "position": at} for at, id in places))
    if work.session.phase is SessionPhase.RATING:
        work.journal.update(tables.session, (work.session.id,), phase="meeting")
    return "opened the meeting and drew its order by lot"


def _check_minutes(minutes: int, reading: int) -> None:
    if not 1 <= minutes <= MOST_MINUTES:
        raise BadInput(f"A candidate’s time is 1 to {MOST_MINUTES} minutes.")
    if not 0 <= reading <= minutes:
        raise BadInput("The silent reading time is a part of a candidate’s time.")


@perform.register
def _set_minutes(command: SetMinutes, work: Work) -> str:
    need_meeting(work.session)
    _check_minutes(command.minutes, command.reading_minutes)
    work.journal.update(
        tables.meeting,
        (THE_ONE,),
        minutes=command.minutes,
        reading_minutes=command.reading_minutes,
    )
    return f"gave every candidate {command.minutes} minutes, {command.reading_minutes} to read"


@perform.register
def _arrange(command: ArrangeAgenda, work: Work) -> str:
    """Those who are named take each other's places; who is not known to the actor stays put."""
    need_meeting(work.session)
    agenda = work.session.meeting.agenda
    if command.arrangement is Arrangement.LOT:
        raise BadInput("Only the lot that opens the meeting draws an order.")
    named = set(command.order)
    if len(named) < len(command.order) or named - set(agenda):
        raise BadInput("An agenda names each candidate of the session at most once.")
    order = iter(command.order)
    for position, before in enumerate(agenda, start=1):
        candidate = next(order) if before in named else before
        if candidate != before:
            work.journal.update(tables.agenda, (candidate,), position=position)
    arranged = command.arrangement.value
    work.journal.update(tables.meeting, (THE_ONE,), arranged=arranged, arranged_at=work.stamp)
    return "arranged the agenda"


@perform.register
def _hide(command: HideNames, work: Work) -> str:
    need_meeting(work.session)
    work.journal.update(tables.meeting, (THE_ONE,), names_hidden=int(command.hidden))
    return f"{'hid' if command.hidden else 'showed'} names on the room’s screen"


# Turns


@perform.register
def _call(command: CallCandidate, work: Work) -> str:
    need_meeting(work.session)
    state = need_case(work.session, command.candidate)
    meeting = work.session.meeting
    if meeting.at_hand == state.id:
        raise Refused(f"It is {state.name}’s turn already.")
    if meeting.at_hand:
        note_turn(work, meeting.at_hand, TurnKind.ENDED)
    note_turn(work, state.id, TurnKind.CALLED)
    if state.sealed_round == 1 and meeting.reading_minutes and not meeting.was_read(state.id):
        note_turn(work, state.id, TurnKind.READING, meeting.reading_minutes * MINUTE)
    _change_who_is_outside(work, state.id)
    return f"called {state.name}"


def _change_who_is_outside(work: Work, candidate: str) -> None:
    meeting = work.session.meeting
    for panelist in work.session.panel.panelists:
        out = meeting.outside(panelist.id)
        if out:
            note_attendance(work, panelist.id, AttendanceKind.BACK, candidate=out.candidate)
        if _is_recused(work, panelist.id, candidate) and not meeting.absence(panelist.id):
            note_attendance(work, panelist.id, AttendanceKind.OUT, candidate=candidate)


@perform.register
def _set_aside(command: SetAside, work: Work) -> str:
    candidate = _at_hand(work)
    note_turn(work, candidate, TurnKind.SET_ASIDE)
    return f"set {work.session.candidate(candidate).name} aside until later"


@perform.register
def _pause(command: PauseClock, work: Work) -> str:
    candidate = _at_hand(work)
    if work.session.meeting.is_paused:
        raise Refused("The clock is paused already.")
    note_turn(work, candidate, TurnKind.PAUSED)
    return "paused the clock"


@perform.register
def _resume(command: ResumeClock, work: Work) -> str:
    candidate = _at_hand(work)
    if not work.session.meeting.is_paused:
        raise Refused("The clock is running already.")
    note_turn(work, candidate, TurnKind.RESUMED)
    return "let the clock go on"


@perform.register
def _grant_reading(command: GrantReading, work: Work) -> str:
    candidate = _at_hand(work)
    if not 1 <= command.seconds <= MOST_MINUTES * MINUTE:
        raise BadInput(f"A reading time is 1 second to {MOST_MINUTES} minutes.")
    note_turn(work, candidate, TurnKind.READING, command.seconds)
    return f"granted {command.seconds} seconds of silent reading"


@perform.register
def _end_reading(command: EndReading, work: Work) -> str:
    candidate = _at_hand(work)
    if not end_reading(work, candidate):
        raise Refused("No silent reading time is under way.")
    return "ended the silent reading time"


@perform.register
def _vote(command: OpenVote, work: Work) -> str:
    candidate = _at_hand(work)
    state = need_decidable(work.session, candidate)
    if work.session.meeting.is_voting(candidate):
        raise Refused(f"The panel is at the vote on {state.name} already.")
    note_turn(work, candidate, TurnKind.VOTE)
    return f"went on to the vote on {state.name}"


def _at_hand(work: Work) -> str:
    need_meeting(work.session)
    candidate = work.session.meeting.at_hand
    if candidate is None:
        raise Refused("It is no candidate’s turn; call one first.")
    return candidate


def note_turn(work: Work, candidate: str, kind: TurnKind, seconds: int = 0) -> None:
    """Write one line of a candidate's turn."""
    row = {"number": _next(work, tables.turn), "candidate": candidate, "kind": kind.value}
    work.journal.insert(tables.turn, row | {"time": work.stamp, "seconds": seconds})
    work.about(candidate)


def end_turn(work: Work, candidate: str) -> None:
    """End a candidate's turn, if it is theirs."""
    if work.session.meeting.at_hand == candidate:
        note_turn(work, candidate, TurnKind.ENDED)


def end_reading(work: Work, candidate: str) -> bool:
    """End the silent reading time if one is under way, and tell whether it was."""
    if work.session.meeting.reading(candidate, work.time) is None:
        return False
    note_turn(work, candidate, TurnKind.READ)
    return True


# Attendance


@perform.register
def _absent(command: MarkAbsent, work: Work) -> str:
    need_open(work.session)
    name = named_panelist(work, command.panelist).name
    if work.session.meeting.absence(command.panelist):
        raise Refused(f"{name} is marked absent already.")
    if not command.because.strip():
        raise Refused("Marking somebody absent needs the reason.")
    note_attendance(work, command.panelist, AttendanceKind.ABSENT, command.because.strip())
    return f"{name} is absent"


@perform.register
def _here(command: MarkHere, work: Work) -> str:
    need_open(work.session)
    name = named_panelist(work, command.panelist).name
    if not work.session.meeting.absence(command.panelist):
        raise Refused(f"{name} is not marked absent.")
    note_attendance(work, command.panelist, AttendanceKind.HERE)
    at_hand = work.session.meeting.at_hand
    if at_hand and _is_recused(work, command.panelist, at_hand):
        note_attendance(work, command.panelist, AttendanceKind.OUT, candidate=at_hand)
    return f"{name} has come"


@perform.register
def _out(command: StepOut, work: Work) -> str:
    need_meeting(work.session)
    name = named_panelist(work, command.panelist).name
    if not _is_recused(work, command.panelist, command.candidate):
        raise Refused("Only somebody who is recused from the candidate steps out for them.")
    if not work.session.meeting.is_here(command.panelist):
        raise Refused(f"{name} is not in the room.")
    note_attendance(work, command.panelist, AttendanceKind.OUT, candidate=command.candidate)
    return f"{name} stepped out"


@perform.register
def _back(command: StepBack, work: Work) -> str:
    need_meeting(work.session)
    name = named_panelist(work, command.panelist).name
    line = work.session.meeting.outside(command.panelist)
    if not line:
        raise Refused(f"{name} is not outside.")
    note_attendance(work, command.panelist, AttendanceKind.BACK, candidate=line.candidate)
    return f"{name} is back"


def _is_recused(work: Work, panelist: str, candidate: str) -> bool:
    return work.session.panel.is_related(RelationKind.RECUSED, panelist, candidate)


def note_attendance(
    work: Work, panelist: str, kind: AttendanceKind, because: str = "", candidate: str = ""
) -> None:
    """Write one line of attendance; one that is about a candidate is hidden with them."""
    work.journal.insert(
        tables.attendance,
        {
            "number": _next(work, tables.attendance),
            "panelist": panelist,
            "kind": kind.value,
            "candidate": candidate or None,
            "because": because,
            "time": work.stamp,
        },
    )
    work.about(panelist, *filter(None, (candidate,)))


# The list of what is decided together


def note_consent(work: Work, candidate: str, kind: ConsentKind) -> None:
    """Write what became of a case on the list."""
    row = {"number": _next(work, tables.consent_line), "candidate": candidate}
    work.journal.insert(tables.consent_line, row | {"kind": kind.value, "time": work.stamp})
    work.about(candidate)


def leave_list(work: Work, candidate: str) -> None:
    """Take a case off the list, if it stands there."""
    if became(work.session.meeting, candidate) is ConsentKind.PROPOSED:
        note_consent(work, candidate, ConsentKind.LEFT)


def _next(work: Work, table: Table) -> int:
    newest = work.connection.execute(select(func.max(table.c.number))).scalar_one_or_none()
    return (newest or 0) + 1
