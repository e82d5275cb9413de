"""Minutes and changes as text."""

from __future__ import annotations

from calibrate.domain.minutes.minutes import MeetingMinutes
from calibrate.words.consent.minutes import (
    HEADING,
    change_words,
    time_words,
    total_words,
    way_words,
)


def minutes_text(title: str, minutes: MeetingMinutes) -> str:
    """Return a line for each case, in the agenda's order, below what they took together."""
    rows = [
        (one.name, time_words(one.seconds), way_words(one), change_words(one))
        for one in minutes.cases
    ]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(3)]
    lines = [
        "  ".join((name.ljust(widths[0]), time.rjust(widths[1]), way.ljust(widths[2]), change))
        for name, time, way, change in rows
    ]
    return "\n".join([f"{HEADING}: {title}", f"{total_words(minutes)}.", "", *lines]) + "\n"
