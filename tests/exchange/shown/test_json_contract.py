"""`show --json` is a contract: what it holds, and under which names, does not drift."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from calibrate.domain.decisions import EarlierDecision
from calibrate.domain.presence.away import Away
from calibrate.domain.record.case import LateBallot, ReplacedKit
from calibrate.domain.session import Session, SessionPhase
from calibrate.exchange.ladders.rubric_file import read_rubric
from calibrate.exchange.shown import json_contract
from calibrate.exchange.shown.json_contract import show_json
from tests.exchange.shown.test_session_text import MEETING
from tests.exchange.shown.test_sheet_text import (
    DECIDED,
    DECISION,
    NOON,
    REVEAL,
    SEALED,
    TWICE,
    case_of,
)
from tests.worlds.rubrics import CRAFT
from tests.worlds.values import CRAFT_SESSION


def shown(session: Session = CRAFT_SESSION, **more: Any) -> Any:
    decided = case_of(DECIDED, dissenters=(("Pia", "I saw enough."),), **more)
    cases = [case_of(SEALED), decided, case_of(TWICE)]
    return json.loads(show_json(session, cases, NOON))


def test_it_names_its_format_and_version_first() -> None:
    assert list(shown()) == ["format", "version", "session", "rubric", "candidates"]
    assert (shown()["format"], shown()["version"]) == ("calibrate.show", 1)
    assert shown()["session"] == {
        "title": "Autumn",
        "phase": "setup",
        "absent": [],
        "outside": [],
        "agenda": None,
    }


def test_an_open_meeting_has_its_agenda_and_who_is_away() -> None:
    session = shown(MEETING)["session"]
    assert session["absent"] == [{"panelist": "Olga", "because": "ill"}]
    assert session["outside"] == ["Quentin"]
    assert session["agenda"] == {
        "arranged": "split",
        "minutes": 20,
        "reading_minutes": 8,
        "order": [
            {"candidate": "Ben Roy", "minutes_used": 0, "at_hand": False, "set_aside": False},
            {"candidate": "Ann Lee", "minutes_used": 12, "at_hand": True, "set_aside": False},
        ],
    }


def test_a_level_holds_all_that_it_says() -> None:
    rubric = shown()["rubric"]
    assert rubric["hash"] == CRAFT.hash
    in_order = [one["expectations"] for one in rubric["criteria"]]
    texts = [one["L3"]["text"] for one in in_order if "L3" in one]
    assert rubric["levels"][0]["expectations"] == texts
    assert rubric["levels"][0] == {
        "key": "L3",
        "title": "Engineer",
        "introduction": "At L3 an engineer",
        "examples_introduction": "Seen at L3",
        "expectations": ["Writes code that reads well.", "Ships with alerts."],
        "examples": [
            {"text": "Adds a failing test.", "criterion": "code"},
            {"text": "Tidied a module.", "criterion": None},
        ],
        "gaps": [],
    }
    assert [one["criterion"] for one in rubric["levels"][1]["gaps"]] == ["code", None]


def test_a_criterion_says_how_its_levels_pair() -> None:
    criteria = shown()["rubric"]["criteria"]
    assert [one["pairing"] for one in criteria] == ["paired", "current_only", "new"]
    assert criteria[0]["expectations"]["L4"] == {
        "text": "Shapes code that others extend.",
        "examples": [],
        "gaps": ["Show a design."],
    }


def test_a_sealed_candidate_has_no_trace_of_a_rating() -> None:
    sealed = shown()["candidates"][0]
    assert sealed["phase"] == "sealed"
    assert sealed["evidence"][0]["label"] == "EV-01"
    for row in sealed["rows"]:
        assert (row["ratings"], row["count"], row["splits"]) == ([], None, None)
        assert (row["replaced"], row["split_first"], row["movement"]) == ([], None, None)
    assert (sealed["reveals"], sealed["decision"], sealed["earlier"]) == ([], None, [])


def test_a_decided_candidate_has_ratings_and_the_decision() -> None:
    decided = shown()["candidates"][1]
    row = decided["rows"][0]
    assert row["count"] == {"below": 1, "meets": 1, "not_enough": 0}
    assert row["splits"] is True
    assert row["ratings"][0]["panelist"] == "Pia"
    assert row["ratings"][0]["citations"] == [
        {"evidence": "EV-01", "version": 1, "stance": "target", "passage": ""}
    ]
    assert row["ratings"][1]["panelist"] is None
    assert [one["origin"] for one in row["ratings"]] == ["room", "room"]
    (imported,) = decided["rows"][2]["ratings"]
    assert (imported["confidence"], imported["origin"]) == (None, "imported")
    assert decided["decision"] == {
        "outcome": "not-yet",
        "reason": "More is needed.",
        "time": None,
        "vote": {"for": 1, "against": 2, "abstained": 1},
        "by_consent": False,
        "dissents": [{"panelist": "Pia", "text": "I saw enough."}],
        "follow_ups": [{"owner": "Bo", "text": "Find a launch.", "due": "2026-09-01"}],
        "decider": None,
        "exceptions": [],
        "response": None,
    }


def test_a_second_round_keeps_apart_what_counts_and_what_was_replaced() -> None:
    twice = shown()["candidates"][2]
    assert (twice["second_round"], twice["sealed_round"]) == (["code"], None)
    row = twice["rows"][0]
    assert [(one["panelist"], one["round"], one["value"]) for one in row["ratings"]] == [
        ("Pia", 2, 4),
        ("Bo", 1, 4),
    ]
    assert [(one["panelist"], one["round"], one["value"]) for one in row["replaced"]] == [
        ("Pia", 1, 2)
    ]
    assert row["count"] == {"below": 0, "meets": 2, "not_enough": 0}
    assert (row["splits"], row["split_first"]) == (False, True)
    assert row["movement"] == {"up": 1, "down": 0, "same": 0, "other": 0}
    assert row["note"] == "What counts as shaping."
    assert twice["reveals"][1]["invalid"] == ["Bo"]


def test_the_record_of_a_case_is_told() -> None:
    more: dict[str, Any] = {
        "deputy": "Olga",
        "decider": "Pia",
        "exceptions": ("against the majority of votes",),
        "attendance": (Away("Rosa", True, REVEAL.time, because="ill"),),
        "set_aside": ("Bo",),
        "late": (LateBallot("Rosa", NOON),),
        "replaced_kits": (ReplacedKit("Rosa", 2, NOON, "It was lost."),),
        "earlier": (EarlierDecision(DECISION, REVEAL.time, NOON, "An error"),),
    }
    case = shown(**more)["candidates"][1]
    assert case["deputy"] == "Olga"
    assert (case["decision"]["decider"], case["decision"]["exceptions"]) == (
        "Pia",
        ["against the majority of votes"],
    )
    assert case["away"] == [
        {
            "panelist": "Rosa",
            "absent": True,
            "since": "2026-05-04T10:30:00+00:00",
            "until": None,
            "because": "ill",
        }
    ]
    assert case["set_aside"] == ["Bo"]
    assert case["late"] == [{"panelist": "Rosa", "round": 1, "time": "2026-05-04T12:00:00+00:00"}]
    assert case["replaced_kits"] == [
        {
            "panelist": "Rosa",
            "number": 2,
            "time": "2026-05-04T12:00:00+00:00",
            "because": "It was lost.",
        }
    ]
    (earlier,) = case["earlier"]
    assert (earlier["outcome"], earlier["time"]) == ("not-yet", "2026-05-04T10:30:00+00:00")
    assert (earlier["reopened"], earlier["because"]) == ("2026-05-04T12:00:00+00:00", "An error")


def test_every_name_is_described_in_the_contract() -> None:
    def names(value: Any) -> set[str]:
        if isinstance(value, list):
            return {name for one in value for name in names(one)}
        if not isinstance(value, dict):
            return set()
        return set(value).union(*(names(one) for one in value.values()))

    levels = {level.key for level in CRAFT.levels}
    before = EarlierDecision(DECISION, REVEAL.time, NOON, "An error")
    more: dict[str, Any] = {
        "attendance": (Away("Rosa", True, NOON),),
        "late": (LateBallot("Rosa", NOON),),
        "replaced_kits": (ReplacedKit("Rosa", 2, NOON),),
    }
    found = names(shown(MEETING, earlier=(before,), **more)) - levels
    assert json_contract.__doc__
    assert [name for name in sorted(found) if name not in json_contract.__doc__] == []


def test_a_reader_can_count_the_real_ladder_by_level(shared: Path) -> None:
    paths = sorted((shared / "rubric").glob("*.md"))
    session = Session("s", "Autumn", SessionPhase.SETUP, read_rubric(paths))
    levels = shown(session)["rubric"]["levels"]
    counts = [[len(one[key]) for key in ("expectations", "examples", "gaps")] for one in levels]
    assert counts == [[6, 9, 1], [6, 13, 2]]
    for path, level in zip(paths, levels, strict=True):
        document = path.read_text(encoding="utf-8")
        texts = [*level["expectations"], *(one["text"] for one in level["examples"])]
        assert all(text in document for text in texts)
