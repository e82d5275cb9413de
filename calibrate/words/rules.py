"""The scale, and the rule by which criteria split, in words."""

from __future__ import annotations

from fractions import Fraction

from calibrate.domain.rubric.rubric import Scale, SplitRule, Step
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


def rule_of_raters(rule: SplitRule, raters: int) -> str:
    """Say what the rule means for so many raters."""
    most = rule.most_of(raters)
    if most is None:
        side = "none splits by its sides alone"
    elif most >= raters:
        side = "a criterion always splits"
    else:
        side = f"a criterion splits when {most} or fewer stand on the larger side"
    return f"Of {raters} raters {side}; {_distance(rule)} apart splits it too."


def scale_words(scale: Scale, step: Step) -> str:
    """Return what the points of a scale read on a step, and what they mean."""
    points = ", ".join(f"{one.value} {scale.label(one.value, step)}" for one in scale.points)
    new = f"On what is new at {step.target}, {scale.holds} reads “{scale.not_shown}”."
    return f"{points}. {scale.bar} is the bar. {new}"


def when_split(rule: SplitRule) -> str:
    """Say it as part of a sentence."""
    return f"{share(rule.share)} or fewer on one side of the bar, or {_distance(rule)} apart"


def share(fraction: Fraction) -> str:
    """Return a share in words, such as two thirds."""
    return SHARES.get(fraction, "all" if fraction == 1 else str(fraction))


def _distance(rule: SplitRule) -> str:
    points = several(rule.distance, "point")
    return points.replace(str(rule.distance), number(rule.distance), 1)
