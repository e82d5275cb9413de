"""Prose on paper: lines, room between paragraphs, and what is left after a cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.packet.flow.flow import Strips
from calibrate.packet.flow.operations import Text, plain
from calibrate.packet.flow.style import TEXT
from calibrate.packet.flow.text import ELLIPSIS, beginning_of, paragraph

WORDS = st.text("ab -/\n", max_size=400)


def said(strips: Strips) -> str:
    return "".join(
        run.text
        for strip in strips
        for operation in plain(strip.operations)
        if isinstance(operation, Text)
        for run in operation.line.runs
    )


def letters(text: str) -> str:
    return "".join(text.split())


@given(WORDS, st.floats(60, 300), st.integers(1, 12))
def test_the_beginning_of_a_text_is_what_stands_on_its_first_lines(
    text: str, room: float, count: int
) -> None:
    begun, lines = beginning_of(text, TEXT, room, count), paragraph(text, TEXT, 0, room)
    if letters(said(lines[count:])):
        assert begun.endswith(ELLIPSIS)
        assert letters(begun[:-1]) == letters(said(lines[:count]))
    else:
        assert begun == text


@pytest.mark.parametrize("joined", ["👩\u200d🚀", "👨\u200d👩\u200d👧", "❤\ufe0f", "نام\u200cها"])
def test_a_text_with_joined_characters_is_cut_like_any_other(joined: str) -> None:
    text = " ".join(f"Sentence {number} {joined} ends." for number in range(60))
    begun = beginning_of(text, TEXT, 200, 3)
    assert begun.endswith(ELLIPSIS)
    rest = text[len(begun) - 1 :].lstrip()
    assert letters(begun[:-1]) + letters(rest) == letters(text)
    assert not rest.startswith(("\u200d", "\u200c", "\ufe0f"))


def test_an_empty_line_before_the_cut_is_not_counted_as_a_line() -> None:
    """A line was printed twice for each empty line above the cut."""
    text = "one\n\ntwo\n\nthree\nfour"
    assert beginning_of(text, TEXT, 200, 2) == f"one\n\ntwo{ELLIPSIS}"


def test_room_follows_an_empty_line_and_no_other() -> None:
    close = paragraph("one\ntwo", TEXT, 0, 200)
    apart = paragraph("one\n\ntwo", TEXT, 0, 200)
    assert sum(strip.height for strip in close) == 2 * TEXT.leading
    assert sum(strip.height for strip in apart) > 2 * TEXT.leading
