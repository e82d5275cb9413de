"""What differs between two rubrics is told by criterion, level and word; what moved is neither
added nor removed."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.rubric.comparing import (
    MOST_WORDS,
    Kind,
    LevelChange,
    Moved,
    TextChange,
    changed_words,
    compare,
)
from calibrate.domain.rubric.pairing import pair, place_example, rename_criterion, unpair
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Scale, SplitRule
from tests.worlds.rubrics import CRAFT


def test_a_rubric_is_the_same_as_itself_in_another_order() -> None:
    assert compare(CRAFT, CRAFT).is_same
    assert compare(CRAFT, replace(CRAFT, criteria=CRAFT.criteria[::-1])).is_same


def test_criteria_come_go_and_change_at_a_level() -> None:
    code, launch, lead = CRAFT.criteria
    sharper = Expectation("L3", "Writes code that all read well.", ("Adds a test.",))
    changed = replace(code, expectations=(sharper, code.expectations[1]))
    new = Criterion("new", "Mentoring", (Expectation("L4", "Helps."),), "Craft")
    found = compare(CRAFT, replace(CRAFT, criteria=(changed, new, lead)))
    assert (found.added, found.removed) == ((new,), (launch,))
    (change,) = found.changed
    assert change.levels == (
        LevelChange(
            "L3",
            TextChange("Writes code that reads well.", "Writes code that all read well."),
            ("Adds a test.",),
            ("Adds a failing test.",),
        ),
    )
    assert not found.is_same


def test_changed_words_are_marked() -> None:
    words = changed_words("Writes code that reads well.", "Writes code that all read well.")
    assert [(one.text, one.kind) for one in words] == [
        ("Writes code that ", Kind.KEPT),
        ("reads", Kind.REMOVED),
        ("all read", Kind.ADDED),
        (" well.", Kind.KEPT),
    ]
    assert [one.kind for one in changed_words("", "All new.")] == [Kind.ADDED]
    long = "a b " * MOST_WORDS
    assert [one.kind for one in changed_words(long, f"{long}c")] == [Kind.REMOVED, Kind.ADDED]


def test_a_criterion_is_known_by_id_title_or_what_it_says() -> None:
    renamed = rename_criterion(CRAFT, "code", "Programming")
    assert [one.after.title for one in compare(CRAFT, renamed).changed] == ["Programming"]
    other_id = replace(CRAFT, criteria=(replace(CRAFT.criteria[0], id="x"), *CRAFT.criteria[1:]))
    assert compare(CRAFT, other_id).is_same
    neither = replace(CRAFT.criteria[0], id="x", title="Programming")
    found = compare(CRAFT, replace(CRAFT, criteria=(neither, *CRAFT.criteria[1:])))
    assert [one.after.title for one in found.changed] == ["Programming"] and not found.added


def test_pairing_shows_as_a_level_that_came_and_a_criterion_that_went() -> None:
    found = compare(CRAFT, pair(CRAFT, "launch", "lead"))
    assert [one.id for one in found.removed] == ["lead"]
    assert found.changed[0].levels == (LevelChange("L4", TextChange("", "Removes causes.")),)
    assert [one.id for one in compare(CRAFT, unpair(CRAFT, "code")).added] == ["code-l4"]


def test_an_example_that_stands_elsewhere_was_moved() -> None:
    other = place_example(CRAFT, "L3", "Tidied a module.", "launch")
    found = compare(CRAFT, other)
    assert found.moved == (Moved("L3", "Tidied a module.", None, other.criterion("launch")),)
    assert not found.sections
    assert not found.changed
    back = compare(other, place_example(other, "L3", "Tidied a module.", "code"))
    assert [(one.before, one.after) for one in back.moved] == [
        (other.criterion("launch"), back.after.criterion("code"))
    ]


def test_levels_introductions_scale_and_split_are_told() -> None:
    levels = (Level("L3", "Developer"), CRAFT.levels[1], Level("L5"))
    section = replace(CRAFT.sections[1], introduction="At L4 one", gaps=())
    other = replace(
        CRAFT,
        levels=levels,
        sections=(CRAFT.sections[0], section),
        scale=Scale(not_shown="Not seen"),
        split=SplitRule(1, 2),
    )
    found = compare(CRAFT, other)
    assert found.levels_added == (Level("L5"),)
    assert found.levels_renamed == ((CRAFT.levels[0], levels[0]),)
    assert found.sections[0].change.gaps_removed == ("Show a launch.",)
    assert found.scale == (CRAFT.scale, other.scale)
    assert found.split == (CRAFT.split, other.split)
    assert compare(other, CRAFT).levels_removed == (Level("L5"),)
