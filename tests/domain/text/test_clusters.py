"""What is never cut, by a line's end or by an ellipsis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.clusters import LONGEST, clusters, cut
from calibrate.packet.flow.style import TAG
from calibrate.packet.flow.text import fitted, width_of
from calibrate.packet.fonts.typesetting import Face, wrap

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
WHOLE = (
    FAMILY,
    "👩🏽\u200d💻",
    "👍🏿",
    "🇬🇧",
    "🇩🇪",
    SCOTLAND,
    "1\ufe0f\u20e3",
    "❤\ufe0f",
    "x\u0323\u0304",
    "क्षि",
    "น้ำ",
)
PARTS = st.lists(st.sampled_from((*WHOLE, "a", " ", "設", "م")))


@given(PARTS)
def test_a_text_falls_into_what_it_was_put_together_from(parts: list[str]) -> None:
    assert list(clusters("".join(parts))) == parts


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(PARTS, st.integers(0, 60))
def test_a_beginning_is_as_long_as_whole_clusters_allow(parts: list[str], at_most: int) -> None:
    text = "".join(parts)
    begun = cut(text, at_most)
    whole = [
        text.startswith(begun) and begun == "".join(parts[:count])
        for count in range(len(parts) + 1)
    ]
    assert any(whole)
    assert len(begun) <= at_most
    count = whole.index(True)
    assert begun == text or count == len(parts) or len(begun) + len(parts[count]) > at_most


@pytest.mark.parametrize("part", WHOLE)
@pytest.mark.parametrize("room", range(10, 60, 7))
def test_no_line_ends_within_a_cluster(part: str, room: int) -> None:
    lines = wrap(part * 6, Face.REGULAR, 9, room)
    for line in lines:
        said = "".join(run.text for run in line.runs)
        assert said == part * (len(said) // len(part))
    assert sum(len(run.text) for line in lines for run in line.runs) == 6 * len(part)


@pytest.mark.parametrize("part", WHOLE)
def test_an_ellipsis_cuts_no_cluster(part: str) -> None:
    for room in range(10, 90, 5):
        said = fitted(part * 8, TAG, room).removesuffix("…")
        assert said == part * (len(said) // len(part))
        assert said == "" or width_of(said + "…", TAG) <= room or said == part * 8


def test_a_stack_without_end_is_cut_and_copied_all_the_same() -> None:
    stack = "a" + "\u0323" * 200
    assert max(map(len, clusters(stack))) == LONGEST
