"""The order by lot can be drawn again; the order by disagreement never says who is higher."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.agenda.agenda import (
    FAR_FROM_THE_BAR,
    by_disagreement,
    distance_from_bar,
    drawn_by_lot,
    next_up,
    split_share,
)
from calibrate.domain.meeting import Meeting, TurnKind
from calibrate.domain.ratings import Rating
from calibrate.domain.rubric.rubric import Criterion, Expectation, Rubric
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import OpenedRating, Sheet, build_sheet
from tests.worlds.rubrics import RUBRIC
from tests.worlds.values import ANN, BEN, CLEO, session, turn

IDS = st.lists(st.text(min_size=1), unique=True, max_size=12)
VALUES = st.lists(
    st.tuples(st.sampled_from(("code", "lead")), st.none() | st.integers(2, 5)), max_size=10
)
MIRRORED = {2: 5, 3: 4, 4: 3, 5: 2, None: None}
"""Each value at its place on the other side of the boundary between 3 and 4."""

PAIRED = tuple(
    Criterion(id, id, (Expectation("L3", "Does."), Expectation("L4", "Leads.")))
    for id in ("code", "lead")
)
BOTH_LEVELS = Rubric(RUBRIC.title, RUBRIC.levels, PAIRED)


def sheet(values: list[tuple[str, int | None]], rubric: Rubric = BOTH_LEVELS) -> Sheet:
    """A sheet on which these values stand."""
    opened = [
        OpenedRating(Rating(criterion, value, reason="x"), panelist=f"{place}", name="x")
        for place, (criterion, value) in enumerate(values)
    ]
    return build_sheet(ANN, rubric, [], opened)


@given(IDS, st.text(min_size=1))
def test_a_lot_gives_every_candidate_one_place_and_gives_it_again(ids: list[str], lot: str) -> None:
    order = drawn_by_lot(ids, lot)
    assert sorted(order) == sorted(ids)
    assert drawn_by_lot(reversed(ids), lot) == order


def test_another_lot_gives_another_order() -> None:
    ids = [f"c{number}" for number in range(8)]
    assert len({drawn_by_lot(ids, f"lot {number}") for number in range(20)}) == 20


@given(st.lists(VALUES, min_size=1, max_size=5), st.permutations(range(5)))
def test_the_order_by_disagreement_names_every_candidate_once(
    several: list[list[tuple[str, int | None]]], order: list[int]
) -> None:
    sheets = {f"{number}": sheet(values) for number, values in enumerate(several)}
    agenda = tuple(f"{number}" for number in order)
    found = by_disagreement(agenda, sheets)
    assert sorted(found) == sorted(agenda)
    assert [id for id in found if id not in sheets] == [id for id in agenda if id not in sheets]
    assert set(found[: len(sheets)]) == sheets.keys()


@given(VALUES)
def test_values_mirrored_at_the_bar_give_the_same_place(
    values: list[tuple[str, int | None]],
) -> None:
    here, there = sheet(values), sheet([(where, MIRRORED[value]) for where, value in values])
    assert split_share(here) == split_share(there)
    assert distance_from_bar(here) == distance_from_bar(there)


@given(VALUES, st.randoms())
def test_the_place_does_not_depend_on_the_order_of_ratings(
    values: list[tuple[str, int | None]], draw: object
) -> None:
    shuffled = list(values)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert distance_from_bar(sheet(values)) == distance_from_bar(sheet(shuffled))


def test_more_splits_come_first_and_then_who_is_nearer_to_the_bar() -> None:
    sheets = {
        "clear": sheet([("code", 5), ("code", 5), ("lead", 5), ("lead", 5)]),
        "near": sheet([("code", 4), ("code", 4), ("lead", 4), ("lead", 4)]),
        "torn": sheet([("code", 2), ("code", 5), ("lead", 4), ("lead", 4)]),
        "twice": sheet([("code", 2), ("code", 5), ("lead", 3), ("lead", 4)]),
    }
    order = by_disagreement(("sealed", "clear", "near", "torn", "twice"), sheets)
    assert order == ("twice", "torn", "near", "clear", "sealed")


def test_who_is_equal_keeps_their_order() -> None:
    same = sheet([("code", 4), ("code", 4)])
    agenda = ("c", "a", "b")
    assert by_disagreement(agenda, dict.fromkeys(agenda, same)) == agenda


def test_what_only_the_current_level_states_counts_for_nothing() -> None:
    plain = sheet([("code", 4), ("lead", 4)], RUBRIC)
    more = sheet([("code", 4), ("lead", 4), ("launch", 1), ("launch", 2)], RUBRIC)
    assert (split_share(plain), distance_from_bar(plain)) == (
        split_share(more),
        distance_from_bar(more),
    )
    torn = sheet([("code", 2), ("code", 5), ("lead", 4), ("lead", 4)], RUBRIC)
    assert split_share(torn) == Fraction(1, 2)


def test_without_a_number_a_candidate_is_as_far_from_the_bar_as_can_be() -> None:
    nothing, clear = sheet([("code", None)]), sheet([("code", 5), ("code", 5)])
    assert distance_from_bar(nothing) == FAR_FROM_THE_BAR
    assert by_disagreement(("a", "b"), {"a": nothing, "b": clear}) == ("b", "a")


def test_next_is_the_first_that_is_open_after_this_one_and_then_from_the_top() -> None:
    for called, follows in ((None, "ann"), ("ann", "ben"), ("cleo", "ann")):
        turns = (turn(called, TurnKind.CALLED, 0),) if called else ()
        meeting = Meeting(agenda=("ann", "ben", "cleo"), turns=turns)
        assert next_up(session(ANN, BEN, CLEO, meeting=meeting)) == follows


def test_who_is_decided_or_withdrawn_is_not_next() -> None:
    decided = replace(ANN, phase=CandidatePhase.DECIDED)
    withdrawn = replace(BEN, phase=CandidatePhase.WITHDRAWN)
    made = session(decided, withdrawn, CLEO, meeting=Meeting(agenda=("ann", "ben", "cleo")))
    assert next_up(made) == "cleo"
    at_hand = Meeting(agenda=("ann", "ben", "cleo"), turns=(turn("cleo", TurnKind.CALLED, 0),))
    assert next_up(replace(made, meeting=at_hand)) is None


def test_who_was_called_last_and_is_alone_left_over_comes_back() -> None:
    lines = (turn("ann", TurnKind.CALLED, 0), turn("ann", TurnKind.ENDED, 1))
    made = session(ANN, meeting=Meeting(agenda=("ann",), turns=lines))
    assert next_up(made) == "ann"


def test_who_was_set_aside_comes_back_when_nobody_else_is_left() -> None:
    lines = (turn("ann", TurnKind.CALLED, 0), turn("ann", TurnKind.SET_ASIDE, 1))
    meeting = Meeting(agenda=("ann", "ben"), turns=lines)
    assert next_up(session(ANN, BEN, meeting=meeting)) == "ben"
    decided = replace(BEN, phase=CandidatePhase.DECIDED)
    assert next_up(session(ANN, decided, meeting=meeting)) == "ann"


def test_who_was_set_aside_waits_for_those_who_were_not() -> None:
    lines = (
        turn("ben", TurnKind.CALLED, 0),
        turn("ben", TurnKind.SET_ASIDE, 1),
        turn("ann", TurnKind.CALLED, 2),
        turn("ann", TurnKind.ENDED, 3),
    )
    meeting = Meeting(agenda=("ann", "ben", "cleo"), turns=lines)
    assert next_up(session(ANN, BEN, CLEO, meeting=meeting)) == "cleo"


def test_whose_turn_ended_undecided_comes_after_those_behind_them() -> None:
    lines = (turn("ann", TurnKind.CALLED, 0), turn("ann", TurnKind.ENDED, 1))
    meeting = Meeting(agenda=("ann", "ben", "cleo"), turns=lines)
    assert next_up(session(ANN, BEN, CLEO, meeting=meeting)) == "ben"


def test_nobody_is_next_before_the_meeting_is_open() -> None:
    assert next_up(session(meeting=Meeting())) is None
