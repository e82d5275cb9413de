"""How far off the day is until which ratings are asked for."""

from __future__ import annotations

from datetime import date

import pytest

from calibrate.words.freeze.due import due_briefly, due_words

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("due", "briefly", "whole"),
    [
        (date(2026, 12, 4), "due in 3 days", "Ratings are due in 3 days, on 4 Dec 2026."),
        (date(2026, 12, 2), "due tomorrow", "Ratings are due tomorrow, on 2 Dec 2026."),
        (TODAY, "due today", "Ratings are due today, on 1 Dec 2026."),
        (date(2026, 11, 30), "1 day past due", "Ratings were due 1 day ago, on 30 Nov 2026."),
        (date(2026, 11, 29), "2 days past due", "Ratings were due 2 days ago, on 29 Nov 2026."),
    ],
)
def test_a_day_is_told_by_how_far_it_is_off(due: date, briefly: str, whole: str) -> None:
    assert due_briefly(due, TODAY) == briefly
    assert due_words(due, TODAY) == whole
