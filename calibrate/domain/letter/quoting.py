"""Where a text repeats, word for word, what somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calibrate.domain.letter.tokens import folded_words, tokens_of
from calibrate.domain.questions.question import paragraph_of

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


def asked_in(text: str, questions: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where a text has what panelists asked: a question as it is published, or six words."""
    asked = tuple(questions)
    tokens = tokens_of(text) if asked else ()
    words = tuple(one.folded for one in tokens)
    found = list(quotes_in(text, runs_of(asked)))
    for question in asked:
        run = folded_words(paragraph_of(question))
        starts = [at for at in range(len(words)) if words[at : at + len(run)] == run]
        found += ((tokens[at].start, tokens[at + len(run) - 1].end) for at in starts)
    return _apart(found)


def _apart(found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return stretches in order, those that touch as one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if kept and start <= kept[-1][1]:
            start, end = kept[-1][0], max(end, kept.pop()[1])
        kept.append((start, end))
    return tuple(kept)


def _runs(words: Sequence[str]) -> list[Run]:
    return [tuple(words[at : at + SHORTEST_RUN]) for at in range(len(words) - SHORTEST_RUN + 1)]
