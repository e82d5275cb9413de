from __future__ import annotations

from dataclasses import replace

from calibrate.domain.record.case import Case, LateBallot
from calibrate.domain.sheet import Reveal
from calibrate.words.people import chair_words, chairs, rated_words, unrated_words
from tests.worlds import cases, two_rounds

PIET = "Piet Aalders"


def without_piet(**changes: object) -> Case:
    """Round 1 was revealed without Piet, and nothing more is known of him."""
    case = cases.decided()
    return replace(case, **changes)  # type: ignore[arg-type]


def reasons(case: Case) -> tuple[str, ...]:
    return unrated_words(case, case.sheet.row("code"))


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


def test_how_many_rated_is_counted_beside_those_who_may() -> None:
    assert rated_words(two_rounds.talked()) == "11 of 12 rated"


def test_a_deputy_leads_in_the_place_of_a_recused_facilitator() -> None:
    assert chairs(cases.decided()) == (("Maren Holt", "Facilitator"),)
    assert chair_words(cases.decided()) == "Facilitator Maren Holt, no vote"
    assert chairs(two_rounds.talked()) == (("Hugo Lefèvre", "Deputy"),)
    assert chair_words(two_rounds.talked()) == "Deputy Hugo Lefèvre"
    lost = replace(two_rounds.talked(), deputy="")
    assert chair_words(lost) == "The facilitator is recused"
    assert chair_words(replace(lost, facilitators=())) == "No facilitator is named"
