"""Until when a candidate may respond, and which response came after that."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.voice.answers import Answers, Response, in_order, need_came, need_deadline

DECIDED = date(2026, 11, 19)
DAYS = st.dates(DECIDED, date(2027, 12, 31))


def came(day: date, id: str = "r") -> Response:
    return Response(id, "I see it otherwise.", day, datetime(2026, 11, 20, tzinfo=UTC))


@given(st.lists(DAYS, max_size=6), st.none() | DAYS)
def test_what_came_after_the_deadline_is_late_and_kept(
    days: list[date], until: date | None
) -> None:
    found = in_order(until, [came(day, str(n)) for n, day in enumerate(days)])
    assert [one.came for one in found] == sorted(days)
    assert [one.is_late for one in found] == [
        until is not None and one.came > until for one in found
    ]


@given(st.lists(DAYS, max_size=4), DAYS, DAYS)
def test_no_other_deadline_makes_late_what_came_in_time(
    days: list[date], first: date, second: date
) -> None:
    before = in_order(first, [came(day, str(n)) for n, day in enumerate(days)])
    try:
        need_deadline(second, DECIDED, Answers(first, "", before))
    except Refused:
        return
    in_time = {one.id for one in before if not one.is_late}
    assert in_time <= {one.id for one in in_order(second, before) if not one.is_late}


def test_a_deadline_is_not_before_the_decision() -> None:
    with pytest.raises(BadInput):
        need_deadline(DECIDED - timedelta(days=1), DECIDED, Answers())


@pytest.mark.parametrize("days", [-1, 3])
def test_a_response_comes_between_the_decision_and_today(days: int) -> None:
    with pytest.raises(BadInput):
        need_came(DECIDED + timedelta(days=days), DECIDED, DECIDED + timedelta(days=2))
