from __future__ import annotations

from calibrate.packet.who_rated import given
from tests.worlds import two_rounds
from tests.worlds.people import PANEL


def test_both_rounds_of_a_panelist_stand_together_in_the_order_of_the_panel() -> None:
    case = two_rounds.talked()
    found = given(case, case.sheet.row("design"))
    assert [one.newest.name for one in found] == list(PANEL[:11])
    assert [one.before.rating.value if one.before else "none" for one in found[:3]] == [5, 2, 3]
    assert all(one.newest.round == 2 for one in found[:10])
    assert (found[10].newest.round, found[10].before) == (1, None)


def test_without_names_no_two_ratings_are_paired_and_those_that_count_come_first() -> None:
    case = two_rounds.nameless()
    row = case.sheet.row("design")
    found = given(case, row)
    assert all(one.before is None for one in found)
    stands = [one.newest.stands for one in found]
    assert stands == sorted(stands, reverse=True)
    assert len(found) == len(row.ratings)
