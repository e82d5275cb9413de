"""The JSON of a session has the keys that its description names, and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from calibrate.domain.record.case import LostKeys
from calibrate.exchange.exported import session_json
from calibrate.exchange.shown import json_contract
from tests.exchange.shown.test_session_text import MEETING
from tests.worlds.cases import DECIDED
from tests.worlds.two_rounds import talked

LEVELS = {"L3", "L4", "L5"}


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for one in value.values():
            yield from keys(one)
    elif isinstance(value, list):
        for one in value:
            yield from keys(one)


def described() -> set[str]:
    text = f"{session_json.__doc__}{json_contract.__doc__}"
    return set(re.findall(r'["`]([a-z_]+)["`]', text))


def test_every_key_is_described_and_what_the_description_adds_is_there() -> None:
    lost = (LostKeys(DECIDED, "The laptop was stolen."),)
    case = replace(talked(), lost_keys=lost, keys_given=((1, 2),), damage="Not as recorded.")
    content = json.loads(session_json.session_json(MEETING, [case], DECIDED))
    assert list(content)[:2] == ["format", "version"]
    assert (content["format"], content["version"]) == ("calibrate.session", 1)
    assert set(keys(content)) - LEVELS <= described()
    told = re.findall(r'"([a-z_]+)"', session_json.__doc__ or "")
    values = {"facilitator", "panelist", "observer"}
    assert set(told) - values <= set(keys(content))
    shown = json.loads(json_contract.show_json(MEETING, [case], DECIDED))
    (candidate,), (as_shown,) = content["candidates"], shown["candidates"]
    record = candidate.pop("record")
    assert candidate == as_shown
    assert (record["quorum"], record["damage"]) == (8, "Not as recorded.")
    assert record["lost_keys"] == [
        {"time": "2026-11-19T14:25:00+00:00", "because": "The laptop was stolen."}
    ]
