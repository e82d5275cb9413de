"""What is said of facts that are kept until after the vote."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.voice.facts import EarlierOutcome, Facts
from calibrate.words.days import day

KEPT = "Kept until after the vote"
WHY_KEPT = "Shown once the candidate is decided, for earlier ratings anchor new ones."
LEVEL_SINCE, PROMOTED, OUTCOMES = "At this level since", "Last promotion", "Earlier outcomes"
ONE_A_LINE = "Earlier outcomes, one a line"
A_DAY = "such as 2026-12-04, or empty"
AN_OUTCOME = "2025-11-03 not yet: The scope was small."


def facts_heading(name: str) -> str:
    """Return what stands above what is kept about somebody."""
    return f"{KEPT}: {name}"


def facts_lines(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return each fact with what it is called, in the order in which they are told."""
    return tuple(_lines(facts))


def _lines(facts: Facts) -> Iterator[tuple[str, str]]:
    if facts.level_since:
        yield LEVEL_SINCE, day(facts.level_since)
    if facts.promoted:
        yield PROMOTED, day(facts.promoted)
    for outcome in facts.outcomes:
        yield day(outcome.day), outcome_words(outcome)


def outcome_words(outcome: EarlierOutcome) -> str:
    """Return what came of an earlier session, with what was said of it."""
    return f"{outcome.what}: {outcome.words}" if outcome.words else outcome.what


def fact_sentences(facts: Facts) -> tuple[str, ...]:
    """Return each fact as a line of its own."""
    return tuple(f"{name}: {told}" for name, told in facts_lines(facts))


def facts_kept(name: str, facts: Facts) -> str:
    """Return what was done: that something is kept, and nothing of it."""
    if facts.is_empty:
        return f"keeps no facts about {name} any more"
    return f"keeps facts about {name} until after the vote"
