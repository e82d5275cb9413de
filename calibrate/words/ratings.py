"""What is said of one rating: its value, how sure, what it saw and cites, whence it came."""

from __future__ import annotations

from typing import NamedTuple

from calibrate.domain.ballots import Origin
from calibrate.domain.ratings import Confidence, Rating, Side, Stance
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.words.phrases import of_step

NOT_ENOUGH = "not enough evidence"
NOT_STATED = "confidence not stated"

CONFIDENCES = {
    Confidence.UNSURE: "unsure",
    Confidence.FAIRLY: "fairly sure",
    Confidence.VERY: "very sure",
}


class StanceWords(NamedTuple):
    """What stands on the tag of cited evidence, and what is said of it; both name the levels."""

    tag: str
    said: str


STANCES = {
    Stance.TARGET: StanceWords("{target}", "Shows {target}"),
    Stance.CURRENT: StanceWords("{current}", "Shows {current}"),
    Stance.AGAINST: StanceWords("against", "Speaks against"),
}


class SideWords(NamedTuple):
    """What the side of an observation is called, and the sign before it."""

    name: str
    sign: str


SIDES = {
    Side.FOR: SideWords("for", "+"),
    Side.AGAINST: SideWords("against", "\N{MINUS SIGN}"),
}

ORIGINS = {
    Origin.ROOM: "typed in the room",
    Origin.KIT: "typed in a kit",
    Origin.IMPORTED: "imported from a table",
}

TYPED = (Origin.ROOM, Origin.KIT)
"""As a rule; nothing is said of it beside a rating."""


def origin_words(origin: Origin) -> str:
    """Return whence a submission came, or nothing for one that its panelist typed."""
    return "" if origin in TYPED else ORIGINS[origin]


def confidence_words(confidence: Confidence | None) -> str:
    """Return how sure somebody is, or that they did not say so."""
    return CONFIDENCES[confidence] if confidence else NOT_STATED


def tag_words(stance: Stance, step: Step) -> str:
    """Return what the tag of a stance says, such as "L4" or "against"."""
    return of_step(STANCES[stance].tag, step)


def stance_words(stance: Stance, step: Step) -> str:
    """Return what a stance says, such as "Shows L4"."""
    return of_step(STANCES[stance].said, step)


def value_words(sheet: Sheet, row: SheetRow, rating: Rating) -> str:
    """Return how a rating's value reads, such as "4 Meets L4"."""
    if rating.value is None:
        return NOT_ENOUGH.capitalize()
    label = sheet.rubric.scale.label(rating.value, sheet.step, row.pairing)
    return f"{rating.value} {label}"


def point_words(value: int | None) -> str:
    """Return a value as part of a sentence: "4", or "not enough evidence"."""
    return NOT_ENOUGH if value is None else str(value)
