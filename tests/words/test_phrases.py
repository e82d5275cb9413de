from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

from calibrate.packet.wording import (
    briefly,
    clock,
    day,
    listing,
    moment,
    sentence,
    several,
    share,
    some,
    span,
)


def test_dates_are_the_same_whatever_the_locale() -> None:
    assert day(date(2026, 3, 1)) == "1 Mar 2026"


def test_a_time_names_its_zone_if_it_has_one() -> None:
    time = datetime(2026, 11, 19, 14, 5)
    assert moment(time) == "19 Nov 2026, 14:05"
    assert moment(time.replace(tzinfo=UTC)) == "19 Nov 2026, 14:05 UTC"
    two = timezone(timedelta(hours=2))
    assert moment(time.replace(tzinfo=two)) == "19 Nov 2026, 14:05 UTC+02:00"


def test_counts_take_the_right_noun() -> None:
    assert [several(count, "piece") for count in (0, 1, 2)] == ["0 pieces", "1 piece", "2 pieces"]


def test_names_are_listed_with_and_before_the_last() -> None:
    assert listing([]) == ""
    assert listing(["A"]) == "A"
    assert listing(["A", "B"]) == "A and B"
    assert listing(["A", "B", "C"]) == "A, B and C"


def test_a_share_is_said_in_words_or_as_a_fraction() -> None:
    assert share(Fraction(2, 3)) == "two thirds"
    assert share(Fraction(5, 7)) == "5/7"


def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop() -> None:
    assert sentence(" below the quorum ") == "Below the quorum."
    assert sentence("Really?") == "Really?"
    assert sentence(" ") == ""


def test_a_time_of_today_needs_no_date() -> None:
    time = datetime(2026, 11, 19, 14, 5, tzinfo=UTC)
    assert clock(time, time.date()) == "14:05"
    assert clock(time, date(2026, 11, 20)) == "19 Nov 2026, 14:05"


def test_a_span_names_a_day_only_where_it_is_another() -> None:
    since = datetime(2026, 11, 19, 14, 5, tzinfo=UTC)
    today, hour = since.date(), timedelta(hours=1)
    assert span(since, since + hour, today) == "14:05–15:05"
    assert span(since, None, today) == "from 14:05"
    assert span(since - 24 * hour, since - 23 * hour, today) == "18 Nov 2026, 14:05–15:05"
    assert span(since, since + 24 * hour, today) == "14:05 to 20 Nov 2026, 14:05"


def test_of_many_names_some_are_told_and_the_rest_counted() -> None:
    assert some(["A", "B", "C"]) == "A, B and C"
    assert some(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"


def test_a_long_text_within_a_sentence_is_cut() -> None:
    assert briefly(" on  leave.\n") == "on leave"
    assert briefly("word " * 40, 14) == "word word word…"
