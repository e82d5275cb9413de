"""On which criterion a piece of evidence might belong, by the words it shares with each.

A criterion speaks by its title, by what both levels expect, and by the ladder's examples. What
people placed on it is left out, for it made suggestions worse. Two texts are as alike as the cosine
of their vectors, with logarithmic counts and inverse document frequency (Manning, Raghavan,
Schütze, *Introduction to Information Retrieval*, 2008, chapter 6); what they speak of counts beside
the words themselves. It is a hint and no more: people place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log, sqrt

from calibrate.analysis.concepts import CONCEPTS
from calibrate.analysis.likeness import stems
from calibrate.domain.evidence import Evidence
from calibrate.domain.rubric.rubric import Criterion, Step

OF_A_CONCEPT = 2.0
"""How much a concept weighs: about as much as a word that two of seven criteria have."""

LEAST = 0.1
"""Below this two texts are no more alike than any two of the trade."""

CLEAR = 0.05
"""By how much the likeliest has to be likelier than the next to be suggested."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A criterion, and how alike it and the piece are, from 0 to 1."""

    criterion: str
    likeness: float


def clearest(ranked: Sequence[Suggestion], wrong: Set[str] = frozenset()) -> str | None:
    """Return the criterion that stands clear of all others, but for those known to be wrong."""
    left = [one for one in ranked if one.criterion not in wrong]
    if not left or (len(left) > 1 and left[0].likeness - left[1].likeness < CLEAR):
        return None
    return left[0].criterion


class Suggesting:
    """Knows what the criteria of a step say."""

    def __init__(self, criteria: Sequence[Criterion], step: Step) -> None:
        said = {criterion.id: Counter(_said(criterion, step)) for criterion in criteria}
        having = Counter(word for counts in said.values() for word in counts)
        self._weights = {word: log((len(said) + 1) / count) for word, count in having.items()}
        self._vectors = {id: self._vector(counts) for id, counts in said.items()}

    def suggest(self, piece: Evidence) -> tuple[Suggestion, ...]:
        """Return the criteria that a piece is like, the likeliest first."""
        return self.rank(_told(piece))

    def rank(self, words: Iterable[str]) -> tuple[Suggestion, ...]:
        """Return the criteria that a text is like, by the stems of its words."""
        vector = self._vector(Counter(words))
        found = ((id, _cosine(vector, theirs)) for id, theirs in self._vectors.items())
        ranked = sorted(found, key=lambda one: -one[1])
        return tuple(Suggestion(id, alike) for id, alike in ranked if alike >= LEAST)

    def _vector(self, counts: Counter[str]) -> Vector:
        """Weigh a text's words, and what they speak of."""
        known = {word: count for word, count in counts.items() if word in self._weights}
        vector = {word: (1 + log(count)) * self._weights[word] for word, count in known.items()}
        concepts = Counter(CONCEPTS[word] for word in counts if word in CONCEPTS)
        for concept, count in concepts.items():
            vector[concept] = OF_A_CONCEPT * (1 + log(count))
        length = sqrt(sum(one * one for one in vector.values())) or 1.0
        return {word: one / length for word, one in vector.items()}


def _cosine(vector: Vector, other: Vector) -> float:
    return sum(one * other.get(word, 0.0) for word, one in vector.items())


def _told(piece: Evidence) -> list[str]:
    """A title says more than any line of the text, so it counts twice; a kind says nothing."""
    return stems(f"{piece.content.title}\n{piece.content.title}\n{piece.content.text}")


def _said(criterion: Criterion, step: Step) -> Iterable[str]:
    for level in (step.current, step.target):
        expectation = criterion.expectation(level)
        if expectation:
            yield from stems(f"{criterion.title} {expectation.text}")
            for example in expectation.examples:
                yield from stems(example)
