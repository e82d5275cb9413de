"""How days, moments and minutes are said; the same on every machine, whatever its locale.

A moment is told with the offset it was recorded with.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HOUR = 60


def read_day(text: str) -> date | None:
    """Return the day that is written as 2026-12-18, or None."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def day(date: date) -> str:
    """Return a date such as 19 Nov 2026."""
    return f"{date.day} {month(date)}"


def month(date: date) -> str:
    """Return a month such as Nov 2026."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def month_briefly(date: date) -> str:
    """Return a month where there is little room, such as Nov ’26."""
    return f"{MONTHS[date.month - 1]} ’{date.year % 100:02d}"


def moment(time: datetime) -> str:
    """Return a date and time such as 19 Nov 2026, 14:25 UTC; without a zone if it has none."""
    return f"{day_and_time(time)} {time.tzname() or ''}".rstrip()


def time_of_day(time: time | datetime) -> str:
    """Return a time of day such as 14:25."""
    return f"{time:%H:%M}"


def day_and_time(time: datetime) -> str:
    """Return a date and time such as 19 Nov 2026, 14:25."""
    return f"{day(time)}, {time_of_day(time)}"


def clock(time: datetime, today: date) -> str:
    """Return a time of `today` such as 14:25, with its date before it if it is another day."""
    return time_of_day(time) if time.date() == today else day_and_time(time)


def at(time: datetime, now: datetime) -> str:
    """Return when something was, as briefly as `now` allows: 14:25, or 18 Nov 2026, 14:25.

    The offset stands behind it only where it is another than that of `now`.
    """
    today = now.astimezone(time.tzinfo).date()
    zone = "" if time.utcoffset() == now.utcoffset() else f" {time.tzname()}"
    return f"{clock(time, today)}{zone}"


def span(since: datetime, until: datetime | None, today: date) -> str:
    """Return from when to when, such as 14:05–14:31, or since when if no end is known."""
    if until is None:
        return f"from {clock(since, today)}"
    begin, end = clock(since, today), clock(until, since.date())
    return f"{begin}\N{EN DASH}{end}" if since.date() == until.date() else f"{begin} to {end}"


def duration(minutes: int) -> str:
    """Return a number of minutes, such as 48 min or 2 h 03."""
    hours, rest = divmod(minutes, HOUR)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def minutes_and_seconds(time: timedelta) -> str:
    """Return a time that was used, such as 6:40; an hour is 60 minutes."""
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    return f"{minutes}:{seconds:02d}"


def time_left(time: timedelta) -> str:
    """Return a time that is left, such as 6:40: a second that has begun counts as a whole one."""
    return minutes_and_seconds(timedelta(seconds=-(-time // timedelta(seconds=1))))


def ends_about(now: datetime, minutes: int) -> str:
    """Return when so many minutes are over, on the next five: 17:05."""
    end = now + timedelta(minutes=minutes)
    return time_of_day(end + timedelta(minutes=-end.minute % 5))
