"""Which gaps a case can fill: those on which the panel agreed, by pieces that may leave it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Audience, Evidence, EvidenceText
from calibrate.domain.offers.filling import Gap, fillable, fillings, need_offerable
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Citation, Rating, Stance
from calibrate.domain.rubric.rubric import Expectation, Rubric, Section
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import OpenedRating, Sheet, build_sheet
from tests.worlds.rubrics import CRAFT, RUBRIC, STEP

GAP = Gap("code", "L4", "Show a design.")
PIECE = Evidence("e1", "ann", 1, EvidenceText("One"), ("code",), 2)


def sheet(
    values: tuple[int | None, ...] = (4, 5, 4),
    stances: tuple[Stance | None, ...] = (Stance.TARGET,),
    piece: Evidence = PIECE,
    phase: CandidatePhase = CandidatePhase.DECIDED,
    rubric: Rubric = RUBRIC,
    version: int = 2,
) -> Sheet:
    """A case in which these raters gave these values, and the first of them cite the piece."""
    ratings = []
    for place, value in enumerate(values):
        stance = stances[place] if place < len(stances) else None
        cited = (Citation(piece.id, stance, version),) if stance else ()
        ratings.append(OpenedRating(Rating("code", value, citations=cited), str(place)))
    state = CandidateState(Candidate("ann", "Ann", STEP), phase, 1)
    return build_sheet(state, rubric, (piece,), ratings)


def why_not(made: Sheet) -> str:
    with pytest.raises(Refused) as refused:
        need_offerable(made, GAP, "e1")
    assert not any(one.gap == GAP for one in fillable(made))
    return str(refused.value)


def test_a_piece_that_the_panel_cites_for_the_level_that_all_see_met_fills_its_gap() -> None:
    (found,) = fillable(sheet())
    assert (found.gap, found.pieces, found.because) == (GAP, (PIECE,), "")
    assert need_offerable(sheet(), GAP, "e1") == PIECE


@pytest.mark.parametrize(
    ("made", "because"),
    [
        (sheet(phase=CandidatePhase.REVEALED), "Ann is not decided"),
        (sheet((4,)), "Fewer than two"),
        (sheet((4, 5, None)), "not enough evidence"),
        (sheet((4, 4, 3, 3)), "splits"),
        (sheet((4, 4, 4, 3)), "Not everybody sees L4 met"),
        (sheet(stances=()), "Nobody cites EV-01 as it stands now"),
        (sheet(stances=(Stance.CURRENT,)), "Nobody cites EV-01 as it stands now"),
        (sheet(version=1), "Nobody cites EV-01 as it stands now"),
        (sheet(stances=(Stance.TARGET, Stance.AGAINST)), "Somebody cites EV-01 against"),
        (sheet(piece=replace(PIECE, audience=Audience.PANEL)), "EV-01 is for the panel alone"),
    ],
)
def test_a_piece_is_no_example_where_the_panel_does_not_agree(made: Sheet, because: str) -> None:
    found = why_not(made)
    assert because in found or fillings(made)[0].because == found


def test_each_reason_is_told_of_the_piece_or_of_the_gap() -> None:
    assert why_not(sheet((4, 4, 4, 3))) == "Not everybody sees L4 met on “Code and tests”."
    other = replace(PIECE, audience=Audience.PANEL)
    assert why_not(sheet(piece=other)).startswith("Nobody cites a piece on “Code and tests”")


def test_a_gap_that_is_not_there_and_a_piece_of_nobody_are_bad_input() -> None:
    with pytest.raises(BadInput, match="asks for no such example"):
        need_offerable(sheet(), replace(GAP, text="Another."), "e1")
    with pytest.raises(BadInput, match="no such piece"):
        need_offerable(sheet(), GAP, "e2")


def test_a_gap_of_the_current_level_is_filled_by_what_all_see_held() -> None:
    code = RUBRIC.criteria[0]
    gaps = (Expectation("L3", "Writes code.", (), ("Show one.",)), code.expectations[1])
    rubric = replace(RUBRIC, criteria=(replace(code, expectations=gaps), *RUBRIC.criteria[1:]))
    held = sheet((2, 3, 2), (Stance.CURRENT,), rubric=rubric)
    assert [one.gap.text for one in fillable(held)] == ["Show one."]
    assert not fillable(sheet((2, 1, 2), (Stance.CURRENT,), rubric=rubric))


def test_a_gap_on_no_criterion_is_filled_by_any_of_its_category() -> None:
    found = fillable(sheet(rubric=CRAFT))
    assert {one.gap.text for one in found} == {"Show a design.", "Show a launch."}
    other = replace(CRAFT, sections=(Section("Other", "L4", gaps=("Show a launch.",)),))
    assert {one.gap.text for one in fillable(sheet(rubric=other))} == {"Show a design."}


VALUES = st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), max_size=7).map(tuple)
STANCES = st.lists(st.sampled_from([*Stance, None]), max_size=7).map(tuple)


@given(values=VALUES, stances=STANCES, audience=st.sampled_from(Audience))
def test_what_may_be_offered_is_what_nobody_rated_or_cited_otherwise(
    values: tuple[int | None, ...], stances: tuple[Stance | None, ...], audience: Audience
) -> None:
    made = sheet(values, stances, replace(PIECE, audience=audience))
    cited = stances[: len(values)]
    is_one = (
        len(values) > 1
        and all(value is not None and value >= 4 for value in values)
        and Stance.TARGET in cited
        and Stance.AGAINST not in cited
        and audience is not Audience.PANEL
    )
    assert any(one.gap == GAP for one in fillable(made)) == is_one
    assert all(bool(one.because) != bool(one.pieces) for one in fillings(made))
