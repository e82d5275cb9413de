from __future__ import annotations

import pytest

from calibrate.packet.flow.dots import dot_rows, marks_without_number, stack
from calibrate.packet.flow.operations import Diamond, Stroke, Text


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (0, ()),
        (1, (1,)),
        (3, (3,)),
        (4, (2, 2)),
        (5, (2, 3)),
        (9, (4, 5)),
        (10, (5, 5)),
        (11, (3, 4, 4)),
        (60, (5,) * 12),
    ],
)
def test_dots_of_one_value_stack_evenly(count: int, rows: tuple[int, ...]) -> None:
    assert dot_rows(count) == rows


@pytest.mark.parametrize("count", range(61))
@pytest.mark.parametrize("widest", range(1, 6))
def test_every_dot_is_there_and_no_row_is_too_wide(count: int, widest: int) -> None:
    rows = dot_rows(count, widest)
    assert sum(rows) == count
    assert max(rows, default=0) <= max(widest, 3 if count <= 3 else widest)


def test_a_stack_stands_around_its_middle() -> None:
    dots = stack(100, 50, 7)
    assert sum(dot.x for dot in dots) == pytest.approx(700)
    heights = sorted({dot.y for dot in dots})
    assert sum(heights) / 2 == pytest.approx(50)


def test_two_diamonds_and_a_dash_stand_as_they_are() -> None:
    marks = marks_without_number(100, 50, not_enough=2, absent=1)
    assert [type(mark) for mark in marks] == [Diamond, Diamond, Stroke]


def test_more_than_two_become_a_count_and_one() -> None:
    marks = marks_without_number(100, 50, not_enough=4, absent=3)
    assert [type(mark) for mark in marks] == [Text, Diamond, Text, Stroke]
