"""How the console says minutes and moments."""

from __future__ import annotations

from datetime import datetime, timedelta

from calibrate.packet.wording import MONTHS

HOUR = 60


def clock_words(time: timedelta) -> str:
    """Return minutes and seconds, such as 6:40; an hour is 60 minutes."""
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    return f"{minutes}:{seconds:02d}"


def duration(minutes: int) -> str:
    """Return a number of minutes, such as "48 min" or "2 h 03"."""
    hours, rest = divmod(minutes, HOUR)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def at(time: datetime, now: datetime) -> str:
    """Return when something was: 14:13 on the same day, else 19 Nov, 14:13."""
    time = time.astimezone(now.tzinfo)
    if time.date() == now.date():
        return f"{time:%H:%M}"
    return f"{time.day} {MONTHS[time.month - 1]}, {time:%H:%M}"


def ends_about(now: datetime, minutes: int) -> str:
    """Return when so many minutes are over, on the next five: 17:05."""
    end = now + timedelta(minutes=minutes)
    return f"{end + timedelta(minutes=-end.minute % 5):%H:%M}"
