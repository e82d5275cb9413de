from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from calibrate.words.days import (
    at,
    clock,
    day,
    duration,
    ends_about,
    minutes_and_seconds,
    moment,
    month,
    month_briefly,
    span,
    time_left,
)

RECORDED = datetime(2026, 11, 19, 14, 5, tzinfo=timezone(timedelta(hours=1)))


def test_dates_are_the_same_whatever_the_locale() -> None:
    assert day(date(2026, 3, 1)) == "1 Mar 2026"


def test_a_time_names_its_zone_if_it_has_one() -> None:
    time = datetime(2026, 11, 19, 14, 5)
    assert moment(time) == "19 Nov 2026, 14:05"
    assert moment(time.replace(tzinfo=UTC)) == "19 Nov 2026, 14:05 UTC"
    two = timezone(timedelta(hours=2))
    assert moment(time.replace(tzinfo=two)) == "19 Nov 2026, 14:05 UTC+02:00"


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


def test_on_the_same_day_the_time_is_enough_and_on_another_its_date_is_said() -> None:
    assert at(RECORDED, RECORDED + timedelta(hours=3)) == "14:05"
    assert at(RECORDED, RECORDED + timedelta(days=1)) == "19 Nov 2026, 14:05"


def test_a_moment_keeps_its_offset_and_names_it_where_now_has_another() -> None:
    now = datetime(2026, 11, 19, 8, 30, tzinfo=timezone(timedelta(hours=-6)))
    assert at(RECORDED, now) == "14:05 UTC+01:00"
    assert at(RECORDED, now + timedelta(days=1)) == "19 Nov 2026, 14:05 UTC+01:00"


def test_what_day_it_is_is_asked_where_the_moment_was_recorded() -> None:
    late = datetime(2026, 11, 19, 20, 0, tzinfo=timezone(timedelta(hours=-6)))
    assert at(RECORDED, late) == "19 Nov 2026, 14:05 UTC+01:00"


def test_a_month_has_its_year() -> None:
    assert month(date(2026, 3, 1)) == "Mar 2026"
    assert month_briefly(date(2026, 3, 1)) == "Mar ’26"


@pytest.mark.parametrize(("minutes", "words"), [(48, "48 min"), (60, "1 h 00"), (123, "2 h 03")])
def test_many_minutes_are_hours(minutes: int, words: str) -> None:
    assert duration(minutes) == words


def test_a_second_that_has_begun_is_used_later_and_left_sooner() -> None:
    time = timedelta(minutes=6, seconds=40, milliseconds=300)
    assert minutes_and_seconds(time) == "6:40"
    assert time_left(time) == "6:41"
    assert time_left(timedelta(0)) == "0:00"
    assert minutes_and_seconds(timedelta(minutes=75)) == "75:00"


def test_an_end_is_said_on_the_next_five_minutes() -> None:
    assert ends_about(RECORDED, 51) == "15:00"
