"""What of a text is sought: its letters and digits, without case, marks and what stands between."""

from __future__ import annotations

import re
import unicodedata

from calibrate.domain.text.folding import folded
from calibrate.domain.text.paragraphs import UNSPACED

JOINED = re.compile(f"[{UNSPACED}]")
"""A letter of a script that puts no blank between words: each is a term of its own."""
SAYS_SOMETHING = frozenset("#+")
"""Signs that are sought: those of `#42` and `C++`."""
PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i"}
"""Letters with a stroke, which Unicode does not take apart, and an i without its dot."""
VOWEL_POINTS = range(10, 37)
"""The combining classes of Hebrew's, Arabic's and Syriac's points."""
AROUND = 200
"""From this class on a mark stands above, below or through its letter, and is no part of it."""


class _Seen(dict[int, str]):
    """What stands for each character of a folded text, found once: a table for `translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _seen(chr(code))
        return found


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    if JOINED.match(letter) and kind[0] in "LMN":
        return f" {letter} "
    if kind[0] in "LN":
        return PLAIN.get(letter) or _bare(letter)
    if kind[0] == "M":
        return "" if _is_idle(letter) else letter
    if letter in SAYS_SOMETHING or kind in ("So", "Sc", "Cn"):
        return f" {letter} "
    return "" if kind == "Cf" else " "


def _bare(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(one for one in apart if not _is_idle(one)))


def _is_idle(letter: str) -> bool:
    """Tell whether this is a mark without which its letter is the same to who seeks."""
    place = unicodedata.combining(letter)
    return place >= AROUND or place in VOWEL_POINTS


SEEN = _Seen()


def in_terms(text: str) -> str:
    """Return the terms of a text with blanks between them.

    Case, width, accents and punctuation do not count. A picture sign and a letter of Chinese,
    Japanese or Thai is a term by itself, so that words are found within runs.
    """
    return folded(text).translate(SEEN)


class _Outline(dict[int, str]):
    """One character for each character of any text, by which terms are found in it again."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        seen = in_terms(letter)
        bare = seen.strip() or (
            IDLE if not seen and unicodedata.category(letter)[0] in "MC" else " "
        )
        self[code] = found = bare if len(bare) == 1 else letter
        return found


IDLE = "\xad"
"""Stands in an outline for what no term has."""
OUTLINE = _Outline()


def outline(text: str) -> str:
    """Return a text in the form of its terms, each character at the place that it has."""
    return text.translate(OUTLINE)
