"""Places where a ladder itself says that an example is still needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from calibrate.analysis.likeness import Words, content_words, rarity, weight

DECISIVE = 1.5

_KINDS = r"an?|the|some|few|\d+|more|another|good|better|further|concrete|real"
_EXAMPLE = rf"(?:(?:{_KINDS})\s+)*examples?\b"
_WORDS = "of|for|on|about|here|at|that|where|please"
_ABOUT = rf"(?=\s*(?:(?:{_WORDS})\b|[^\w\s]|$))"
_ABOUT_OR_WITHIN = rf"(?=\s*(?:(?:{_WORDS}|from|in)\b|[^\w\s]|$))"
_MARK = r"(?:to-?do|tbd|fixme)\b\W*"
_NEED = r"(?:we\s+)?(?:still\s+)?(?:needs?|missing|lacks?|wanted)\b:?\s+"
_ADD = r"(?:please\s+)?(?:add|insert|provide|find|give)\s+"
_NEEDED = r"examples?\s+(?:(?:is|are|still|yet)\s+)*(?:needed|missing|wanted|required|to\s+come)\b"

_SURE = re.compile(
    rf"\W*(?:{_MARK}.*\bexamples?\b|{_NEED}{_EXAMPLE}{_ABOUT_OR_WITHIN}|{_NEEDED})", re.IGNORECASE
)
_LIKELY = re.compile(rf"\W*{_ADD}{_EXAMPLE}{_ABOUT}", re.IGNORECASE)


def is_gap(text: str, surely: bool = False) -> bool:
    """Tell whether a bullet asks for an example instead of saying something.

    "Add examples for …" may also be what a level expects; with `surely` it counts as a gap no more.
    """
    return bool(_SURE.match(text) or (not surely and _LIKELY.match(text)))


def subjects_of(gaps: Sequence[str], texts: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each gap which of `texts` it decisively speaks of, or None.

    What counts is the first phrase after "example" that shares a content word with any of them.
    """
    found = [content_words(text) for text in texts]
    weights = rarity(found)
    return tuple(_subject(gap, found, weights) for gap in gaps)


def _subject(gap: str, found: Sequence[Words], weights: Mapping[str, float]) -> int | None:
    for phrase in _phrases(gap):
        scores = [weight(content_words(phrase) & words, weights) for words in found]
        if any(scores):
            return _clear_winner(scores)
    return None


def _phrases(gap: str) -> list[str]:
    after = re.split(r"\bexamples?\b", gap, maxsplit=1, flags=re.IGNORECASE)[-1]
    return re.split(r"[.,;:()/]+", after)


def _clear_winner(scores: Sequence[float]) -> int | None:
    best = max(scores)
    clear = [index for index, score in enumerate(scores) if score * DECISIVE > best]
    return clear[0] if len(clear) == 1 else None
