"""The session that another was made from, as the later one names it."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.errors import BadInput

LONGEST_RECORD = 2**53
MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Earlier:
    """Which session it was, by id and title, and where its record stood: line and head.

    `minutes` and `reading_minutes` are what a candidate had there, and are proposed here.
    """

    session: str
    title: str
    line: int
    head: str
    minutes: int
    reading_minutes: int


def checked_earlier(earlier: Earlier) -> Earlier:
    """Return it; raise BadInput for a place or minutes that no session can have had."""
    are_minutes = 0 <= earlier.reading_minutes <= earlier.minutes <= MOST_MINUTES
    if not (1 <= earlier.line <= LONGEST_RECORD and are_minutes and earlier.minutes):
        raise BadInput("No session stood so: its line and its minutes are not numbers of one.")
    return earlier
