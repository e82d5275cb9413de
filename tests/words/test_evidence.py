"""Whose part a piece was is said, or that nobody said it; of feedback there is nothing to say."""

from __future__ import annotations

import pytest

from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.words.evidence import part_words


@pytest.mark.parametrize(
    ("part", "kind", "words"),
    [
        (" Led it, with Ben ", "Design note", "own part: Led it, with Ben"),
        ("", "Design note", "part not said"),
        ("", "", "part not said"),
        ("", "Peer note", ""),
        ("Asked for it", "Feedback", "own part: Asked for it"),
    ],
)
def test_the_part_is_said_or_missed(part: str, kind: str, words: str) -> None:
    piece = Evidence("e", "ann", 1, EvidenceText("One", kind=kind, part=part))
    assert part_words(piece) == words
