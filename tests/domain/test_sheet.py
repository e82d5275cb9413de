"""The side-by-side as a value."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Citation, Rating, Stance
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import Movement, OpenedRating, build_sheet, movement
from tests.worlds.rubrics import RUBRIC, STEP

ANN = CandidateState(Candidate("ann", "Ann", STEP))


def piece(number: int, *criteria: str) -> Evidence:
    return Evidence(f"e{number}", "ann", number, EvidenceText(f"Piece {number}"), criteria)


def test_rows_hold_both_expectations_and_the_evidence_placed_on_them() -> None:
    sheet = build_sheet(ANN, RUBRIC, [piece(1, "code"), piece(2, "code", "lead"), piece(3)])
    assert [len(row.evidence) for row in sheet.rows] == [2, 0, 1]
    assert [bool(row.current) for row in sheet.rows] == [True, True, False]
    assert [bool(row.target) for row in sheet.rows] == [True, False, True]
    assert [one.label for one in sheet.unplaced] == ["EV-03"]


def test_movement_counts_each_panelist_from_their_first_rating_to_their_second() -> None:
    values = {"up": (2, 4), "down": (4, 3), "same": (4, 4), "other": (None, 4), "absent": (None,)}
    ratings = [
        OpenedRating(Rating("code", value), name, name, round)
        for name, given in values.items()
        for round, value in enumerate(given, start=1)
    ]
    late = OpenedRating(Rating("code", 5), "new", "new", 2)
    assert movement([*ratings, late]) == Movement(up=1, down=1, same=1, other=1)


def test_nobody_has_moved_before_the_second_round_is_opened() -> None:
    first = [OpenedRating(Rating("code", value), name, name) for name, value in FIRST]
    second = [OpenedRating(Rating("code", 4), name, name, 2) for name, _ in FIRST]
    state = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1, second_round=("code",))
    sealed = build_sheet(state, RUBRIC, [], first).row("code")
    assert (sealed.movement, sealed.first_values) == (None, (2, 4))
    older = [replace(one, stands=False) for one in first]
    opened = build_sheet(replace(state, rounds_opened=2), RUBRIC, [], [*older, *second])
    assert opened.row("code").movement == Movement(up=1, same=1)
    assert (opened.row("code").values, opened.row("code").first_values) == ((4, 4), (2, 4))
    assert opened.row("lead").movement is None


FIRST = (("pia", 2), ("quentin", 4))


def test_evidence_on_a_criterion_of_another_step_is_shown_as_unplaced() -> None:
    sheet = build_sheet(ANN, RUBRIC, [piece(1, "elsewhere")])
    assert len(sheet.unplaced) == 1


def test_citations_are_counted_by_stance_on_their_own_criterion() -> None:
    target = (Citation("e1", Stance.TARGET),)
    opened = [
        OpenedRating(Rating("code", 4, citations=target)),
        OpenedRating(Rating("code", 4, citations=target)),
        OpenedRating(Rating("code", 2, citations=(Citation("e1", Stance.AGAINST),))),
        OpenedRating(Rating("lead", 4, citations=target)),
    ]
    sheet = build_sheet(ANN, RUBRIC, [piece(1, "code")], opened)
    assert sheet.row("code").cited("e1") == {Stance.TARGET: 2, Stance.AGAINST: 1}
    assert sheet.count(sheet.row("code")).meets == 2
    assert sheet.splits(sheet.row("code"))


def test_a_criterion_is_sealed_again_only_while_its_second_round_is_rated() -> None:
    state = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1, second_round=("code",))
    sheet = build_sheet(state, RUBRIC, [])
    assert [row.criterion.id for row in sheet.rows if sheet.is_sealed_again(row)] == ["code"]
    opened = build_sheet(replace(state, rounds_opened=2), RUBRIC, [])
    assert not any(opened.is_sealed_again(row) for row in opened.rows)
