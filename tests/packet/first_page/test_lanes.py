from __future__ import annotations

from calibrate.packet.first_page.lanes import drawn_lanes, scale_columns
from calibrate.packet.flow.operations import Diamond, Dot, Ring, Stroke, Text, plain
from tests.worlds import two_rounds


def test_rings_are_before_the_talk_and_dots_count() -> None:
    sheet = two_rounds.talked().sheet
    drawn, middle = drawn_lanes(sheet, sheet.row("design"), scale_columns(sheet), 50)
    rings = [one.y for one in plain(drawn) if isinstance(one, Ring)]
    dots = [one.y for one in plain(drawn) if isinstance(one, Dot)]
    assert (len(rings), len(dots)) == (10, 11)
    assert max(rings) < min(dots)
    assert sum(dots) / len(dots) - middle < 4


def test_diamonds_stand_before_the_dash_of_who_is_absent() -> None:
    sheet = two_rounds.talked().sheet
    drawn, _ = drawn_lanes(sheet, sheet.row("improvements"), scale_columns(sheet), 20)
    diamonds = [one.x for one in plain(drawn) if isinstance(one, Diamond)]
    dashes = [one.x for one in plain(drawn) if isinstance(one, Stroke) and one.y == one.to_y]
    assert (len(diamonds), len(dashes)) == (2, 1)
    assert max(diamonds) < dashes[0]


def test_how_many_meet_is_said_of_both_rounds() -> None:
    sheet = two_rounds.talked().sheet
    drawn, _ = drawn_lanes(sheet, sheet.row("design"), scale_columns(sheet), 50)
    words = (one for one in plain(drawn) if isinstance(one, Text))
    said = ["".join(run.text for run in one.line.runs) for one in words]
    assert said == ["5 of 10", "9 of 11"]
