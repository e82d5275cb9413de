"""What covers a criterion: how much, of when, and by whom."""

from __future__ import annotations

from datetime import date

import pytest

from calibrate.domain.agenda.covering import Span, covering, span_of
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.words.evidence import coverage_words, span_words


def piece(number: int, when: date | None, *criteria: str, kind: str = "Merged change") -> Evidence:
    content = EvidenceText(f"Piece {number}", kind=kind, date=when)
    return Evidence(str(number), "ann", number, content, criteria)


PIECES = (
    piece(1, date(2025, 3, 1), "code"),
    piece(2, date(2026, 2, 1), "code", "design", kind="Peer note"),
    piece(3, date(2026, 2, 20), "design"),
    piece(4, None, "review"),
)


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ("code", "2 pieces, newest Feb 2026"),
        ("design", "2 pieces, newest Feb 2026, all of the last month"),
        ("review", "rests on one piece, none by a peer"),
        ("lead", "no evidence"),
    ],
)
def test_each_criterion_is_told_what_it_lacks(criterion: str, words: str) -> None:
    assert coverage_words(covering(criterion, PIECES)) == words


def test_nothing_is_all_of_the_last_month_where_there_is_no_more_than_a_month() -> None:
    assert not covering("design", PIECES[1:]).is_recent


def test_a_span_tells_years_and_places_dates_in_it() -> None:
    span = span_of(PIECES)
    assert span == Span(date(2025, 3, 1), date(2026, 2, 20))
    assert span_words(span) == "Mar ’25 to Feb ’26"
    assert (span.place(span.first), span.place(span.last)) == (0, 1)
    assert Span(span.first, span.first).place(span.first) == 0.5
    assert span_words(None) == "no dates" and span_of(PIECES[3:]) is None
