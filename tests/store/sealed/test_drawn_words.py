"""Words that are drawn, and typed again."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.store.sealed.drawn_words import COUNT, draw_words, typed_words, word_list


def test_six_words_of_two_thousand_are_drawn() -> None:
    assert len(set(word_list())) == 2048
    drawn = [draw_words().split(" ") for _ in range(20)]
    assert all(len(words) == COUNT and set(words) <= set(word_list()) for words in drawn)
    assert len({tuple(words) for words in drawn}) == 20


@pytest.mark.parametrize(
    "typed",
    [
        "ABANDON ability able\nabout above absent",
        "  abandon - ability, able; about. Above absent  ",
        "ａｂａｎｄｏｎ 1 ability 2 able 3 about above absent",
    ],
)
def test_case_blanks_and_what_stands_between_do_not_count(typed: str) -> None:
    assert typed_words(typed) == "abandon ability able about above absent"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("abandon ability able about above abscent", "“abscent” is none of the words"),
        ("abandon ability able", "There are 6 words, and these are 3."),
        ("", "There are 6 words, and these are 0."),
    ],
)
def test_a_slip_is_named_and_not_tried(typed: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence.replace(".", r"\.")):
        typed_words(typed)
