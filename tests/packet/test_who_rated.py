from __future__ import annotations

from dataclasses import replace

from calibrate.domain.case import Case, LateBallot
from calibrate.domain.sheet import Reveal
from calibrate.packet.who_rated import given, silent
from tests.packet import cases, two_rounds

PIET = "Piet Aalders"


def without_piet(**changes: object) -> Case:
    """Round 1 was revealed without Piet, and nothing more is known of him."""
    case = cases.decided()
    return replace(case, **changes)  # type: ignore[arg-type]


def reasons(case: Case) -> tuple[str, ...]:
    return silent(case, case.sheet.row("code"))


def test_both_rounds_of_a_panelist_stand_together_in_the_order_of_the_panel() -> None:
    case = two_rounds.talked()
    found = given(case, case.sheet.row("design"))
    assert [one.newest.name for one in found] == list(cases.PANEL[:11])
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


def test_who_was_left_out_is_named_with_the_reason_of_the_reveal() -> None:
    assert reasons(without_piet()) == (f"{PIET}, left out: absent all day",)


def test_who_was_absent_is_named_with_why_and_with_a_ballot_that_came_late() -> None:
    case = two_rounds.talked()
    why = "absent: ill, since yesterday; a ballot came late and is not counted"
    assert reasons(case) == (f"{PIET}, {why}",)


def test_a_late_ballot_of_round_2_says_nothing_of_round_1() -> None:
    late = (LateBallot(PIET, cases.DECIDED, round=2),)
    assert reasons(without_piet(late=late)) == (f"{PIET}, left out: absent all day",)


def test_a_submission_that_could_not_be_opened_is_told() -> None:
    reveal = Reveal(1, cases.REVEALED, (PIET,), "", (PIET,))
    case = without_piet()
    case = replace(case, sheet=replace(case.sheet, reveals=(reveal,)))
    assert reasons(case) == (f"{PIET}, whose submission could not be opened; left out",)


def test_without_names_only_how_many_are_missing_is_said() -> None:
    assert reasons(two_rounds.nameless()) == ("1 of 12 who may rate",)


def test_where_everybody_rated_nothing_is_said() -> None:
    assert reasons(cases.decided(12, excused=0)) == ()
