"""The clock that a test hands to a store, and the times at which tests take place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

RATING_DAY = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 19, 9, 0, tzinfo=timezone(timedelta(hours=1)))
AFTERNOON = datetime(2026, 11, 19, 13, 2, tzinfo=UTC)
MID_MEETING = datetime(2026, 11, 19, 14, 5, 20, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved; with a `tick` it goes on by seconds at each look."""

    def __init__(self, now: datetime = MORNING, tick: float = 0) -> None:
        self.now = now
        self.tick = tick

    def __call__(self) -> datetime:
        self.go(seconds=self.tick)
        return self.now

    def go(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes, seconds=seconds)


class WildClock(Clock):
    """A clock that jumps to and fro at every look."""

    def __call__(self) -> datetime:
        self.now += timedelta(hours=5 if self.now.minute % 2 else -7, minutes=1)
        return self.now
