"""How alike short texts are, by the content words they share; rare words weigh more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from snowballstemmer import stemmer

_STOP_WORDS = """
a all also an and any are as at be been before better by can do for from good great had has have
he how in including into is it its level levels more most no not of on only or other others our own
she so some such than that the their them these they this those through to was we were what when
where whether which while who will with without you your
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
STEMMER = stemmer("english")

Words = frozenset[str]


def content_words(text: str) -> Words:
    """Return the stems of the words that carry the meaning of `text`."""
    return frozenset(stems(text))


def stems(text: str) -> list[str]:
    """Return the stems of those words as often as they are there."""
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    return [STEMMER.stemWord(word) for word in words if word not in STOP_WORDS]


def rarity(texts: Sequence[Words]) -> Mapping[str, float]:
    """Return a weight for each word: the fewer of `texts` have it, the more."""
    counts = Counter(word for words in texts for word in words)
    return {word: log((len(texts) + 1) / count) for word, count in counts.items()}


def weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return how much `words` weigh together; a word without a weight weighs nothing."""
    return sum(weights.get(word, 0.0) for word in sorted(words))


def likeness(words: Words, others: Words, weights: Mapping[str, float]) -> float:
    """Return how alike two texts are, from 0 (no word shared) to 1 (the same words)."""
    length = sqrt(_squares(words, weights) * _squares(others, weights))
    return _squares(words & others, weights) / length if length else 0.0


def _squares(words: Words, weights: Mapping[str, float]) -> float:
    return sum(weights[word] ** 2 for word in sorted(words))
