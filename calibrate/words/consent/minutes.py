"""What the meeting took of each case, and what the talk changed of it."""

from __future__ import annotations

from calibrate.domain.minutes.minutes import CaseMinutes, MeetingMinutes, Way
from calibrate.words.phrases import several

HEADING = "Minutes and changes"
WAYS = {
    Way.CONSENT: "by consent",
    Way.TALK: "after talk",
    Way.WITHDRAWN: "withdrawn",
    Way.OPEN: "not decided",
}


def time_words(seconds: int) -> str:
    """Return a time in whole minutes."""
    if 0 < seconds < 30:
        return "under 1 min"
    return f"{round(seconds / 60)} min"


def way_words(case: CaseMinutes) -> str:
    """Say how a case ended."""
    return f"{WAYS[case.way]}, pulled from the list" if case.pulled else WAYS[case.way]


def change_words(case: CaseMinutes) -> str:
    """Say what the talk changed."""
    if not case.split_before and not case.moved:
        return "nothing split"
    splits = f"{several(case.split_before, 'split')} before, {case.split_after} after"
    return f"{splits}; {several(case.moved, 'rating')} moved" if case.moved else splits


def total_words(minutes: MeetingMinutes) -> str:
    """Say what all cases took, and on how many the talk changed something."""
    planned = minutes.planned * len(minutes.cases)
    cases = several(len(minutes.cases), "case")
    return (
        f"{minutes.spoken} of {planned} planned minutes for {cases}; "
        f"the talk changed something on {minutes.changed}"
    )
