"""The rule by which criteria split and the reveals that opened ratings, in words."""

from __future__ import annotations

from calibrate.domain.rubric.rubric import SplitRule
from calibrate.domain.sheet import Reveal
from calibrate.packet.wording import listing, moment, number, sentence, several, share


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


def reveal_words(reveal: Reveal) -> str:
    """Say when a round was revealed, without whom, and why."""
    words = f"Round {reveal.round} revealed {moment(reveal.time)}"
    if reveal.excused:
        words += f" without {listing(reveal.excused)}"
    parts = [f"{words}."]
    if reveal.because.strip():
        parts.append(f"Why: {sentence(reveal.because)}")
    if reveal.invalid:
        parts.append(f"What {listing(reveal.invalid)} submitted could not be opened.")
    return " ".join(parts)


def _distance(rule: SplitRule) -> str:
    points = several(rule.distance, "point")
    return points.replace(str(rule.distance), number(rule.distance), 1)
