"""`show --json` is a contract: what it holds, and under which names, does not drift."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from calibrate.domain.session import Session, SessionPhase
from calibrate.exchange.json_contract import show_json
from calibrate.exchange.ladder import read_ladder
from tests.exchange.made import RUBRIC, SESSION
from tests.exchange.test_sheet_text import DECIDED, SEALED


def shown(session: Session = SESSION) -> Any:
    return json.loads(show_json(session, [SEALED, DECIDED]))


def test_it_names_its_format_and_version_first() -> None:
    assert list(shown()) == ["format", "version", "session", "rubric", "candidates"]
    assert (shown()["format"], shown()["version"]) == ("calibrate.show", 1)
    assert shown()["session"] == {"title": "Autumn", "phase": "setup"}


def test_a_level_holds_all_that_it_says() -> None:
    rubric = shown()["rubric"]
    assert rubric["hash"] == RUBRIC.hash
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
    assert (sealed["reveals"], sealed["decision"]) == ([], None)


def test_a_decided_candidate_has_ratings_and_the_decision() -> None:
    decided = shown()["candidates"][1]
    row = decided["rows"][0]
    assert row["count"] == {"below": 1, "meets": 1, "not_enough": 0}
    assert row["splits"] is True
    assert row["ratings"][0]["panelist"] == "Pia"
    assert row["ratings"][0]["citations"] == [
        {"evidence": "EV-01", "version": 1, "stance": "target"}
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
        "dissents": [{"panelist": "Pia", "text": "I saw enough."}],
        "follow_ups": [{"owner": "Bo", "text": "Find a launch.", "due": "2026-09-01"}],
    }


def test_a_reader_can_count_the_real_ladder_by_level(shared: Path) -> None:
    paths = sorted((shared / "rubric").glob("*.md"))
    session = Session("s", "Autumn", SessionPhase.SETUP, read_ladder(paths))
    levels = shown(session)["rubric"]["levels"]
    counts = [[len(one[key]) for key in ("expectations", "examples", "gaps")] for one in levels]
    assert counts == [[6, 9, 1], [6, 13, 2]]
    for path, level in zip(paths, levels, strict=True):
        document = path.read_text(encoding="utf-8")
        texts = [*level["expectations"], *(one["text"] for one in level["examples"])]
        assert all(text in document for text in texts)
