"""How alike short texts are, by the content words they share; rare words weigh more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

_STOP_WORDS = """
a all also an and any are as at be been before better by can do for from good great had has have
he how in including into is it its level levels more most no not of on only or other others our own
she so some such than that the their them these they this those through to was we were what when
where whether which while who will with without you your
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
ENDINGS = ("ing", "ed", "er", "ly", "ment", "ful", "ness", "able", "ation", "ion", "ive")
SHORTEST_STEM = 3

Words = frozenset[str]


def content_words(text: str) -> Words:
    """Return the stems of the words that carry the meaning of `text`."""
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    return frozenset(_stem(word) for word in words if word not in STOP_WORDS)


def _stem(word: str) -> str:
    """Return `word` without its ending, so that review, reviews and reviewing are one."""
    stem = _singular(word)
    while ending := _ending(stem):
        stem = stem.removesuffix(ending)
    stem = stem.rstrip("e")
    return stem[:-1] if len(stem) > SHORTEST_STEM and stem[-1] == stem[-2] else stem


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word.removesuffix("ies") + "y"
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > SHORTEST_STEM
    return word[:-1] if plural else word


def _ending(word: str) -> str | None:
    fitting = (end for end in ENDINGS if word.endswith(end))
    return next((end for end in fitting if len(word) - len(end) >= SHORTEST_STEM), None)


def rarity(texts: Sequence[Words]) -> Mapping[str, float]:
    """Return a weight for each word: the fewer of `texts` have it, the more."""
    counts = Counter(word for words in texts for word in words)
    return {word: log((len(texts) + 1) / count) for word, count in counts.items()}


def weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return how much `words` weigh together; a word without a weight weighs nothing."""
    return sum(weights.get(word, 0.0) for word in sorted(words))


def likeness(one: Words, other: Words, weights: Mapping[str, float]) -> float:
    """Return how alike two texts are, from 0 (no word shared) to 1 (the same words)."""
    length = sqrt(_squares(one, weights) * _squares(other, weights))
    return _squares(one & other, weights) / length if length else 0.0


def _squares(words: Words, weights: Mapping[str, float]) -> float:
    return sum(weights[word] ** 2 for word in sorted(words))
