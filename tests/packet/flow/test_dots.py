from __future__ import annotations

import pytest

from calibrate.packet.flow.dots import marks_without_number, stack
from calibrate.packet.flow.operations import Diamond, Stroke, Text


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
