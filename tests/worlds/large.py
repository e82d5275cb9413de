"""A session with as much evidence as one can have, in words that are as common as in real texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

from calibrate.domain.authority import HOLDER
from calibrate.domain.commands import CreateSession, ImportEvidence, new_id
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate
from calibrate.store.store import Store
from tests.worlds.rubrics import RUBRIC, STEP

CANDIDATES = 250
WORDS = 30_000
SYLLABLES = [first + second for first in "bcdfghjklmnprstvw" for second in "aeiou"]


class Prose:
    """Texts of made-up words, the n-th of which is written as often as 1/n (Zipf's law)."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)
        self.words = [self._word() for _ in range(WORDS)]
        self._shares = list(accumulate(1 / n for n in range(1, WORDS + 1)))

    def _word(self) -> str:
        return "".join(self.draw.choices(SYLLABLES, k=self.draw.choice((1, 2, 2, 3, 3, 4))))

    def text(self, words: int) -> str:
        """Return so many words."""
        return " ".join(self.draw.choices(self.words, cum_weights=self._shares, k=words))


def large_session(path: Path, pieces: int, words: int, prose: Prose) -> Store:
    """Return a session of so many pieces in all, with about so many words in each."""
    store = Store.create(path, CreateSession(new_id(), "Autumn", RUBRIC))
    for number in range(CANDIDATES):
        person = Candidate(new_id(), f"{prose.text(1).title()} {number}", STEP)
        added = tuple(_pieces(person.id, pieces // CANDIDATES, words, prose))
        store.apply(ImportEvidence(f"table {number}", (person,), added), HOLDER)
    return store


def _pieces(candidate: str, pieces: int, words: int, prose: Prose) -> Iterator[NewEvidence]:
    for number in range(pieces):
        text = prose.text(1 + int(prose.draw.expovariate(1 / words)))
        said = EvidenceText(prose.text(6), text, "Merged change", reference=f"#{number}")
        yield NewEvidence(new_id(), candidate, said)
