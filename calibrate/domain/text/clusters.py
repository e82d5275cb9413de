"""What is one to whoever reads: a letter with its marks, a syllable, a joined emoji."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_TAGS = "[\U000e0020-\U000e007e]+\U000e007f"

_SEQUENCE = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[#*0-9]\ufe0f?\u20e3"
    f"|{_PICTURE}(?:\ufe0f\u20e3?|{_TONE}|{_TAGS})?(?:\u200d{_PICTURE}(?:\ufe0f|{_TONE})?)*"
)
"""An emoji as Unicode joins them (UTS #51): a flag, a keycap, or pictures held by joiners."""

VOWELS_AM = "\u0e33\u0eb3"
"""Thai and Lao vowels that are drawn over the letter before as well as behind it."""

VIRAMA = 9
"""Combining class of the sign that joins a consonant to the one behind it."""


_INVISIBLE = re.compile(
    "[\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\ufe00-\ufe0f\ufff0-\ufff8"
    "\U0001d173-\U0001d17a\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
"""What Unicode calls ignorable, but for what is never drawn."""

LONGEST = 60
"""More characters than that are cut all the same: no reader takes longer texts for one glyph."""


def clusters(text: str) -> Iterator[str]:
    """The parts of a text that are never cut."""
    start = 0
    while start < len(text):
        end = start + max(1, len(joined_emoji(text, start)))
        while end < len(text) and end - start < LONGEST and _goes_on(text, end):
            end += 1
        yield text[start:end]
        start = end


def joined_emoji(text: str, start: int = 0) -> str:
    """The emoji that begins at `start` and is made of several characters; "" if none is."""
    found = _SEQUENCE.match(text, start, start + LONGEST)
    return found[0] if found and len(found[0]) > 1 else ""


def cut(text: str, at_most: int) -> str:
    """The beginning of a text: as many whole clusters as have no more than `at_most` characters."""
    end = 0
    for cluster in clusters(text):
        if end + len(cluster) > at_most:
            break
        end += len(cluster)
    return text[:end]


def stands_on_previous(character: str) -> bool:
    """Whether a character is a mark, or shows nothing by itself."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me") or is_invisible(character)


def is_invisible(character: str) -> bool:
    """Whether a character only tells how others are shown, or fills a place."""
    return _INVISIBLE.match(character) is not None


def _goes_on(text: str, index: int) -> bool:
    joins = unicodedata.combining(text[index - 1]) == VIRAMA
    letter_behind = joins and unicodedata.category(text[index]) == "Lo"
    return letter_behind or text[index] in VOWELS_AM or stands_on_previous(text[index])
