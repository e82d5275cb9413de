"""Without names nothing is left by which somebody could be told: no order, no place, no text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.ballots import Origin
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome
from calibrate.domain.ratings import Confidence, Rating
from calibrate.domain.seeing.anonymous import numbers_only, without_names
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow, build_sheet
from tests.worlds.people import PANELISTS
from tests.worlds.rubrics import RUBRIC
from tests.worlds.values import ANN

RATINGS = st.builds(
    Rating,
    st.sampled_from(("code", "lead")),
    st.none() | st.integers(2, 5),
    st.sampled_from((*Confidence, None)),
    reason=st.sampled_from(("same", "other")),
)
OPENED = st.builds(
    OpenedRating,
    RATINGS,
    round=st.sampled_from((1, 2)),
    origin=st.sampled_from(Origin),
    stands=st.booleans(),
)


REASONS = st.lists(st.text(), min_size=6, max_size=6)


def by(order: list[int], ratings: list[OpenedRating]) -> Sheet:
    """A sheet on which the panelists in this order gave these ratings."""
    named = [
        replace(one, panelist=PANELISTS[who].id, name=PANELISTS[who].name)
        for who, one in zip(order, ratings, strict=False)
    ]
    shuffled = sorted(named, key=lambda one: one.panelist)
    return build_sheet(ANN, RUBRIC, [], shuffled)


@given(st.lists(OPENED, max_size=6), st.permutations(range(6)))
def test_who_gave_which_rating_makes_no_difference_without_names(
    ratings: list[OpenedRating], order: list[int]
) -> None:
    one, other = by(list(range(6)), ratings), by(order, ratings)
    assert without_names(one) == without_names(other)


@given(st.lists(OPENED, max_size=6), REASONS)
def test_what_was_written_does_not_order_the_numbers_of_the_room(
    ratings: list[OpenedRating], reasons: list[str]
) -> None:
    others = [
        replace(
            one, origin=Origin.IMPORTED, rating=replace(one.rating, confidence=None, reason=reason)
        )
        for one, reason in zip(ratings, reasons, strict=False)
    ]
    one, other = by(list(range(6)), ratings), by(list(range(6)), others)
    assert numbers_only(without_names(one)) == numbers_only(without_names(other))


def test_numbers_only_leaves_nothing_that_was_written() -> None:
    rating = Rating("code", 4, Confidence.UNSURE, reason="a word")
    decision = Decision(
        "one", "ann", Outcome.PROMOTE, "a word", None, (), (FollowUp("a word", "a word"),)
    )
    opened = [OpenedRating(rating, "pia", "a word", origin=Origin.KIT)]
    sheet = build_sheet(
        ANN, RUBRIC, [], opened, decision=decision, notes={"code": "a word"}, raters=3
    )
    bare = numbers_only(without_names(sheet))
    assert "a word" not in repr(bare)
    assert bare.rows[0].values == (4,) and bare.rows[0].unsure == 0
    assert bare.decision and bare.decision.outcome is Outcome.PROMOTE


def test_counts_and_movement_stay() -> None:
    first = [OpenedRating(Rating("code", v, reason="x"), p, p, stands=False) for p, v in MOVES]
    second = [OpenedRating(Rating("code", 4, reason="x"), p, p, 2) for p, _ in MOVES]
    state = replace(ANN, second_round=("code",), rounds_opened=2)
    sheet = build_sheet(state, RUBRIC, [], [*first, *second])
    bare = numbers_only(without_names(sheet))
    assert bare.rows[0].movement == sheet.rows[0].movement
    assert sorted(bare.rows[0].values, key=str) == [4, 4, 4]


MOVES = (("pia", 2), ("quentin", 4), ("sami", 5))


def test_dissent_is_never_part_of_a_sheet_without_names() -> None:
    """It is not read at all for those who see no names; what is left carries none either way."""
    decision = Decision("one", "ann", Outcome.DEFER, "x", None, (Dissent("pia", "a word"),))
    sheet = build_sheet(ANN, RUBRIC, [], decision=decision)
    assert numbers_only(sheet).decision == replace(decision, reason="", follow_ups=())


@given(st.lists(OPENED, max_size=6))
def test_whatever_is_counted_is_the_same_without_names(ratings: list[OpenedRating]) -> None:
    named = replace(by(list(range(6)), ratings), raters=6)
    for bare in (without_names(named), numbers_only(without_names(named))):
        assert [numbers(bare, row) for row in bare.rows] == [
            numbers(named, row) for row in named.rows
        ]


def numbers(sheet: Sheet, row: SheetRow) -> tuple[object, ...]:
    """All that is counted of a criterion."""
    values = tuple(sorted(row.values, key=repr)), tuple(sorted(row.first_values, key=repr))
    counted = sheet.count(row), sheet.splits(row), sheet.split_first(row), sheet.absent(row)
    return (*values, *counted, row.movement)
