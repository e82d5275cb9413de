"""What is said of a criterion: which levels speak, how much evidence, how many meet the level."""

from __future__ import annotations

from typing import NamedTuple

from calibrate.domain.ratings import Count
from calibrate.domain.rubric.rubric import Pairing, Step
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
