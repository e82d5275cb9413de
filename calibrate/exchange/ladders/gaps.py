"""Places where a ladder itself says that an example is still needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from calibrate.analysis.likeness import Words, content_words, rarity, weight

DECISIVE = 1.5

_KINDS = (
    r"an?|the|any|some|few|\d+|one|two|three|more|another|good|better|further|concrete|real"
    r"|specific"
)
_EXAMPLE = rf"(?:(?:{_KINDS})\s+)*examples?\b"
_WORDS = "of|for|on|about|here|at|that|where|please|yet|still|so far"
_ABOUT = rf"(?=\s*(?:(?:{_WORDS})\b|[^\w\s]|$))"
_ABOUT_OR_WITHIN = rf"(?=\s*(?:(?:{_WORDS}|from|in|by|with)\b|[^\w\s]|$))"
_MARK = r"(?:to-?do|tbd|tbc|tba|fixme)"
_TO_COME = (
    r"(?:added|collected|completed|confirmed|decided|defined|determined|done|filled in|found"
    r"|written)"
)
_NEED = (
    r"(?:(?:we|this|it|i)\s+(?:are\s+|is\s+)?)?(?:still\s+)?"
    r"(?:needs?|want|wanted|missing|lacks?|lacking|(?:would|['’]d) (?:like|love)|could use"
    r"|short of|there (?:is|are) no)\b:?\s+"
)
_ADD = (
    r"(?:please\s+)?(?:add|collect|contribute|fill in|find|give|include|insert|list|look for"
    r"|looking for|provide|put|seeking|share|suggest|supply|write)\s+(?:in\s+|us\s+)?"
)
_LACKED = (
    r"(?:lacking|missing|needed|outstanding|pending|required|sought|tbc|tbd|to be \w+|to come"
    r"|to follow|wanted|welcome)"
)

_UNWRITTEN = (
    rf"{_MARK}\s*(?:[^\w\s].*)?$",
    rf"{_MARK}\s.*\bexamples?\b",
    rf"(?:(?:still|yet)\s+)?to be {_TO_COME}\W*$",
    r"(?:coming soon|placeholder|work in progress|wip)\W*$",
)
_ASKS = (
    rf"{_NEED}{_EXAMPLE}{_ABOUT_OR_WITHIN}",
    rf"(?:{_EXAMPLE})\s*:?\s*(?:(?:is|are|still|yet)\s+)*{_LACKED}\b",
    rf"(?:{_EXAMPLE})\s+(?:about|at|for|from|here|in|of|on|with)\b[^.;]{{1,60}}\b{_LACKED}\W*$",
    rf"{_ADD}{_EXAMPLE}\s+here\W*$",
    rf"no\s+{_EXAMPLE}\s*(?:yet|so far|here)?\W*$",
    r"(?:an?\s+|your\s+)?examples?\s+(?:(?:goes|go)\s+)?here\W*$",
    r"(?:any(?:body|one)?|can|could|do|does|has|have|what|which|who)\b.*\bexamples?\b.*\?\W*$",
)
_SURE = re.compile(rf"\W*(?:{'|'.join((*_UNWRITTEN, *_ASKS))})", re.IGNORECASE | re.DOTALL)
_MARKED = re.compile(r"\W*(?:TODO|TBD|TBC|TBA|FIXME)\b")
_LIKELY = re.compile(rf"\W*{_ADD}{_EXAMPLE}{_ABOUT_OR_WITHIN}", re.IGNORECASE)
LONGEST_LOOKED_AT = 400


def is_gap(text: str, surely: bool = False) -> bool:
    """Tell whether a bullet asks for an example, or is yet to be written.

    "Add examples for …" may also be what a level expects; with `surely` it counts no more.
    """
    beginning = text[:LONGEST_LOOKED_AT]
    if _MARKED.match(beginning) or _SURE.match(beginning):
        return True
    return not surely and bool(_LIKELY.match(beginning))


def subjects_of(gaps: Sequence[str], texts: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each gap which of `texts` it decisively speaks of, or None.

    What counts is the first phrase after "example" that shares a content word with any of them.
    """
    if not gaps:
        return ()
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
