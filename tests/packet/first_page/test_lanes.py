from __future__ import annotations

from calibrate.packet.first_page.lanes import drawn_lanes, lanes, scale_columns
from calibrate.packet.flow.operations import Diamond, Dot, Ring, Stroke, Text
from tests.packet import cases, two_rounds


def test_a_criterion_with_one_round_has_one_lane_of_what_counts() -> None:
    sheet = two_rounds.talked().sheet
    (lane,) = lanes(sheet, sheet.row("review"))
    assert lane.values == two_rounds.FIRST["review"]
    assert (lane.absent, lane.is_first, lane.mark(0, 0)) == (1, False, Dot(0, 0, 3.0, "18212B"))


def test_a_second_round_stands_below_the_first() -> None:
    sheet = two_rounds.talked().sheet
    before, after = lanes(sheet, sheet.row("design"))
    assert before.values == (5, 2, 3, 3, 4, 4, None, 3, 4, 3, 4)
    assert sorted(after.values, key=lambda value: value or 0) == [3, 3, *[4] * 8, 5]
    assert (before.is_first, before.absent) == (True, 0)
    assert (after.is_first, after.absent) == (False, 1)


def test_while_round_2_is_sealed_round_1_is_shown_and_a_seal_below_it() -> None:
    sheet = two_rounds.sealed_again().sheet
    before, after = lanes(sheet, sheet.row("standard"))
    assert before.values == two_rounds.FIRST["standard"]
    assert (before.is_first, before.absent) == (True, 1)
    assert (after.sealed, after.values) == ("round 2 is sealed", ())


def test_a_sealed_candidate_has_nothing_but_a_seal() -> None:
    sheet = cases.sealed().sheet
    (lane,) = lanes(sheet, sheet.row("design"))
    assert (lane.sealed, lane.values, lane.absent) == ("sealed", (), 0)


def test_rings_are_before_the_talk_and_dots_count() -> None:
    sheet = two_rounds.talked().sheet
    drawn, middle = drawn_lanes(sheet, sheet.row("design"), scale_columns(sheet), 50)
    rings = [one.y for one in drawn if isinstance(one, Ring)]
    dots = [one.y for one in drawn if isinstance(one, Dot)]
    assert (len(rings), len(dots)) == (10, 11)
    assert max(rings) < min(dots)
    assert sum(dots) / len(dots) - middle < 4


def test_diamonds_stand_before_the_dash_of_who_is_absent() -> None:
    sheet = two_rounds.talked().sheet
    drawn, _ = drawn_lanes(sheet, sheet.row("improvements"), scale_columns(sheet), 20)
    diamonds = [one.x for one in drawn if isinstance(one, Diamond)]
    dashes = [one.x for one in drawn if isinstance(one, Stroke) and one.y == one.to_y]
    assert (len(diamonds), len(dashes)) == (2, 1)
    assert max(diamonds) < dashes[0]


def test_how_many_meet_is_said_of_both_rounds() -> None:
    sheet = two_rounds.talked().sheet
    drawn, _ = drawn_lanes(sheet, sheet.row("design"), scale_columns(sheet), 50)
    said = ["".join(run.text for run in one.line.runs) for one in drawn if isinstance(one, Text)]
    assert said == ["5 of 10", "9 of 11"]
