from __future__ import annotations

from fractions import Fraction

from calibrate.domain.rubric.rubric import SplitRule
from calibrate.words.rules import rule_words, share, short_rule


def test_a_share_is_said_in_words_or_as_a_fraction() -> None:
    assert share(Fraction(2, 3)) == "two thirds"
    assert share(Fraction(5, 7)) == "5/7"


def test_the_rule_is_said_whole_and_in_short() -> None:
    rule = SplitRule()
    assert rule_words(rule) == (
        "A criterion splits when two thirds or fewer stand on one side of the bar, or two ratings "
        "are three points apart."
    )
    assert short_rule(rule) == (
        "Split: two thirds or fewer on one side of the bar, or three points apart."
    )
