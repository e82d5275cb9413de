"""What happens in the room, as lines with times: turns of candidates, and who was there.

No clock ticks are kept: how long a candidate was talked about follows from the lines alone, so a
meeting goes on where it was after the app was closed or killed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

USUAL_MINUTES = 20
USUAL_READING_MINUTES = 8
NO_TIME, MINUTE = timedelta(0), timedelta(minutes=1)


class Arrangement(StrEnum):
    """How the agenda's order came about."""

    LOT = "lot"
    SPLIT = "split"
    HAND = "hand"


class TurnKind(StrEnum):
    """What happened to a candidate's turn."""

    CALLED = "called"
    READING = "reading"
    READ = "read"
    PAUSED = "paused"
    RESUMED = "resumed"
    VOTE = "vote"
    SET_ASIDE = "set-aside"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One line of a candidate's turn; `seconds` is the silent reading time that READING grants."""

    candidate: str
    kind: TurnKind
    time: datetime
    seconds: int = 0


class AttendanceKind(StrEnum):
    """What became of somebody: absent for the day, here, out for one candidate, back again."""

    ABSENT = "absent"
    HERE = "here"
    OUT = "out"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Somebody came, left or returned; `candidate` is whom they went out for."""

    panelist: str
    kind: AttendanceKind
    time: datetime
    because: str = ""
    candidate: str = ""


class ConsentKind(StrEnum):
    """What became of a case on the list of those that may be decided together.

    It was proposed, pulled into the talk, left off the list again, or decided with the others.
    """

    PROPOSED = "proposed"
    PULLED = "pulled"
    LEFT = "left"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One line of that list; who pulled a case is nowhere."""

    candidate: str
    kind: ConsentKind
    time: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """The silent reading time of the candidate at hand: what was granted, and what is left."""

    granted: timedelta
    left: timedelta

    @property
    def is_over(self) -> bool:
        """Whether the time is used up."""
        return self.left <= NO_TIME


@dataclass(frozen=True)
class Meeting:
    """A session's meeting, or as much of it as one viewer may see.

    `agenda` has candidates' ids in order and is empty before the meeting was opened; every
    candidate has the same `minutes`, of which `reading_minutes` are for silent reading.
    """

    agenda: tuple[str, ...] = ()
    arranged: Arrangement = Arrangement.LOT
    arranged_at: datetime | None = None
    minutes: int = USUAL_MINUTES
    reading_minutes: int = USUAL_READING_MINUTES
    turns: tuple[TurnLine, ...] = ()
    attendance: tuple[AttendanceLine, ...] = ()
    names_hidden: bool = False
    consent: tuple[ConsentLine, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the meeting was opened and its order drawn."""
        return bool(self.agenda)

    # Turns

    @cached_property
    def at_hand(self) -> str | None:
        """The candidate whose turn it is."""
        for line in reversed(self.turns):
            if line.kind is TurnKind.CALLED:
                return line.candidate
            if line.kind in (TurnKind.SET_ASIDE, TurnKind.ENDED):
                return None
        return None

    @cached_property
    def last_called(self) -> str | None:
        """The candidate whose turn began last, whether it lasts or not."""
        called = (line for line in reversed(self.turns) if line.kind is TurnKind.CALLED)
        return next((line.candidate for line in called), None)

    @cached_property
    def is_paused(self) -> bool:
        """Whether the clock of the candidate at hand stands still."""
        for line in reversed(self.turns):
            if line.kind is TurnKind.PAUSED:
                return self.at_hand is not None
            if line.kind in (TurnKind.CALLED, TurnKind.RESUMED):
                return False
        return False

    def is_set_aside(self, candidate: str) -> bool:
        """Tell whether a candidate was set aside and not called since."""
        kinds = [line.kind for line in self._of(candidate)]
        ends = (TurnKind.CALLED, TurnKind.SET_ASIDE, TurnKind.ENDED)
        return next((k for k in reversed(kinds) if k in ends), None) is TurnKind.SET_ASIDE

    def is_voting(self, candidate: str) -> bool:
        """Tell whether the panel went on to the vote since the candidate was last called."""
        for line in reversed(self._of(candidate)):
            if line.kind in (TurnKind.VOTE, TurnKind.CALLED):
                return line.kind is TurnKind.VOTE
        return False

    def used(self, candidate: str, now: datetime) -> timedelta:
        """Return how long the candidate's clock has run by `now`."""
        if candidate not in self._turns:
            return NO_TIME
        return sum((end - start for start, end in self.stretches(candidate, now)), NO_TIME)

    def minutes_used(self, candidate: str, now: datetime) -> int:
        """Return the whole minutes that the candidate's clock has run by `now`."""
        return self.used(candidate, now) // MINUTE

    def reading(self, candidate: str, now: datetime) -> Reading | None:
        """Return the candidate's silent reading time, or None where none is under way.

        More time that is granted once it is over begins anew.
        """
        begun, end = NO_TIME, None
        for line in self._of(candidate):
            if line.kind is TurnKind.READING:
                used = self.used(candidate, line.time)
                if end is None or end <= used:
                    begun, end = used, used
                end += timedelta(seconds=line.seconds)
            elif line.kind in (TurnKind.READ, TurnKind.SET_ASIDE, TurnKind.ENDED):
                end = None
        if end is None:
            return None
        return Reading(end - begun, max(end - self.used(candidate, now), NO_TIME))

    def was_read(self, candidate: str) -> bool:
        """Tell whether silent reading time was granted to a candidate before."""
        return any(line.kind is TurnKind.READING for line in self._of(candidate))

    def _of(self, candidate: str) -> Sequence[TurnLine]:
        return self._turns.get(candidate, ())

    @cached_property
    def _turns(self) -> Mapping[str, list[TurnLine]]:
        found: dict[str, list[TurnLine]] = defaultdict(list)
        for line in self.turns:
            found[line.candidate].append(line)
        return dict(found)

    def stretches(self, candidate: str, now: datetime) -> tuple[tuple[datetime, datetime], ...]:
        """Return from when to when the candidate's clock ran, up to `now`."""
        return tuple(self._stretches(candidate, now))

    def _stretches(self, candidate: str, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        started = None
        for line in self._of(candidate):
            time = min(line.time, now)
            if line.kind in (TurnKind.CALLED, TurnKind.RESUMED):
                started = started or time
            elif started and line.kind in STOPS:
                yield started, max(time, started)
                started = None
        if started:
            yield started, now

    # Attendance

    def absence(self, panelist: str) -> AttendanceLine | None:
        """Return the line by which a panelist is absent now, if they are."""
        line = self._last(panelist, (AttendanceKind.ABSENT, AttendanceKind.HERE))
        return line if line and line.kind is AttendanceKind.ABSENT else None

    def outside(self, panelist: str) -> AttendanceLine | None:
        """Return the line by which a panelist is outside now, if they are."""
        line = self._last(panelist, tuple(AttendanceKind))
        return line if line and line.kind is AttendanceKind.OUT else None

    def is_here(self, panelist: str) -> bool:
        """Tell whether a panelist is in the room as far as the record says."""
        return not (self.absence(panelist) or self.outside(panelist))

    def _last(self, panelist: str, kinds: tuple[AttendanceKind, ...]) -> AttendanceLine | None:
        lines = reversed(self._attended.get(panelist, ()))
        return next((line for line in lines if line.kind in kinds), None)

    @cached_property
    def _attended(self) -> Mapping[str, list[AttendanceLine]]:
        found: dict[str, list[AttendanceLine]] = defaultdict(list)
        for line in self.attendance:
            found[line.panelist].append(line)
        return dict(found)


STOPS = (TurnKind.PAUSED, TurnKind.SET_ASIDE, TurnKind.ENDED)
"""What stops a candidate's clock."""
