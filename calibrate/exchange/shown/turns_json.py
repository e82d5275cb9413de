"""Who speaks when, as JSON: a stable contract with a version.

`candidates` has by name, on each criterion that splits and is talked about, `speakers` in their
order and `presenters`, who answer last.
"""

from __future__ import annotations

from collections.abc import Iterable

from calibrate.domain.speaking.order import Turns
from calibrate.exchange.shown.json_contract import json_text

VERSION = 1


def turns_json(told: Iterable[tuple[str, tuple[Turns, ...]]]) -> str:
    """Return who speaks when, of each candidate by name."""
    candidates = [
        {
            "candidate": name,
            "criteria": [
                {
                    "criterion": one.criterion,
                    "title": one.title,
                    "speakers": list(one.speakers),
                    "presenters": list(one.presenters),
                }
                for one in turns
            ],
        }
        for name, turns in told
    ]
    return json_text({"version": VERSION, "candidates": candidates})
