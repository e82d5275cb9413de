"""Where something can be found, and what a search answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.search.question import Marked

NOTHING = Marked()


class PlaceKind(StrEnum):
    """What is written at a place."""

    CANDIDATE = "candidate"
    PANELIST = "panelist"
    CRITERION = "criterion"
    EXPECTATION = "expectation"
    EXAMPLE = "example"
    GAP = "gap"
    LEVEL = "level"
    EVIDENCE = "evidence"
    REASON = "reason"
    OBSERVATION = "observation"
    NOTE = "note"
    DECISION = "decision"
    DISSENT = "dissent"
    FOLLOW_UP = "follow_up"
    WITHDRAWAL = "withdrawal"
    STATEMENT = "statement"
    FACT = "fact"
    RESPONSE = "response"


OF_THE_LADDER = frozenset(
    {
        PlaceKind.CRITERION,
        PlaceKind.EXPECTATION,
        PlaceKind.EXAMPLE,
        PlaceKind.GAP,
        PlaceKind.LEVEL,
    }
)
OF_RATINGS = frozenset({PlaceKind.REASON, PlaceKind.OBSERVATION, PlaceKind.NOTE})
OF_DECIDING = frozenset(
    {
        PlaceKind.DECISION,
        PlaceKind.DISSENT,
        PlaceKind.FOLLOW_UP,
        PlaceKind.WITHDRAWAL,
        PlaceKind.FACT,
        PlaceKind.RESPONSE,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: what a result leads to.

    `candidate`, `criterion`, `evidence` and `panelist` are ids, each empty where it says nothing of
    the place; the last is whose words they are, where this viewer reads that. `label` is how a
    piece is called, or the level whose expectation it is.
    """

    kind: PlaceKind
    candidate: str = ""
    criterion: str = ""
    evidence: str = ""
    panelist: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is written at a place: how it is called, what else is said of it, and the text."""

    place: Place
    heading: str = ""
    details: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place at which all is found that was asked for, with that marked."""

    place: Place
    heading: Marked = NOTHING
    details: Marked = NOTHING
    excerpt: Marked = NOTHING


@dataclass(frozen=True, slots=True)
class Found:
    """The places that were found, the best first, and how many there are.

    `is_counted` is false where there are more than that; `read` says how much of all that this
    viewer may read was looked through, from 0 to 1.
    """

    hits: tuple[Hit, ...] = ()
    count: int = 0
    is_counted: bool = True
    read: float = 1.0


def by_candidate(hits: Iterable[Hit]) -> dict[str, tuple[Hit, ...]]:
    """Return hits by the id of their candidate, or nothing: whose best comes first, first."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.place.candidate, []).append(hit)
    return {candidate: tuple(found) for candidate, found in groups.items()}
