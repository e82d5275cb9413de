"""The list of cases that are decided together: who stands on it, and how long it was before all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from calibrate.domain.meeting import ConsentKind, ConsentLine, Meeting
from calibrate.domain.session import CandidatePhase, Session, once

NO_TIME = timedelta(0)


def became(meeting: Meeting, candidate: str) -> ConsentKind | None:
    """Return what became last of a case on the list, or None where it never was on it."""
    of_one = (line.kind for line in reversed(meeting.consent) if line.candidate == candidate)
    return next(of_one, None)


def was_pulled(meeting: Meeting, candidate: str) -> bool:
    """Tell whether a case was pulled into the talk."""
    return became(meeting, candidate) is ConsentKind.PULLED


@once
def on_list(session: Session) -> tuple[str, ...]:
    """Return the ids of those who are on the list now, in the agenda's order."""
    meeting = session.meeting
    last = {line.candidate: line.kind for line in meeting.consent}
    return tuple(
        id
        for id in meeting.agenda
        if last.get(id) is ConsentKind.PROPOSED
        and session.candidate(id).phase is CandidatePhase.REVEALED
    )


def was_decided(meeting: Meeting, candidate: str) -> bool:
    """Tell whether a case was decided by consent, though it may have been reopened since."""
    lines = (line for line in meeting.consent if line.candidate == candidate)
    return any(line.kind is ConsentKind.DECIDED for line in lines)


def time_each(meeting: Meeting) -> timedelta:
    """Return the time that each case decided by consent cost.

    The list's own time, less that in which the clock of some candidate ran, is shared alike by
    those that were decided by it: what was pulled has the minutes of its talk.
    """
    decided = {line.candidate for line in meeting.consent if line.kind is ConsentKind.DECIDED}
    return _time_of_list(meeting) / len(decided) if decided else NO_TIME


def _time_of_list(meeting: Meeting) -> timedelta:
    spans = tuple(_spans(meeting.consent))
    whole = sum((end - begun for begun, end in spans), NO_TIME)
    return whole - sum((_shared(meeting, begun, end) for begun, end in spans), NO_TIME)


def _spans(lines: tuple[ConsentLine, ...]) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when to when somebody stood on the list; one that is there still has no end."""
    there, begun = set[str](), None
    for line in lines:
        if line.kind is ConsentKind.PROPOSED:
            begun = begun or line.time
            there.add(line.candidate)
            continue
        there.discard(line.candidate)
        if begun and not there:
            yield begun, line.time
            begun = None


def _shared(meeting: Meeting, begun: datetime, end: datetime) -> timedelta:
    """Return how long some candidate's clock ran between two moments."""
    stretches = (
        stretch
        for id in dict.fromkeys(line.candidate for line in meeting.turns)
        for stretch in meeting.stretches(id, end)
    )
    return sum((max(min(to, end) - max(at, begun), NO_TIME) for at, to in stretches), NO_TIME)
