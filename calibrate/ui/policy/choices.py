"""What can be chosen of each part of a policy, as the sentences that its page has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from calibrate.domain.policy.policy import MOST_BLIND_ROUNDS, Choice, Policy
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.words.policy.policy import TITLES, choice_words

MONTHS = (None, 6, 12, 18, 24, 36, 60, 84, 120)
LARGEST_OFFERED = 15
"""A file may name any; the page offers what is usual, and what is there."""


def offered(choice: Choice, policy: Policy) -> tuple[Any, ...]:
    """Return the values to choose from, in order, with the one that is there."""
    return tuple(_with(_usual(choice), getattr(policy, choice)))


def _usual(choice: Choice) -> tuple[Any, ...]:
    if choice is Choice.QUORUM:
        return (None, *range(1, LARGEST_OFFERED + 1))
    if choice is Choice.RETENTION:
        return MONTHS
    if choice is Choice.BLIND_ROUNDS:
        return tuple(range(MOST_BLIND_ROUNDS, 0, -1))
    return (False, True)


def _with(values: tuple[Any, ...], there: Any) -> Iterator[Any]:
    yield from values
    if there not in values:
        yield there


class ChoiceOf(ChoiceBox):
    """The values of one choice, each as its sentence."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(TITLES[choice])
        self.choice = choice

    def show_policy(self, policy: Policy) -> None:
        """Offer what can be chosen, and show what is."""
        self.clear()
        values = offered(self.choice, policy)
        for value in values:
            told = replace(policy, **{self.choice.value: value})
            self.addItem(choice_words(told, self.choice), value)
        self.setCurrentIndex(values.index(getattr(policy, self.choice)))
