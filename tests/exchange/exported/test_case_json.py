"""The JSON in a packet is the candidate's of the session, and nothing of anybody else."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from calibrate.exchange.exported import case_json, session_json
from calibrate.exchange.exported.case_json import attached_case
from calibrate.exchange.shown import json_contract
from tests.exchange.exported.test_session_json import LEVELS, keys
from tests.exchange.shown.test_session_text import MEETING
from tests.worlds.cases import DECIDED
from tests.worlds.two_rounds import talked


def test_it_has_what_the_description_names() -> None:
    content = json.loads(case_json.case_json(talked()))
    assert list(content) == ["format", "version", "session", "rubric", "candidate"]
    assert (content["format"], content["version"]) == ("calibrate.case", 1)
    assert content["session"] == {"title": talked().session}
    told = f"{case_json.__doc__}{session_json.__doc__}{json_contract.__doc__}"
    assert set(keys(content)) - LEVELS <= set(re.findall(r'["`]([a-z_]+)["`]', told))


def test_the_candidate_is_that_of_the_sessions_json() -> None:
    case = talked()
    whole = json.loads(session_json.session_json(MEETING, [case], DECIDED))
    assert json.loads(case_json.case_json(case))["candidate"] == whole["candidates"][0]


def test_the_same_case_gives_the_same_bytes_and_a_change_gives_others() -> None:
    case = talked()
    assert attached_case(case) == attached_case(replace(case))
    assert attached_case(case) != attached_case(replace(case, damage="Altered."))
