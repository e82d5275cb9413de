"""Who was away while a candidate was talked about, as the record tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting
from calibrate.domain.session import Session


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who was absent, or outside for a candidate; `until` is None if to the end."""

    name: str
    absent: bool
    since: datetime
    until: datetime | None = None
    because: str = ""


def away_from(session: Session, candidate: str, now: datetime) -> tuple[Away, ...]:
    """Return who was away from a candidate's part of the meeting by `now`, in order of time.

    Those who were outside for the candidate, and those absent at any time of their turns, or at
    `now` where they had none.
    """
    names = {panelist.id: panelist.name for panelist in session.panel.panelists}
    turns = session.meeting.stretches(candidate, now) or ((now, now),)
    found = [
        Away(
            names[line.panelist], line.kind is AttendanceKind.ABSENT, line.time, until, line.because
        )
        for line, until in _absences(session.meeting)
        if line.candidate == candidate
        or (not line.candidate and any(_meets(line.time, until, turn) for turn in turns))
    ]
    return tuple(sorted(found, key=lambda away: (away.since, away.name)))


def _absences(meeting: Meeting) -> Iterator[tuple[AttendanceLine, datetime | None]]:
    """Yield each line by which somebody was away, with when they came back."""
    gone = (AttendanceKind.ABSENT, AttendanceKind.OUT)
    for place, line in enumerate(meeting.attendance):
        if line.kind in gone:
            later = meeting.attendance[place + 1 :]
            yield line, next((one.time for one in later if one.panelist == line.panelist), None)


def _meets(since: datetime, until: datetime | None, turn: tuple[datetime, datetime]) -> bool:
    """Tell whether somebody who was away from `since` to `until` missed some of a turn."""
    begin, end = turn
    return since <= end and (until is None or until > begin)
