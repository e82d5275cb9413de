from __future__ import annotations

from dataclasses import replace

from calibrate.domain.decisions import Outcome
from calibrate.domain.ratings import Confidence, Rating, Side
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import OpenedRating
from calibrate.packet.reading import pieces_on, sides, strongest
from tests.worlds import cases, two_rounds

SURE, UNSURE = Confidence.VERY, Confidence.UNSURE


def case_of(*given: tuple[str, str, int | None, Confidence, str]) -> Case:
    """A case with only these ratings: name, criterion, value, confidence, reason."""
    case = cases.decided()
    rows = tuple(
        replace(
            row,
            ratings=tuple(
                OpenedRating(Rating(criterion, value, confidence, reason=reason), name, name)
                for name, criterion, value, confidence, reason in given
                if criterion == row.criterion.id
            ),
        )
        for row in case.sheet.rows
    )
    return replace(case, sheet=replace(case.sheet, rows=rows))


def leading(case: Case, side: Side) -> str:
    voice = strongest(case, side)
    return voice[1].rating.reason if voice else ""


def test_the_highest_rating_leads_for_and_the_lowest_against_of_those_that_are_sure() -> None:
    case = case_of(
        ("Hugo Lefèvre", "code", 4, SURE, "four"),
        ("Grace Nakamura", "design", 5, UNSURE, "five"),
        ("Bram Visser", "design", 3, SURE, "three"),
        ("Tomasz Wierzba", "design", 2, Confidence.FAIRLY, "two"),
        ("Yuki Tanabe", "design", 1, UNSURE, "one"),
    )
    assert leading(case, Side.FOR) == "four"
    assert leading(case, Side.AGAINST) == "two"
    assert leading(case_of(("Yuki Tanabe", "design", 1, UNSURE, "one")), Side.AGAINST) == "one"


def test_among_equals_the_surest_leads_then_the_first_in_panel_order_then_the_criterion() -> None:
    sure = ("Grace Nakamura", "design", 4, SURE, "sure")
    case = case_of(("Hugo Lefèvre", "code", 4, UNSURE, "unsure"), sure)
    assert leading(case, Side.FOR) == "sure"
    case = case_of(("Bram Visser", "knowledge", 4, SURE, "later"), sure)
    assert leading(case, Side.FOR) == "sure"
    case = case_of(("Grace Nakamura", "code", 4, SURE, "earlier"), sure)
    assert leading(case, Side.FOR) == "earlier"


def test_without_a_reason_or_where_only_the_current_level_speaks_nothing_leads() -> None:
    case = case_of(
        ("Hugo Lefèvre", "code", 5, SURE, " "),
        ("Hugo Lefèvre", "production", 2, SURE, "holds"),
        ("Hugo Lefèvre", "design", None, SURE, "not enough"),
    )
    assert strongest(case, Side.FOR) is None
    assert strongest(case, Side.AGAINST) is None


def test_the_side_of_the_outcome_is_quoted_first() -> None:
    case = cases.decided()
    assert sides(case) == (Side.FOR, Side.AGAINST)
    refused = replace(cases.DECISION, outcome=Outcome.NOT_YET)
    case = replace(case, sheet=replace(case.sheet, decision=refused))
    assert sides(case) == (Side.AGAINST, Side.FOR)


def test_only_ratings_that_count_are_quoted() -> None:
    voice = strongest(two_rounds.talked(), Side.AGAINST)
    assert voice and voice[1].stands
    assert voice[1].rating.value == 3


def test_what_most_ratings_cite_leads_on_a_criterion_and_what_none_cites_is_not_there() -> None:
    sheet = cases.decided().sheet
    row = sheet.row("design")
    pieces = pieces_on(sheet, row)
    counts = [sum(row.cited(piece.id).values()) for piece in pieces]
    assert counts == sorted(counts, reverse=True) and counts[-1] > 0
    assert {"EV-05", "EV-11"} <= {piece.label for piece in pieces}
    assert pieces_on(replace(sheet, reveals=()), row) == row.evidence
