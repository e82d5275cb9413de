"""What `minutes --json` prints: a contract that scripts may build on.

{"format": "calibrate.minutes", "version": 1, "session": title, "planned_minutes": number,
 "cases": [{"candidate", "way", "seconds", "split_before", "split_after", "moved", "pulled"}]}

`planned_minutes` are those of one case. `way` is "consent", "talk", "withdrawn" or "open";
`seconds` are those of the case's clock, and of a case decided by consent its share of the time that
the list was read. `split_before` and `split_after` count criteria, `moved` ratings that round 2
changed; `pulled` says that the case was pulled from the list.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json

from calibrate.domain.minutes.minutes import MeetingMinutes

FORMAT = "calibrate.minutes"
VERSION = 1


def minutes_json(title: str, minutes: MeetingMinutes) -> str:
    """Return minutes and changes as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": title,
        "planned_minutes": minutes.planned,
        "cases": [
            {
                "candidate": one.name,
                "way": one.way,
                "seconds": one.seconds,
                "split_before": one.split_before,
                "split_after": one.split_after,
                "moved": one.moved,
                "pulled": one.pulled,
            }
            for one in minutes.cases
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
