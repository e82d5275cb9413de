"""A ladder takes approved examples where it asked for them, and keeps where they came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.offers.ladder import with_offers
from calibrate.domain.offers.offer import OfferedExample, OfferState
from calibrate.domain.rubric.pairing import place_example
from calibrate.domain.rubric.rubric import (
    Expectation,
    Origin,
    Rubric,
    origin_of,
)
from tests.worlds.rubrics import CRAFT, RUBRIC

TIME = datetime(2026, 11, 30, 14, tzinfo=UTC)
APPROVED = OfferedExample(
    *("o", "ann", "code", "L4", "Show a design.", "e", 1, "Drew a design.", TIME),
    *("said yes", TIME, "fay", TIME),
)
ORIGIN = Origin("Drew a design.", "Autumn", "2026-11")


def at_l4(rubric: Rubric) -> Expectation:
    found = rubric.criterion("code").expectation("L4")
    assert found
    return found


def test_the_example_stands_in_place_of_the_gap_with_where_it_came_from() -> None:
    filled = with_offers(RUBRIC, [APPROVED], "Autumn")
    code = at_l4(filled)
    assert (code.examples, code.gaps, code.origins) == (("Drew a design.",), (), (ORIGIN,))
    assert origin_of(code, "Drew a design.") == ORIGIN
    assert filled.hash != RUBRIC.hash
    assert "ann" not in repr(filled).lower().replace("launch", "")


def test_only_what_was_agreed_to_and_approved_goes_in() -> None:
    others = (
        replace(APPROVED, approved=None),
        replace(APPROVED, approved=None, agreed=None),
        replace(APPROVED, withdrawn=TIME),
    )
    assert with_offers(RUBRIC, others, "Autumn") == RUBRIC


def test_two_examples_fill_one_gap_beside_each_other_and_the_same_one_once() -> None:
    other = replace(APPROVED, id="p", words="Wrote down what a design costs.")
    code = at_l4(with_offers(RUBRIC, [APPROVED, other, replace(APPROVED, id="q")], "Autumn"))
    assert code.examples == ("Drew a design.", "Wrote down what a design costs.")
    assert (len(code.origins), code.gaps) == (2, ())


def test_a_gap_on_no_criterion_is_filled_where_it_stands() -> None:
    offer = replace(APPROVED, gap="Show a launch.")
    filled = with_offers(CRAFT, [offer], "Autumn")
    (section,) = [one for one in filled.sections if one.level == "L4"]
    assert (section.examples, section.gaps, section.origins) == (
        ("Drew a design.",),
        (),
        (ORIGIN,),
    )
    assert at_l4(filled) == at_l4(CRAFT)
    placed = place_example(filled, "L4", "Drew a design.", "code")
    assert at_l4(placed).origins == (ORIGIN,)
    assert not any(one.origins for one in placed.sections)
    assert place_example(placed, "L4", "Drew a design.", None).hash == filled.hash


def test_a_rubric_without_such_examples_keeps_the_hash_that_it_had() -> None:
    assert RUBRIC.hash == "cdb87fa7aa16f301dbb12b4ef39106d5dcc3376fa0b0a3bcd10cf41f4dbc41bf"


STATES = st.sampled_from([(TIME, TIME, None), (TIME, None, None), (TIME, TIME, TIME)])


@given(st.lists(st.tuples(st.text("ab ", min_size=1), STATES), max_size=5))
def test_a_gap_goes_exactly_where_an_example_comes(
    several: list[tuple[str, tuple[datetime, datetime | None, datetime | None]]],
) -> None:
    offers = [
        replace(APPROVED, words=words, agreed=agreed, approved=approved, withdrawn=withdrawn)
        for words, (agreed, approved, withdrawn) in several
    ]
    code = at_l4(with_offers(RUBRIC, offers, "Autumn"))
    taken = {one.words for one in offers if one.state is OfferState.APPROVED}
    assert set(code.examples) == taken
    assert {one.example for one in code.origins} == taken
    assert bool(code.gaps) == (not taken)
