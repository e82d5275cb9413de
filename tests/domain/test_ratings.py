"""What may stand as a rating, what counts, what splits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.ratings import (
    Citation,
    Count,
    Draft,
    DraftRating,
    Observation,
    Rating,
    Side,
    Stance,
    change_needs_reason,
    check_rating,
    check_second_round,
    check_submission,
    count,
    splits,
)
from calibrate.domain.rubric.rubric import Pairing, Scale, SplitRule
from calibrate.domain.text.lengths import LONGEST_REASON
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.sessions import ratings

SCALE, RULE = Scale(), SplitRule()
CODE, LAUNCH, LEAD = RUBRIC.criteria
CITED = (Citation("one", Stance.TARGET),)
values = st.lists(st.none() | st.integers(1, 5), max_size=12)


def check(rating: Rating, criterion: object = CODE) -> None:
    check_rating(rating, criterion, SCALE, STEP)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2, 3, 4])
def test_a_citation_is_enough_between_the_ends(value: int) -> None:
    check(Rating("code", value, citations=CITED))


@pytest.mark.parametrize("value", [1, 5, None])
def test_the_ends_and_not_enough_evidence_need_a_reason(value: int | None) -> None:
    for blank in ("", " \n"):
        with pytest.raises(Refused, match="needs a reason"):
            check(Rating("code", value, reason=blank, citations=CITED))
    check(Rating("code", value, reason="Because."))


def test_a_rating_needs_a_reason_or_a_citation() -> None:
    with pytest.raises(Refused, match="reason, or evidence"):
        check(Rating("code", 3, reason="  "))


def test_a_reason_may_be_as_long_as_it_may_and_no_longer() -> None:
    check(Rating("code", 3, reason="x" * LONGEST_REASON))
    with pytest.raises(BadInput, match="longer than"):
        check(Rating("code", 3, reason="x" * (LONGEST_REASON + 1)))


@pytest.mark.parametrize(("criterion", "offered"), [(LAUNCH, {1, 2}), (LEAD, {2, 3, 4, 5})])
def test_a_value_that_the_criterion_does_not_offer_is_refused(
    criterion: object, offered: set[int]
) -> None:
    for value in range(1, 6):
        if value in offered:
            check(Rating("x", value, reason="Because."), criterion)
        else:
            with pytest.raises(BadInput, match="offers"):
                check(Rating("x", value, reason="Because."), criterion)


def test_a_submission_answers_every_criterion_once() -> None:
    whole = ratings(3)
    check_submission(whole, RUBRIC, STEP)
    with pytest.raises(Refused, match="Not rated yet: Launching"):
        check_submission((whole[0], whole[2]), RUBRIC, STEP)
    with pytest.raises(BadInput, match="twice"):
        check_submission((*whole, whole[0]), RUBRIC, STEP)
    with pytest.raises(BadInput, match="does not have"):
        check_submission((*whole, Rating("other", 3, reason="x")), RUBRIC, STEP)


@given(values)
def test_every_rating_is_counted_exactly_once(given_values: list[int | None]) -> None:
    sides = count(given_values, SCALE, Pairing.PAIRED)
    assert sides.rated + sides.not_enough == len(given_values)


def test_where_only_the_current_level_speaks_its_point_is_the_bar() -> None:
    assert count([1, 2, 2, None], SCALE, Pairing.CURRENT_ONLY) == Count(1, 2, 1)
    assert count([2, 3, 4, None], SCALE, Pairing.PAIRED) == Count(2, 1, 1)


@given(values, st.randoms())
def test_a_split_does_not_depend_on_the_order(given_values: list[int | None], draw: object) -> None:
    shuffled = list(given_values)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert splits(shuffled, RULE, SCALE, Pairing.PAIRED) == splits(
        given_values, RULE, SCALE, Pairing.PAIRED
    )


@given(values)
def test_not_enough_evidence_never_makes_nor_mends_a_split(
    given_values: list[int | None],
) -> None:
    numbers = [value for value in given_values if value is not None]
    assert splits(given_values, RULE, SCALE, Pairing.PAIRED) == splits(
        numbers, RULE, SCALE, Pairing.PAIRED
    )


@given(values)
def test_what_only_the_current_level_states_never_splits(given_values: list[int | None]) -> None:
    assert not splits(given_values, RULE, SCALE, Pairing.CURRENT_ONLY)


@given(st.integers(1, 5), st.integers(2, 9))
def test_equal_numbers_never_split(value: int, raters: int) -> None:
    assert not splits([value] * raters, RULE, SCALE, Pairing.PAIRED)


@pytest.mark.parametrize(
    ("given_values", "expected"),
    [
        ([4, 4, 3], True),
        ([4, 4, 4, 3], False),
        ([4, 4, 4, 4, 3, 3], True),
        ([2, 5, 5, 5, 5], True),
        ([3, 5, 5, 5, 5], False),
        ([1, 4, 4, 4, 4, 4], True),
        ([4, None, None], False),
        ([], False),
    ],
)
def test_two_thirds_or_three_points_apart_split(
    given_values: list[int | None], expected: bool
) -> None:
    assert splits(given_values, RULE, SCALE, Pairing.PAIRED) is expected


def test_one_number_never_splits_whatever_the_rule() -> None:
    assert not splits([4, None], SplitRule(1, 1, 1), SCALE, Pairing.PAIRED)
    assert splits([4, 4], SplitRule(1, 1, 1), SCALE, Pairing.PAIRED)


def test_of_a_draft_only_what_was_recorded_is_a_rating() -> None:
    draft = Draft((DraftRating("code", 3, True, recorded=True), DraftRating("lead", 4, True)))
    assert [one.criterion for one in draft.recorded] == ["code"]


def test_whatever_was_entered_is_kept_in_a_draft() -> None:
    for entered in (
        DraftRating("code", answered=True),
        DraftRating("code", observations=(Observation(Side.FOR, "Wrote the test."),)),
        DraftRating("code", reason="So far."),
        DraftRating("code", citations=CITED),
    ):
        assert Draft().with_rating(entered).ratings == (entered,)


def test_a_draft_forgets_what_was_emptied() -> None:
    touched = Draft().with_rating(DraftRating("code", 3, True))
    assert touched.rating("code").value == 3
    assert touched.with_rating(DraftRating("code")) == Draft()


def test_a_draft_without_an_answer_is_no_rating() -> None:
    with pytest.raises(Refused, match="Choose"):
        DraftRating("code", reason="so far").rating()


# The second round

BEFORE = {"code": 4, "lead": None}
TOUCHED = (CODE, LEAD)


def second(*given_ratings: Rating) -> None:
    check_second_round(given_ratings, TOUCHED, BEFORE, SCALE, STEP)


def test_a_second_round_answers_every_criterion_that_split_and_no_other() -> None:
    same = Rating("code", 4, citations=CITED)
    still = Rating("lead", None, reason="Nothing new.")
    second(same, still)
    with pytest.raises(Refused, match="Not rated yet: Improvements"):
        second(same)
    for more in (Rating("launch", 2, reason="x"), same):
        with pytest.raises(BadInput, match="no more"):
            second(same, still, more)


def test_a_change_in_the_second_round_needs_a_reason_and_staying_a_citation() -> None:
    still = Rating("lead", None, reason="Nothing new.")
    with pytest.raises(Refused, match="a change in round 2 needs a reason"):
        second(Rating("code", 3, citations=CITED), still)
    second(Rating("code", 3, reason="I was told of the outage.", citations=CITED), still)


def test_who_had_no_rating_in_round_1_changes_nothing() -> None:
    check_second_round((Rating("code", 3, citations=CITED),), (CODE,), {}, SCALE, STEP)


@given(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5))
def test_only_another_answer_is_a_change(before: int | None, after: int | None) -> None:
    rating = Rating("code", after, reason=" ")
    assert change_needs_reason(rating, {"code": before}) == (before != after)
    assert not change_needs_reason(Rating("code", after, reason="x"), {"code": before})
