"""What may be a secret, and how what was typed compares."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.presence.secrets import SecretKind, plain

PIN, WORDS = SecretKind.PIN, SecretKind.WORDS
SIX = "abandon ability able about above absent"


@pytest.mark.parametrize("typed", ["246810", " 246 810 ", "٢٤٦٨١٠", "２４６８１０", "२४६८१०"])
def test_a_pin_is_typed_in_the_digits_of_any_script(typed: str) -> None:
    assert plain(PIN, typed) == "246810"


@pytest.mark.parametrize("typed", ["", "24681", "24681x", "246810x", "²⁴⁶⁸¹⁰", "-246810"])
def test_a_pin_has_six_digits_or_more_and_nothing_else(typed: str) -> None:
    with pytest.raises(BadInput, match="6 digits or more"):
        plain(PIN, typed)


@pytest.mark.parametrize(
    "typed", [SIX, SIX.upper(), f"  {SIX.replace(' ', '   ')}\n", "ａ" + SIX[1:]]
)
def test_words_are_typed_in_either_case_with_any_blanks(typed: str) -> None:
    assert plain(WORDS, typed) == SIX


@pytest.mark.parametrize("typed", ["", "abandon ability", f"{SIX} absorb"])
def test_words_are_six(typed: str) -> None:
    with pytest.raises(BadInput, match="6 words"):
        plain(WORDS, typed)
