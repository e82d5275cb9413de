"""A date is read in every form that means one day, and in no other."""

from __future__ import annotations

from datetime import date

import pytest

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.dates import Order, day, readings

PI_DAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-14",
        "2026-3-14",
        "2026/03/14",
        "2026.03.14",
        "20260314",
        "20260314T102233Z",
        "14.03.2026",
        "14/03/2026 16:01",
        "3/14/2026",
        "3/14/26",
        "14 Mar 2026",
        "14. March 2026",
        "14th March 2026",
        "14-Mar-2026",
        "14/Mar/26 9:14 AM",
        "Mar 14, 2026",
        "March 14, 2026",
        "Mar. 14th 2026 4:01PM",
        "2026-Mar-14",
        "Saturday, March 14, 2026",
        "Sat, 14 Mar 2026 10:22:33 +0100",
        "Sat Mar 14 10:22:33 2026 +0100",
        "Sat Mar 14 2026 10:22:33 GMT+0000 (Coordinated Universal Time)",
        "2026-03-14T10:22",
        "2026-03-14T10:22:33Z",
        "2026-03-14T10:22:33.123456789Z",
        "2026-03-14T10:22:33,5-0330",
        "2026-03-14 10:22:33 UTC",
        "2026-03-14 10:22:33 +0100",
        "2026-03-14 10:22:33+01",
        "2026-03-14 10:22:33 CEST",
        "2026-03-14T10:22:33+01:00[Europe/Paris]",
        "2026/03/14 10:22:33 AM GMT+1",
        "2026-W11-6",
    ],
)
def test_one_day_is_read_in_every_form(text: str) -> None:
    assert day(f" {text} ") == PI_DAY


@pytest.mark.parametrize(
    "text",
    [
        "not a date",
        "2026-02-30",
        "2026-13-01",
        "31.04.2026",
        "14 Mär 2026",
        "14 Ma 2026",
        "2026-03-14T25:00",
        "2026-03-14T10:61",
        "2026-03",
        "14",
        "4.5",
        "1773480153",
        "٢٠٢٦-٠٣-١٤",
        "2026-03-14 and 2026-03-15",
        "x" * 100_000,
        "1 " * 60,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    with pytest.raises(BadInput, match="is not a date; write it such as 2026-03-14"):
        day(text)


def test_nothing_is_no_date_and_no_mistake() -> None:
    assert day("  ") is None


def test_two_days_in_one_are_told_apart() -> None:
    with pytest.raises(
        BadInput, match="“03/04/2026” can be 4 Mar 2026 or 3 Apr 2026; write it such as"
    ):
        day("03/04/2026")
    assert day("04/04/2026") == date(2026, 4, 4)
    assert readings("03/04/2026") == {
        Order.DAY: date(2026, 4, 3),
        Order.MONTH: date(2026, 3, 4),
    }
