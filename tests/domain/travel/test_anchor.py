"""Anchors and receipts as text: they come back as they were, or are refused in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.anchor import (
    ANCHOR,
    RECEIPT,
    Anchor,
    Receipt,
    read_anchor,
    read_receipt,
)

HELD = Anchor("s", 31, "ab" * 32, "cd" * 64)
RECEIVED = Receipt(HELD, "pia", ("11", "22"), "ef" * 64)


def test_what_is_pasted_is_read_as_it_was() -> None:
    assert read_anchor(HELD.text) == HELD
    assert read_receipt(RECEIVED.text) == RECEIVED


@given(st.integers(1, 60))
def test_line_breaks_of_a_mail_program_do_no_harm(width: int) -> None:
    text = RECEIVED.text
    broken = "\n > ".join(text[at : at + width] for at in range(0, len(text), width))
    assert read_receipt(broken.replace(" > ", " ")) == RECEIVED


@pytest.mark.parametrize("text", ["", ANCHOR, f"{ANCHOR}bm8=", f"{ANCHOR}W10=", HELD.text[:-9]])
def test_a_text_that_was_cut_is_no_anchor(text: str) -> None:
    with pytest.raises(BadInput, match="copy all of it"):
        read_anchor(text)


@pytest.mark.parametrize("text", ["", RECEIPT, f"{RECEIPT}e30=", RECEIVED.text[:-9], HELD.text])
def test_a_text_that_was_cut_is_no_receipt(text: str) -> None:
    with pytest.raises(BadInput, match="copy all of it"):
        read_receipt(text)
