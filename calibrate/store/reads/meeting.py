"""Reading what happened in the room: agenda, turns, attendance."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from calibrate.domain.meeting import (
    Arrangement,
    AttendanceKind,
    AttendanceLine,
    ConsentKind,
    ConsentLine,
    Meeting,
    TurnKind,
    TurnLine,
)
from calibrate.store.document import tables
from calibrate.store.reads.cycle.former import read_earlier_session
from calibrate.store.reads.policy.policy import read_policy


def load_meeting(connection: Connection) -> Meeting:
    """Return the whole meeting; attendance is noted before it is opened, too."""
    attendance = _attendance(connection)
    row = connection.execute(select(tables.meeting)).one_or_none()
    if row is None:
        return replace(_proposed(connection), attendance=attendance)
    agenda = tables.agenda.c
    order = connection.execute(select(agenda.candidate).order_by(agenda.position)).scalars()
    return Meeting(
        agenda=tuple(order),
        arranged=Arrangement(row.arranged),
        arranged_at=datetime.fromisoformat(row.arranged_at),
        minutes=row.minutes,
        reading_minutes=row.reading_minutes,
        turns=_turns(connection),
        attendance=attendance,
        names_hidden=bool(row.names_hidden),
        consent=_consent(connection),
    )


def _proposed(connection: Connection) -> Meeting:
    """Return the meeting before it is opened: minutes as in the session before, names by policy."""
    hidden = Meeting(names_hidden=read_policy(connection).names_hidden)
    earlier = read_earlier_session(connection)
    if earlier is None:
        return hidden
    return replace(hidden, minutes=earlier.minutes, reading_minutes=earlier.reading_minutes)


def _turns(connection: Connection) -> tuple[TurnLine, ...]:
    rows = connection.execute(select(tables.turn).order_by(tables.turn.c.number))
    return tuple(
        TurnLine(r.candidate, TurnKind(r.kind), datetime.fromisoformat(r.time), r.seconds)
        for r in rows
    )


def _consent(connection: Connection) -> tuple[ConsentLine, ...]:
    rows = connection.execute(select(tables.consent_line).order_by(tables.consent_line.c.number))
    return tuple(
        ConsentLine(row.candidate, ConsentKind(row.kind), datetime.fromisoformat(row.time))
        for row in rows
    )


def _attendance(connection: Connection) -> tuple[AttendanceLine, ...]:
    rows = connection.execute(select(tables.attendance).order_by(tables.attendance.c.number))
    return tuple(
        AttendanceLine(
            row.panelist,
            AttendanceKind(row.kind),
            datetime.fromisoformat(row.time),
            row.because,
            row.candidate or "",
        )
        for row in rows
    )
