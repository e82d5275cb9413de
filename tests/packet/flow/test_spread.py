"""Two columns: everything once and in order, cut only where it may be, even at the end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calibrate.packet.flow.flow import Continuation, Flow, Strip, Strips, gap
from calibrate.packet.flow.operations import Dot, Stroke
from calibrate.packet.flow.spread import parted, spread
from calibrate.packet.flow.style import COLUMN_STEP, LEFT
from tests.packet.ink import drawn

HEAD = 50.0
AGAIN = Continuation(note=lambda left, page: (), again=(gap(4),))


def block(number: int, heights: list[tuple[int, bool]]) -> Strips:
    """A block of strips, each marked by a dot whose colour says which it is."""
    return tuple(
        Strip(height, (Dot(LEFT, 1, 1, f"{number}.{place}"),), keep=keep)
        for place, (height, keep) in enumerate(heights)
    )


BLOCKS = st.lists(
    st.lists(st.tuples(st.integers(5, 120), st.booleans()), min_size=1, max_size=9),
    min_size=1,
    max_size=9,
)


def laid(blocks: list[Strips], bottom: float = 400.0) -> Flow:
    flow = Flow(1, lambda page: Strip(HEAD), bottom)
    spread(flow, parted(blocks), (), AGAIN)
    return flow


@given(BLOCKS)
def test_every_strip_is_there_once_and_columns_are_read_one_after_the_other(
    heights: list[list[tuple[int, bool]]],
) -> None:
    blocks = [block(number, one) for number, one in enumerate(heights)]
    marks = [one for page in laid(blocks).pages for one in drawn(page) if isinstance(one, Dot)]
    dots = (dot for strips in blocks for strip in strips for dot in strip.operations)
    expected = [dot.colour for dot in dots if isinstance(dot, Dot)]
    assert [mark.colour for mark in marks] == expected
    assert {mark.x for mark in marks} <= {LEFT, LEFT + COLUMN_STEP}


@given(BLOCKS)
def test_between_two_blocks_of_a_column_stands_a_line_and_none_at_its_ends(
    heights: list[list[tuple[int, bool]]],
) -> None:
    for page in laid([block(number, one) for number, one in enumerate(heights)]).pages:
        for left in (LEFT, LEFT + COLUMN_STEP):
            column = [one for one in drawn(page) if isinstance(one, Dot | Stroke) and one.x == left]
            told = [one.colour.split(".")[0] if isinstance(one, Dot) else "" for one in column]
            expected: list[str] = []
            for number in filter(None, told):
                expected += ["", number] if expected and expected[-1] != number else [number]
            assert told == expected


def test_the_end_is_shared_evenly() -> None:
    flow = laid([block(0, [(10, False)] * 11)])
    marks = [one for one in drawn(flow.pages[0]) if isinstance(one, Dot)]
    assert sum(mark.x == LEFT for mark in marks) == 6
    assert flow.room == 400 - HEAD - 60


def test_what_is_kept_together_is_not_parted_by_a_column() -> None:
    flow = laid([block(0, [(40, True)] * 5 + [(40, False)] * 3)])
    left = [one for one in drawn(flow.pages[0]) if isinstance(one, Dot) and one.x == LEFT]
    assert len(left) == 6
