"""No text becomes a formula in a spreadsheet, and every text comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.exchange.guarded import guarded, unguarded


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_what_begins_as_a_formula_does_is_guarded(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded(f"'{sign}1+1") == f"''{sign}1+1"


def test_other_text_is_left_as_it_is() -> None:
    for text in ("", "Seen.", "'Twas seen.", "a = b", "1 - 1"):
        assert guarded(text) == text == unguarded(text)


@given(st.text("'=-+@a\t ", max_size=6))
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
