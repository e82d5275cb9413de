"""JSON as tools nest it becomes columns; what is beyond measure is left out, and told."""

from __future__ import annotations

import json

import pytest

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.forms.json_text import ALL, REVIEWS, read_json


def cells(content: object, wanted: str | None = None) -> list[dict[str, str]]:
    read, _ = read_json(json.dumps(content), "t.json", wanted)
    return [dict(row.cells) for row in read.rows]


def test_what_is_nested_becomes_columns_and_lists_become_one_cell() -> None:
    item = {
        "author": {"login": "ann", "is_bot": False},
        "labels": [{"name": "fast", "id": 1}, {"name": "safe"}],
        "tags": ["a", 2, None],
        "none": [],
        "n": 1,
    }
    assert cells([item]) == [
        {
            "author.login": "ann",
            "author.is_bot": "false",
            "labels.name": "fast, safe",
            "labels.id": "1",
            "tags": "a, 2, ",
            "n": "1",
        }
    ]


@pytest.mark.parametrize(
    "content",
    [
        {"total": 1, "issues": [{"a": "x"}]},
        {"data": {"repo": {"pulls": {"nodes": [{"a": "x"}], "next": None}}}},
        {"data": {"edges": [{"node": {"a": "x"}, "cursor": "c"}]}},
        {"names": ["a"], "issues": [{"a": "x"}]},
    ],
)
def test_the_list_of_objects_is_found_wherever_it_lies(content: object) -> None:
    assert cells(content) == [{"a": "x"}]


def test_an_object_a_line_is_a_table() -> None:
    read, _ = read_json('{"a": "1"}\n\n{"a": "2"}\n', "t.json")
    assert [row.cells["a"] for row in read.rows] == ["1", "2"]
    with pytest.raises(BadInput, match=r"t\.json, object 2: it is not JSON, on a line of its own"):
        read_json('{"a": "1"}\n{"a":\n', "t.json")


def test_a_text_that_a_tracker_keeps_as_a_tree_is_its_paragraphs() -> None:
    words = [{"type": "text", "text": "One "}, {"type": "text", "text": "two"}]
    tree = {"type": "doc", "content": [{"content": words}, {"content": [{"text": "Three"}]}]}
    assert cells([{"fields": {"description": tree}}]) == [{"fields.description": "One two\nThree"}]


def test_half_a_character_is_marked_and_the_others_stay() -> None:
    read, _ = read_json('[{"a": "cut \\ud83d", "\\ud83d\\ude00": "x"}]', "t.json")
    assert dict(read.rows[0].cells) == {"a": "cut \N{REPLACEMENT CHARACTER}", "😀": "x"}


def test_each_review_can_be_a_row_of_its_own() -> None:
    change = {
        "number": 7,
        "title": "One",
        "reviews": [
            {"author": {"login": "ann"}, "body": "Yes"},
            {"author": {"login": "ben"}, "body": "No"},
        ],
    }
    _, ways = read_json(json.dumps([change]), "t.json")
    assert ways == (ALL, REVIEWS)
    assert cells([change], REVIEWS) == [
        {"number": "7", "title": "One", "review.author.login": who, "review.body": words}
        for who, words in (("ann", "Yes"), ("ben", "No"))
    ]
    assert len(cells([change], ALL)) == 1
    with pytest.raises(BadInput, match="has no Sheet1; it can be read by each entry or each"):
        cells([change], "Sheet1")


def test_of_too_many_columns_the_innermost_are_left_out_and_told() -> None:
    wide = {"deep": {f"c{at}": at for at in range(1500)}, "title": "One"}
    read, _ = read_json(json.dumps([wide]), "t.json")
    assert len(read.columns) == 1000
    assert "title" in read.columns
    assert read.told == ("501 columns, the innermost, are beyond measure and left out",)


def test_what_is_nested_without_end_is_read_as_far_as_it_is_sensible() -> None:
    deep: dict[str, object] = {"a": "x"}
    for _ in range(100):
        deep = {"in": deep}
    assert cells([deep | {"title": "One"}]) == [{"title": "One"}]
