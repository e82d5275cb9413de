"""A criterion is split where something begins, merged again, and nothing is lost on either way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.pairing import Joined, merge, pair, shared_levels, together
from calibrate.domain.rubric.rubric import Criterion, Expectation, Rubric
from calibrate.domain.rubric.splitting import split, split_places
from tests.worlds.rubrics import CRAFT

TEXT = "Writes code. Tests it (e.g. by units).\n\nShips on v. 2:\n- with alerts\n- with notes"


def _parts(text: str) -> list[str]:
    places = [0, *split_places(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (TEXT, ["Writes code.", "Tests it (e.g. by units).", "Ships on v.", "2:", "- with alerts",
                "- with notes"]),
        ("Only one thing", ["Only one thing"]),
        ("Sagt „Nein.“ Ändert es!  Doch", ["Sagt „Nein.“ Ändert es!", "Doch"]),
        ("書く。試す。", ["書く。", "試す。"]),
        ("یک. دو", ["یک.", "دو"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_sentences_paragraphs_and_bullets_begin_something(text: str, parts: list[str]) -> None:
    assert _parts(text) == parts


def _rubric() -> Rubric:
    expectation = Expectation("L3", TEXT, ("Did it.",), ("Show it.",))
    criterion = Criterion("work", "Work", (expectation, Expectation("L4", "Leads.")), "Craft")
    return replace(CRAFT, criteria=(criterion, *CRAFT.criteria))


def test_a_criterion_is_split_and_merged_into_what_it_was() -> None:
    rubric = _rubric()
    at = split_places(TEXT)[1]
    apart = split(rubric, "work", "L3", at)
    first, second = apart.criteria[:2]
    assert first.title == "Work" and first.expectation("L4") == Expectation("L4", "Leads.")
    assert first.expectation("L3") == Expectation(
        "L3", "Writes code. Tests it (e.g. by units).", ("Did it.",), ("Show it.",)
    )
    assert second.expectations == (Expectation("L3", TEXT[at:]),)
    assert (second.category, second.title) == ("Craft", "Ships on v. 2: - with alerts -…")
    assert merge(apart, "work", second.id) == rubric


def test_a_title_that_was_made_of_the_text_is_made_anew() -> None:
    text = "Writes code. Tests it."
    criterion = Criterion("c", "Writes code. Tests it", (Expectation("L3", text),), "Craft")
    rubric = replace(CRAFT, criteria=(criterion, *CRAFT.criteria))
    first, second = split(rubric, "c", "L3", 13).criteria[:2]
    assert (first.title, second.title) == ("Writes code", "Tests it")
    rubric.need_names_apart()


def test_the_only_bullet_loses_its_hyphen() -> None:
    rubric = split(_rubric(), "work", "L3", split_places(TEXT)[-1])
    assert rubric.criteria[1].expectations[0].text == "with notes"


@pytest.mark.parametrize(("level", "at"), [("L3", 1), ("L4", 0), ("L9", 13)])
def test_nothing_is_split_where_nothing_begins(level: str, at: int) -> None:
    with pytest.raises(BadInput, match=f"{level} has nothing on “Work” that begins there"):
        split(_rubric(), "work", level, at)


def test_several_are_made_one_and_the_first_of_the_ladder_keeps_its_name() -> None:
    rubric, joined = together(_rubric(), ["lead", "work", "code"])
    assert [one.id for one in rubric.criteria] == ["work", "launch"]
    assert joined == (Joined("code", "work"), Joined("lead", "work"))
    (l3, l4) = rubric.criterion("work").expectations
    assert l3.text == f"{TEXT}\n\nWrites code that reads well."
    assert l3.examples == ("Did it.", "Adds a failing test.")
    assert l4.text == "Leads.\n\nShapes code that others extend.\n\nRemoves causes."
    assert (l3.gaps, l4.gaps) == (("Show it.",), ("Show a design.",))


def test_those_that_share_no_level_are_paired() -> None:
    launch, lead = CRAFT.criterion("launch"), CRAFT.criterion("lead")
    assert shared_levels(launch, lead) == ()
    assert together(CRAFT, ["launch", "lead"])[0] == pair(CRAFT, "launch", "lead")
    assert shared_levels(CRAFT.criterion("code"), lead) == ("L4",)


def test_one_alone_and_those_of_other_categories_stay_apart() -> None:
    with pytest.raises(BadInput, match="It takes two criteria"):
        together(CRAFT, ["code"])
    apart = replace(CRAFT.criterion("lead"), category="People")
    rubric = replace(CRAFT, criteria=(*CRAFT.criteria[:2], apart))
    with pytest.raises(BadInput, match="“Improvements” is of another category"):
        together(rubric, ["code", "lead"])


def _said(rubric: Rubric) -> dict[str, Counter[str]]:
    """All words, examples and gaps by their levels, wherever they stand."""
    said: dict[str, Counter[str]] = {}
    for one in (one for criterion in rubric.criteria for one in criterion.expectations):
        level = said.setdefault(one.level, Counter())
        level.update(one.text.replace("- ", "").split())
        level.update((*one.examples, *one.gaps))
    return said


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_however_often_criteria_are_split_and_joined_nothing_is_lost(data: st.DataObject) -> None:
    rubric = _rubric()
    for _ in range(4):
        places = [
            (one.id, e.level, at)
            for one in rubric.criteria
            for e in one.expectations
            for at in split_places(e.text)
        ]
        splits: bool = data.draw(st.booleans())
        if places and splits:
            rubric = split(rubric, *data.draw(st.sampled_from(places)))
        elif len(rubric.criteria) > 1:
            ids = [one.id for one in rubric.criteria]
            some = data.draw(st.lists(st.sampled_from(ids), min_size=2, unique=True))
            rubric, joined = together(rubric, some)
            assert {one.criterion for one in joined} == set(some) - {joined[0].into}
        rubric.need_names_apart()
    assert _said(rubric) == _said(_rubric())
