"""Whatever is printed steers no terminal, and leaves names as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.folding import JOINER, NON_JOINER
from calibrate.exchange.printable import printable


@pytest.mark.parametrize("name", ["علی\u200cرضا", "क्\u200dष", "Søren", "陳美玲"])
def test_a_name_stays_as_it_is_written(name: str) -> None:
    assert printable(name, "?") == name


@pytest.mark.parametrize(
    "character", ["\x1b", "\x9b", "\x07", "\r", "\u202e", "\u2066", "\u200b", "\u200e", "\ufeff"]
)
def test_what_steers_a_terminal_or_turns_a_line_is_marked(character: str) -> None:
    assert printable(f"a{character}b", "?") == "a?b"


@given(st.text())
def test_nothing_else_that_is_invisible_is_left(text: str) -> None:
    left = printable(text, "").replace(JOINER, "").replace(NON_JOINER, "")
    assert left.isprintable()
