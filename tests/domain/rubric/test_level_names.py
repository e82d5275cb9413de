"""Levels are known by their own names, rise as these say, and are found by names close to them."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.level_names import level_named, naming, rising
from calibrate.domain.rubric.rubric import Level


@pytest.mark.parametrize(
    ("phrase", "level"),
    [
        ("L4", Level("L4")),
        ("IC3", Level("IC3")),
        ("T3", Level("T3")),
        ("IC 2", Level("IC 2")),
        ("L3: Engineer", Level("L3", "Engineer")),
        ("Engineer (L3)", Level("L3", "Engineer")),
        ("Engineer L3", Level("L3", "Engineer")),
        ("D1 - Developer 1", Level("D1", "Developer 1")),
        ("IC2 Engineer (Maker)", Level("IC2", "Engineer (Maker)")),
        ("Level 2", Level("Level 2")),
        ("Level 2: Engineer (2-4 years)", Level("Level 2", "Engineer (2-4 years)")),
        ("Grade III", Level("Grade III")),
        ("Rung 2 – The Builder", Level("Rung 2", "The Builder")),
        ("L3/L4", Level("L3/L4")),
        ("Senior", Level("Senior")),
        ("Mid-level", Level("Mid-level")),
        ("Senior Engineer", Level("Senior Engineer")),
        ("Software Engineer II", Level("Software Engineer II")),
        ("Senior Engineer 2 (People Manager)", Level("Senior Engineer 2 (People Manager)")),
        ("1. Junior developer", Level("Junior developer")),
        ("🧭 Staff Engineer", Level("Staff Engineer")),
        ("Junior PM", Level("Junior PM")),
        ("Développeur sénior", Level("Développeur sénior")),
        ("Engineer", Level("Engineer")),
    ],
)
def test_a_phrase_that_names_a_level(phrase: str, level: Level) -> None:
    found = naming(phrase)
    assert found and found.level == level


@pytest.mark.parametrize(
    "phrase",
    [
        "Craft",
        "Technical Skills",
        "Scope of Influence",
        "Individual Contributor",
        "Titles for Programmers",
        "What is a Senior Engineer",
        "Software Engineer Career Ladder",
        "I am a technical mentor",
        "Impact (high)",
        "Goals for Q3",
        "Q3",
        "Craft - Senior Engineer",
        "",
        "x" * 500,
    ],
)
def test_a_phrase_that_names_none(phrase: str) -> None:
    assert naming(phrase) is None


def test_a_name_that_somebody_gave_is_a_level_whatever_it_looks_like() -> None:
    found = naming("**The Builder**:", known=["the builder"])
    assert found and found.level == Level("The Builder")


@pytest.mark.parametrize(
    "keys",
    [
        "IC9 IC10",
        "Intern Junior Mid Senior Lead Staff Principal Fellow",
        "L1 L2 M1 M2",
    ],
)
def test_levels_rise_as_their_names_say(keys: str) -> None:
    levels = [Level(key) for key in keys.split()]
    assert rising(sorted(levels, key=lambda level: (level.key[0], level.key[::-1]))) == levels


def test_numbers_behind_a_title_count_within_it() -> None:
    names = ("Senior Engineer 1", "Engineer 2", "Senior Engineer 2", "Engineer 1", "Staff Engineer")
    assert [level.key for level in rising([Level(name) for name in names])] == [
        *("Engineer 1", "Engineer 2", "Senior Engineer 1", "Senior Engineer 2"),
        "Staff Engineer",
    ]


LEVELS = (
    Level("L3", "Engineer"),
    Level("L4", "Senior Engineer"),
    Level("L5", "Senior Staff Engineer"),
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("L4", "L4"),
        ("l4", "L4"),
        ("Level 4", "L4"),
        ("4", "L4"),
        ("senior engineer", "L4"),
        ("Sr. Engineer", "L4"),
        ("Senior", "L4"),
        ("Engineer", "L3"),
        ("staff", "L5"),
        ("L4 Senior Engineer", "L4"),
        ("Senior Engineer (L4)", "L4"),
    ],
)
def test_a_level_is_found_by_names_close_to_its_own(name: str, key: str) -> None:
    assert level_named(LEVELS, name).key == key


def test_what_stands_in_brackets_need_not_be_said() -> None:
    levels = [Level("Engineer I (1-2)"), Level("Engineer II (2-6)"), Level("Senior Engineer I (6)")]
    assert level_named(levels, "Engineer II").key == "Engineer II (2-6)"
    assert level_named(levels, "Engineer 1").key == "Engineer I (1-2)"


def test_a_name_that_is_unclear_lists_the_levels() -> None:
    with pytest.raises(BadInput, match=r"no level L7; it has L3 \(Engineer\), L4 \(Senior"):
        level_named(LEVELS, "L7")
    two = [Level("IC3"), Level("M3")]
    with pytest.raises(BadInput, match="“3” may be each of IC3, M3; name the one you mean"):
        level_named(two, "3")
