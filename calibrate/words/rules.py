"""The rule by which criteria split, in words."""

from __future__ import annotations

from fractions import Fraction

from calibrate.domain.rubric.rubric import SplitRule
from calibrate.words.phrases import number, several

SHARES = {
    Fraction(1, 2): "half",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
    Fraction(3, 5): "three fifths",
    Fraction(4, 5): "four fifths",
}


def rule_words(rule: SplitRule) -> str:
    """Say when a criterion splits."""
    return (
        f"A criterion splits when {share(rule.share)} or fewer stand on one side of the bar, "
        f"or two ratings are {_distance(rule)} apart."
    )


def short_rule(rule: SplitRule) -> str:
    """Say the same in fewer words."""
    return f"Split: {when_split(rule)}."


def when_split(rule: SplitRule) -> str:
    """Say it as part of a sentence."""
    return f"{share(rule.share)} or fewer on one side of the bar, or {_distance(rule)} apart"


def share(fraction: Fraction) -> str:
    """Return a share in words, such as two thirds."""
    return SHARES.get(fraction, "all" if fraction == 1 else str(fraction))


def _distance(rule: SplitRule) -> str:
    points = several(rule.distance, "point")
    return points.replace(str(rule.distance), number(rule.distance), 1)
