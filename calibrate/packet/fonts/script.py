"""What a text is made of: what is not drawn, what has to be shaped, where a line may break."""

import re
import unicodedata
from collections.abc import Iterator

SUBSTITUTE = "\u25af"
"""Drawn in place of a character that no font has."""

TAB = "    "

_NEVER_DRAWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u180e\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\u115f\u1160\u3164\uffa0\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
)
"""Controls, soft hyphens, fillers, and what could turn the direction of the text around it."""

_COMPOSABLE = re.compile("[^\u0300-\u036f][\u0300-\u036f]+|[か-ヿ][\u3099\u309a]|[\u1100-\u11ff]+")

_SHAPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff"
    "\u200b-\u200f\u20d0-\u20ff\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua67d"
    "\ua69e\ua69f\ua6f0\ua6f1\ua800-\uabff\ud800-\uf8ff\ufb1d-\ufdff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\ufe70-\ufefc\ufff0-\uffff\U00010000-\U0010ffff]"
)
"""Everything but plain letters that stand one after another from left to right."""

_HAN = "\u2e80-\u3098\u309b-\u312f\u3190-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff9f"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\uff62"
_CLOSING = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3041\u3043\u3045\u3047\u3049"
    "\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fb\u30fc"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff61\uff63\uff64,.!?:;)\\]}\u201d\u2019"
)
_LEADING_VOWEL = "\u0e40-\u0e44\u0ec0-\u0ec4"
_UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
_DEPENDENT = (
    "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebd\u0ec6-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1064"
    "\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd"
)
_STACKS = "\u1039\u17d2"
_BREAKER = "/\u2013\u2014\u0f0b\u200b-"

_PIECE = re.compile(
    f"[{_OPENING}]*[{_HAN}][{_CLOSING}\u0300-\u036f\u3099\u309a]*"
    f"|[{_LEADING_VOWEL}]*[{_UNSPACED}](?:[{_STACKS}][{_UNSPACED}]|[{_DEPENDENT}])*"
    f"|[{_BREAKER}]*(?:[^{_HAN}{_UNSPACED}{_BREAKER}]|[{_BREAKER}](?![^\\W\\d_]))+[{_BREAKER}]*"
    "|.",
    re.DOTALL,
)

_INVISIBLE = re.compile(
    "[\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\ufe00-\ufe0f\ufff0-\ufff8"
    "\U0001d173-\U0001d17a]"
)
"""What Unicode calls ignorable, but for what is never drawn."""

_NAMELESS = {"Cs": "half of a character", "Co": "private", "Cn": "unassigned"}


def clean(text: str) -> str:
    """The text without what is never drawn, and with accents on their letters.

    Line ends become spaces and tabs four of them; split lines first.
    """
    if text.isascii() and text.isprintable():
        return text
    text = " ".join(text.splitlines()).replace("\t", TAB)
    return _COMPOSABLE.sub(_compose, _NEVER_DRAWN.sub("", text))


def needs_shaping(text: str) -> bool:
    """Whether any of it has to be ordered, joined or stacked before it is drawn."""
    return not text.isascii() and _SHAPED.search(text) is not None


def pieces(word: str) -> list[str]:
    """The parts of a word between which a line may break: after hyphens and slashes that a letter
    follows, around ideographs, around clusters of scripts without spaces.
    """
    return _PIECE.findall(word)


def clusters(text: str) -> Iterator[str]:
    """Characters, each with the marks and joiners that stand on it."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not stands_on_previous(text[index]):
            yield text[start:index]
            start = index


def stands_on_previous(character: str) -> bool:
    """Whether a character is a mark, or shows nothing by itself."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me") or is_invisible(character)


def is_invisible(character: str) -> bool:
    """Whether a character only tells how others are shown, or fills a place."""
    return _INVISIBLE.match(character) is not None


def is_unshowable(character: str) -> bool:
    """Whether no font could show it: half a surrogate pair, private, unassigned, or U+FFFD."""
    return unicodedata.category(character) in ("Cs", "Co", "Cn") or character == "\ufffd"


def name(character: str) -> str:
    """Such as "U+1F600 GRINNING FACE"."""
    without = _NAMELESS.get(unicodedata.category(character), "without a name")
    return f"U+{ord(character):04X} {unicodedata.name(character, without)}"


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])
