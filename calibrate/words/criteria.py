"""What is said of a criterion: which levels speak, how much evidence, how many meet the level."""

from __future__ import annotations

from typing import NamedTuple

from calibrate.domain.ratings import Count
from calibrate.domain.rubric.examples import Example
from calibrate.domain.rubric.rubric import Link, Pairing, Step
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.words.phrases import of_step, several

NO_EVIDENCE = "no evidence placed"
WHOLE_LEVEL = "The level as a whole"


class PairingWords(NamedTuple):
    """What a criterion is called on a step, and what that means; both name the step's levels."""

    name: str
    meaning: str


PAIRINGS = {
    Pairing.PAIRED: PairingWords("Paired", "both levels speak."),
    Pairing.NEW: PairingWords("New at {target}", "{current} says nothing here."),
    Pairing.CURRENT_ONLY: PairingWords(
        "{current} only", "{target} adds nothing here; the {current} expectation has to hold."
    ),
}


LIKENESS = {
    True: "Their texts are much alike.",
    False: "Their texts are a little alike.",
}
"""What is said of a pair of which the app would propose the same: surely, or perhaps."""


def whole_level(level: str) -> str:
    """Return what stands for no criterion of a level."""
    return f"{level} as a whole"


def link_words(link: Link) -> str:
    """Return the words of a link, and where they lead."""
    return f"{link.text}: {link.address}" if link.text not in ("", link.address) else link.address


def example_place(example: Example) -> str:
    """Return where an example stands: on a criterion, or at its level and category."""
    where = example.criterion.title if example.criterion else example.category
    return "  ·  ".join(filter(None, (example.level, where)))


def pairing_words(pairing: Pairing, step: Step) -> str:
    """Return what to say of a criterion on which one level is silent; nothing of the others."""
    return "" if pairing is Pairing.PAIRED else of_step(PAIRINGS[pairing].name, step)


def pairing_aside(pairing: Pairing, step: Step) -> str:
    """Return the same as it stands within a sentence."""
    return "" if pairing is Pairing.PAIRED else of_step(PAIRINGS[pairing].name.lower(), step)


def silence_words(pairing: Pairing, step: Step) -> str:
    """Return what stands in place of the expectation that is not there, as a sentence."""
    return of_step(PAIRINGS[pairing].meaning, step)


def pairing_sentence(pairing: Pairing, step: Step) -> str:
    """Return which levels speak, and what that means."""
    name, meaning = PAIRINGS[pairing]
    return of_step(f"{name}: {meaning}", step)


def pieces_words(count: int) -> str:
    """Return how many pieces of evidence there are."""
    return f"{several(count, 'piece')} of evidence"


def meeting(sheet: Sheet, row: SheetRow) -> str:
    """Return how many of the numbers meet the level that the criterion is about."""
    return meeting_words(sheet, row, sheet.count(row)) if row.ratings else ""


def meeting_words(sheet: Sheet, row: SheetRow, count: Count) -> str:
    """Return how many of the numbers in a count meet the level that the criterion is about."""
    if not count.rated:
        return "no number given"
    step, only_current = sheet.step, row.pairing is Pairing.CURRENT_ONLY
    return f"{count.meets} of {count.rated} meet {step.current if only_current else step.target}"
