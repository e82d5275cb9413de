"""Where a text repeats, word for word, what somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calibrate.domain.letter.tokens import folded_words, tokens_of

SHORTEST_RUN = 6
"""So many words in a row are no accident."""

Run = tuple[str, ...]


def runs_of(texts: Iterable[str]) -> frozenset[Run]:
    """Return every run of six words that any of these texts has."""
    return frozenset(run for text in texts for run in _runs(folded_words(text)))


def quotes_in(text: str, runs: frozenset[Run]) -> tuple[tuple[int, int], ...]:
    """Return from where to where a text repeats such runs, each stretch as long as it goes."""
    tokens = tokens_of(text)
    words = tuple(one.folded for one in tokens)
    found: list[tuple[int, int]] = []
    for at, run in enumerate(_runs(words)):
        if run not in runs:
            continue
        start, end = tokens[at].start, tokens[at + SHORTEST_RUN - 1].end
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def _runs(words: Sequence[str]) -> list[Run]:
    return [tuple(words[at : at + SHORTEST_RUN]) for at in range(len(words) - SHORTEST_RUN + 1)]
