"""The time that stamps: it goes on and never back, whatever becomes of the machine's clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

Clock = Callable[[], datetime]
NO_TIME = timedelta(0)


def local_time() -> datetime:
    """Return the machine's time now, with the offset of this place."""
    return datetime.now().astimezone()


def seconds_passed() -> float:
    """Return seconds that nobody can set and that a sleeping machine counts, where it can."""
    kind = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if kind is None else time.clock_gettime(kind)


def sitting(wall: Clock = local_time, passed: Callable[[], float] = seconds_passed) -> Clock:
    """Return a clock that reads `wall` once, now, and from then on counts what has passed."""
    begun, start = wall(), passed()
    return lambda: (begun + timedelta(seconds=passed() - start)).astimezone()


class SessionClock:
    """The clock of one session file: behind neither its newest line nor what it said before.

    A clock that was set back before the file was opened goes on from the newest line.
    """

    def __init__(self, clock: Clock, newest: datetime | None) -> None:
        self._clock = clock
        self._newest = newest
        self._behind: timedelta | None = None

    def __call__(self) -> datetime:
        """Return the time now."""
        now = self._clock()
        if self._behind is None:
            self._behind = max(self._newest - now, NO_TIME) if self._newest else NO_TIME
        now += self._behind
        self._newest = max(self._newest, now) if self._newest else now
        return self._newest
