"""What `consent --json` prints: a contract that scripts may build on.

{"format": "calibrate.consent", "version": 1, "session": title,
 "cases": [{"candidate", "listed", "may_be_proposed", "obstacles": [word], "stand", "apart": number,
            "reason"}]}

`obstacles` are why a case is talked about; `stand` is "meets" or "below", the side of the bar on
which all criteria stand, or null; `apart` counts ratings on the other side, `reason` is proposed
from the record or null.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from calibrate.domain.consent.ground import ConsentCase
from calibrate.domain.consent.listed import on_list
from calibrate.domain.session import Session

FORMAT = "calibrate.consent"
VERSION = 1


def consent_json(session: Session, cases: Sequence[ConsentCase], reasons: Mapping[str, str]) -> str:
    """Return who may be decided together, and why others not, as JSON text."""
    listed = on_list(session)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.title,
        "cases": [
            {
                "candidate": session.candidate(case.candidate).name,
                "listed": case.candidate in listed,
                "may_be_proposed": case.may_be_proposed,
                "obstacles": list(case.obstacles),
                "stand": case.stand,
                "apart": sum(case.apart.values()),
                "reason": reasons.get(case.candidate) or None,
            }
            for case in cases
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
