"""Whatever is paired, parted, placed or renamed, a rubric loses nothing and invents nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.pairing import (
    free_id,
    pair,
    place_example,
    rename_criterion,
    short_title,
    slug,
    unpair,
)
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Rubric, Section

RUBRIC = Rubric(
    title="Craft",
    levels=(Level("L3"), Level("L4"), Level("L5")),
    sections=(
        Section("Craft", "L3", examples=("One", "Two", "Two"), gaps=("Show one",)),
        Section("Craft", "L4", examples=("Three",)),
    ),
    criteria=(
        Criterion("code", "Code", (Expectation("L3", "Writes code.", ("One",)),), "Craft"),
        Criterion("shape", "Shape", (Expectation("L4", "Shapes code.", (), ("Gap",)),), "Craft"),
        Criterion("lead", "Lead", (Expectation("L5", "Leads code."),), "Craft"),
        Criterion("talk", "Talk", (Expectation("L3", "Talks."), Expectation("L4", "Listens."))),
    ),
)

Statement = tuple[str, str, str]


def statements(rubric: Rubric) -> Counter[Statement]:
    """All that a rubric says, wherever it stands."""
    said: Counter[Statement] = Counter()
    spoken = [one for criterion in rubric.criteria for one in criterion.expectations]
    for expectation in spoken:
        said[expectation.level, "expectation", expectation.text] += 1
    holders: list[Expectation | Section] = [*spoken, *rubric.sections]
    for holder in holders:
        said.update((holder.level, "example", text) for text in holder.examples)
        said.update((holder.level, "gap", text) for text in holder.gaps)
    return said


def test_pairing_puts_both_levels_on_one_criterion_in_their_order() -> None:
    paired = pair(RUBRIC, "shape", "code")
    criterion = paired.criterion("shape")
    assert [one.level for one in criterion.expectations] == ["L3", "L4"]
    assert [one.id for one in paired.criteria] == ["shape", "lead", "talk"]


def test_unpairing_leaves_the_lowest_level_the_id_and_names_the_other_by_its_text() -> None:
    parted = unpair(RUBRIC, "talk")
    assert [one.id for one in parted.criteria][-2:] == ["talk", "talk-l4"]
    assert parted.criterion("talk-l4").title == "Listens"


def test_unpairing_what_was_paired_brings_back_every_expectation() -> None:
    parted = unpair(pair(RUBRIC, "code", "shape"), "code")
    texts = [one.expectations for one in parted.criteria]
    assert sorted(texts, key=str) == sorted((one.expectations for one in RUBRIC.criteria), key=str)


@pytest.mark.parametrize("pairing", [("code", "shape"), ("shape", "code")])
def test_pairing_and_unpairing_keeps_the_titles_that_somebody_gave(
    pairing: tuple[str, str],
) -> None:
    parted = unpair(pair(RUBRIC, *pairing), pairing[0])
    assert {(one.expectations, one.title) for one in parted.criteria} == {
        (one.expectations, one.title) for one in RUBRIC.criteria
    }


def test_a_title_given_to_a_pair_stays_whichever_side_it_is_paired_from_again() -> None:
    parted = unpair(rename_criterion(RUBRIC, "talk", "Speech"), "talk")
    assert parted.criterion("talk").title == "Speech"
    for one, other in (("talk", "talk-l4"), ("talk-l4", "talk")):
        again = pair(parted, one, other)
        assert again.criterion(one).title == "Speech"
        assert {one.title for one in unpair(again, one).criteria} >= {"Speech", "Listens"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda: pair(RUBRIC, "code", "code"), "cannot be paired with itself"),
        (lambda: pair(RUBRIC, "code", "talk"), "of another category"),
        (lambda: pair(pair(RUBRIC, "code", "shape"), "code", "gone"), "no criterion “gone”"),
        (lambda: unpair(RUBRIC, "code"), "Only one level speaks on “Code”"),
        (lambda: rename_criterion(RUBRIC, "code", "  "), "1 to 120 characters"),
        (lambda: place_example(RUBRIC, "L4", "Three", "code"), "L4 says nothing on “Code”"),
        (lambda: place_example(RUBRIC, "L3", "Nine", "code"), "no such example"),
    ],
)
def test_what_cannot_be_done_is_said(change: Callable[[], Rubric], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        change()


def test_two_criteria_that_speak_at_one_level_are_not_paired() -> None:
    one, two = (Criterion(id, id, (Expectation("L4", id),)) for id in ("one", "two"))
    with pytest.raises(BadInput, match="speak at L4; unpair one of them first"):
        pair(replace(RUBRIC, criteria=(one, two)), "one", "two")


def test_an_example_goes_to_a_criterion_and_back() -> None:
    placed = place_example(RUBRIC, "L4", "Three", "shape")
    expectation = placed.criterion("shape").expectation("L4")
    assert expectation is not None
    assert expectation.examples == ("Three",)
    assert placed.sections[1].examples == ()
    assert place_example(placed, "L4", "Three", None).hash == RUBRIC.hash


def test_an_example_without_a_section_gets_one() -> None:
    bare = Rubric(RUBRIC.title, RUBRIC.levels, RUBRIC.criteria)
    lifted = place_example(bare, "L3", "One", None)
    assert lifted.sections == (Section("Craft", "L3", examples=("One",)),)


def test_a_renamed_criterion_keeps_all_else() -> None:
    renamed = rename_criterion(RUBRIC, "code", "  Good   code ")
    assert renamed.criterion("code").title == "Good code"
    assert statements(renamed) == statements(RUBRIC)


operations = st.lists(
    st.tuples(
        st.sampled_from(["pair", "unpair", "place", "rename"]),
        st.integers(0, 6),
        st.integers(-1, 6),
        st.sampled_from([("L3", "One"), ("L3", "Two"), ("L4", "Three"), ("L5", "None")]),
    ),
    max_size=20,
)


def changed(rubric: Rubric, step: tuple[str, int, int, tuple[str, str]]) -> Rubric:
    what, first, second, (level, text) = step
    ids = [one.id for one in rubric.criteria]
    one, other = ids[first % len(ids)], ids[second % len(ids)]
    match what:
        case "pair":
            return pair(rubric, one, other)
        case "unpair":
            return unpair(rubric, one)
        case "place":
            return place_example(rubric, level, text, None if second < 0 else one)
        case _:
            return rename_criterion(rubric, one, text)


@settings(max_examples=200, deadline=None)
@given(operations)
def test_nothing_is_lost_or_invented_by_any_sequence(
    steps: list[tuple[str, int, int, tuple[str, str]]],
) -> None:
    rubric = RUBRIC
    for step in steps:
        try:
            rubric = changed(rubric, step)
        except BadInput:
            continue
        assert statements(rubric) == statements(RUBRIC)


@given(st.text(min_size=1).filter(str.strip))
def test_a_short_title_is_short_and_begins_as_its_text_does(text: str) -> None:
    title = short_title(text)
    assert title.strip()
    whole = " ".join(text.split())
    assert whole.startswith(title.removesuffix("…")) or title == text.strip()
    assert len(title) <= 41 or title == text.strip()


def test_a_title_ends_before_a_weak_word() -> None:
    text = "Developing a good understanding of some technical areas"
    assert short_title(text) == "Developing a good understanding…"


def test_ids_are_plain_and_free() -> None:
    assert slug("Größe & Güte – 2") == "groe-gute-2"
    assert free_id("talk", {"talk", "talk-2"}) == "talk-3"
