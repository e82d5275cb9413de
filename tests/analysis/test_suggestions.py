"""Suggestions are right more often than two plain ways are, and never say what they do not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from calibrate.analysis.likeness import content_words, stems
from calibrate.analysis.suggestions import Suggesting
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.rubric.rubric import Criterion, Expectation, Step
from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric

STEP = Step("L3", "L4")
(RUBRIC,) = (read_rubric([path]) for path in bundled_rubrics())
CRITERIA = [criterion for criterion, _ in RUBRIC.for_step(STEP)]

Rank = Callable[[Sequence[Criterion], str], list[str]]


def _examples() -> Iterator[tuple[Criterion, str]]:
    for criterion in CRITERIA:
        for expectation in criterion.expectations:
            for example in expectation.examples:
                yield criterion, example


def _without(example: str) -> list[Criterion]:
    """The ladder as if it had never given this example."""

    def bare(one: Expectation) -> Expectation:
        return replace(one, examples=tuple(text for text in one.examples if text != example))

    return [replace(one, expectations=tuple(map(bare, one.expectations))) for one in CRITERIA]


def right(rank: Rank) -> tuple[int, int]:
    """How many of the ladder's own examples a way puts on their criterion at first, in three."""
    ranked = [(rank(_without(text), text), criterion.id) for criterion, text in _examples()]
    return sum(id == ids[0] for ids, id in ranked), sum(id in ids[:3] for ids, id in ranked)


def by_suggestion(criteria: Sequence[Criterion], text: str) -> list[str]:
    return [one.criterion for one in Suggesting(criteria, STEP).rank(stems(text))]


def by_number_of_examples(criteria: Sequence[Criterion], _: str) -> list[str]:
    """A plain way: always where the ladder has most to say."""
    count = {one.id: sum(len(level.examples) for level in one.expectations) for one in criteria}
    return sorted(count, key=lambda id: -count[id])


def by_shared_words(criteria: Sequence[Criterion], text: str) -> list[str]:
    """Another plain way: as many content words in common as there are."""
    words = content_words(text)
    shared = {one.id: len(words & content_words(_all(one))) for one in criteria}
    return sorted(shared, key=lambda id: -shared[id])


def _all(criterion: Criterion) -> str:
    said = [text for one in criterion.expectations for text in (one.text, *one.examples)]
    return " ".join([criterion.title, *said])


def test_on_the_ladders_own_examples_they_beat_two_plain_ways() -> None:
    ours, most, shared = map(right, (by_suggestion, by_number_of_examples, by_shared_words))
    assert (ours, most, shared) == ((7, 12), (5, 5), (3, 6)), "of 22; the README has these"


@pytest.fixture
def piece() -> Evidence:
    content = EvidenceText("Restore drill", "Deployed the alert, wrote the runbook, ran the drill.")
    return Evidence("one", "ann", 1, content)


def test_a_piece_is_suggested_where_its_words_are_spoken_of(piece: Evidence) -> None:
    assert Suggesting(CRITERIA, STEP).suggest(piece)[0].criterion == "production"


def test_nothing_is_suggested_for_a_text_that_says_nothing(piece: Evidence) -> None:
    empty = replace(piece, content=EvidenceText("…", "42"))
    assert Suggesting(CRITERIA, STEP).suggest(empty) == ()
    assert Suggesting([], STEP).suggest(piece) == ()
