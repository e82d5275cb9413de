"""Words are found where they stand, in ASCII as in any other text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.letter.tokens import tokens_of

ASCII = st.text(alphabet=st.characters(max_codepoint=126), max_size=60)
LAST = "é"


@given(ASCII)
def test_a_text_in_ascii_has_the_words_that_it_has_among_others(text: str) -> None:
    """The quick way and the one for every script find the same."""
    assert tokens_of(text) == tokens_of(f"{text} {LAST}")[:-1]


@given(st.text(max_size=60))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[one.start : one.end] == one.written and one.folded for one in tokens)
    assert [one.start for one in tokens] == sorted(one.start for one in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


def test_letters_of_scripts_without_blanks_are_words_of_their_own() -> None:
    assert [one.folded for one in tokens_of("王小 Ödegård")] == ["王", "小", "odegard"]
