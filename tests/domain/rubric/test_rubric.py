"""Rubrics that hold together, and their hash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Level,
    Pairing,
    Scale,
    ScalePoint,
    SplitRule,
    Step,
)
from tests.worlds.rubrics import RUBRIC, STEP

L5 = Level("L5")


def test_criteria_are_paired_by_the_levels_that_speak() -> None:
    pairings = [pairing for _, pairing in RUBRIC.for_step(STEP)]
    assert pairings == [Pairing.PAIRED, Pairing.CURRENT_ONLY, Pairing.NEW]


def test_a_criterion_of_other_levels_is_left_out_of_a_step() -> None:
    later = Criterion("later", "Later", (Expectation("L5", "Leads leads."),))
    rubric = replace(RUBRIC, levels=(*RUBRIC.levels, L5), criteria=(*RUBRIC.criteria, later))
    assert len(rubric.for_step(STEP)) == 3
    assert [one.id for one, _ in rubric.for_step(Step("L4", "L5"))] == ["code", "lead", "later"]
    assert rubric.steps == (STEP, Step("L4", "L5"))


def test_labels_speak_of_the_step_at_hand() -> None:
    scale = Scale()
    assert scale.label(3, Step("E1", "E2")) == "Between E1 and E2"
    assert scale.label(2, STEP) == "Meets L3"
    assert scale.label(2, STEP, Pairing.NEW) == "Not shown yet"


def test_the_hash_is_of_the_content() -> None:
    assert RUBRIC.hash == replace(RUBRIC).hash
    assert RUBRIC.hash != replace(RUBRIC, version="2").hash


@pytest.mark.parametrize(
    "change, words",
    [
        ({"criteria": (*RUBRIC.criteria, RUBRIC.criteria[0])}, "code twice"),
        ({"levels": (*RUBRIC.levels, RUBRIC.levels[0])}, "L3 twice"),
        ({"levels": (L5,)}, "names level L3"),
        ({"criteria": (Criterion("x", "X", ()),)}, "no expectation"),
        ({"criteria": (Criterion("x", " ", (Expectation("L3", "y"),)),)}, "no title"),
    ],
)
def test_a_rubric_that_does_not_hold_together_says_why(
    change: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        replace(RUBRIC, **change)  # type: ignore[arg-type]


def test_a_step_has_to_rise_within_the_rubric() -> None:
    with pytest.raises(BadInput, match="no level L9"):
        RUBRIC.check_step(Step("L3", "L9"))
    for step in (Step("L4", "L3"), Step("L3", "L3")):
        with pytest.raises(BadInput, match="not above"):
            RUBRIC.check_step(step)


def test_scales_and_split_rules_are_checked() -> None:
    with pytest.raises(BadInput, match="rise"):
        Scale((ScalePoint(2, "a"), ScalePoint(1, "b")), 1, 2)
    with pytest.raises(BadInput, match="holds below bar"):
        Scale(holds=4, bar=2)
    with pytest.raises(BadInput, match="share"):
        SplitRule(3, 2)


@pytest.mark.parametrize(
    "id, words",
    [
        ("CODE", "“code” and “CODE” are one name in a table; rename one."),
        ("c\u200dode", "are one name in a table"),
        ("\u200b", "no visible name"),
    ],
)
def test_criteria_that_no_table_tells_apart_are_refused_where_a_rubric_comes_in(
    id: str, words: str
) -> None:
    RUBRIC.need_names_apart()
    alike = replace(RUBRIC.criteria[1], id=id)
    with pytest.raises(BadInput, match=words):
        replace(RUBRIC, criteria=(*RUBRIC.criteria, alike)).need_names_apart()
