"""What a text is made of: what is not drawn, what has to be shaped, where a line may break."""

import re
import unicodedata

SUBSTITUTE = "\u25af"
"""Drawn in place of a character that no font has."""

TAB = "    "

_NEVER_DRAWN = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f)|"
    "[\x00-\x1f\x7f-\x9f\xad\u180e\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\u115f\u1160\u3164\uffa0\U0001bca0-\U0001bca3\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""Controls, soft hyphens, fillers, and what could turn the direction of the text around it.

Not the letters within the flag of a part of a country, which the group has.
"""

_COMPOSABLE = re.compile("[^\u0300-\u036f][\u0300-\u036f]+|[か-ヿ][\u3099\u309a]|[\u1100-\u11ff]+")

_SHAPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff"
    "\u200b-\u200f\u20d0-\u20ff\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua67d"
    "\ua69e\ua69f\ua6f0\ua6f1\ua800-\uabff\ud800-\uf8ff\ufb1d-\ufdff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\ufe70-\ufefc\ufff0-\uffff\U00010000-\U0010ffff]"
)
"""Everything but plain letters that stand one after another from left to right."""

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")

_HAN = "\u2e80-\u3098\u309b-\u312f\u3190-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff9f"
_LEADING_VOWEL = "\u0e40-\u0e44\u0ec0-\u0ec4"
_UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
_DEPENDENT = (
    "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebd\u0ec6-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1064"
    "\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd"
)
_STACKS = "\u1039\u17d2"
_ACCENT = "\u0300-\u036f"
_BREAKER = "/\u2013\u2014\u0f0b\u200b-"

# What stays with the character behind it, with the one before it, and with both.
_BEFORE = (
    "(\\[{$\\\\\u00a3\u00a5\u00b4\u1100-\u115f\u2116\u20a0-\u20cf\u2329\u3008\u300a\u300c\u300e\u3010"
    "\u3014\u3016\u3018\u301a\u301d\uff04\uff08\uff3b\uff5b\uff5f\uff62"
)
_AFTER = (
    "!%),.:;?\\]}/\\-\u00b0\u0e2f\u0e46\u0e5a\u0e5b\u104a\u104b\u1160-\u11ff"
    "\u17d4-\u17d6\u17da\u200b\u2013\u2024-\u2026\u2030-\u2034\u203c\u2047-\u2049\u232a\u3000-\u3002"
    "\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301c\u301e\u301f\u302a-\u302f\u3035"
    "\u303b\u303c\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u3099-\u309e"
    "\u30a0\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb-\u30fe"
    "\u31f0-\u31ff\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff60\uff61\uff63-\uff65"
    "\uff67-\uff70\uff9e\uff9f"
)
_GLUE = "\"'\u00a0\u00ab\u00bb\u2007\u200d\u2011\u2018-\u201f\u202f\u2039\u203a"

_CLUSTER = f"[{_LEADING_VOWEL}]*[{_UNSPACED}](?:[{_STACKS}][{_UNSPACED}]|[{_DEPENDENT}])*"
_SPACED = (
    f"[{_BREAKER}]*(?:(?![{_BEFORE}]{{1,4}}[{_HAN}{_UNSPACED}])[^{_HAN}{_UNSPACED}{_BREAKER}]"
    f"|[{_BREAKER}](?![^\\W\\d_])|(?<=[\u05d0-\u05ea])[{_BREAKER}])+[{_BREAKER}]*"
)
_UNIT = f"(?:[{_BEFORE}][{_ACCENT}]*)*(?:[{_HAN}]|{_CLUSTER}|{_SPACED}|.)[{_AFTER}{_ACCENT}]*"
_JOINT = f"(?:[{_GLUE}]|(?<=[{_GLUE}])|(?<=[{_GLUE}][{_ACCENT}])|(?<=-)(?=\\d))"
_PIECE = re.compile(f"{_UNIT}(?:{_JOINT}{_UNIT})*[{_GLUE}]*", re.DOTALL)

_NAMELESS = {"Cs": "half of a character", "Co": "private", "Cn": "unassigned"}


def clean(text: str) -> str:
    """The text without what is never drawn, and with accents on their letters.

    Line ends become spaces and tabs four of them; split lines first.
    """
    if text.isascii() and text.isprintable():
        return text
    text = " ".join(text.splitlines()).replace("\t", TAB)
    return _COMPOSABLE.sub(_compose, _NEVER_DRAWN.sub(r"\1", text))


def needs_shaping(text: str) -> bool:
    """Whether any of it has to be ordered, joined or stacked before it is drawn."""
    return not text.isascii() and _SHAPED.search(text) is not None


def pieces(word: str) -> list[str]:
    """The parts of a word between which a line may break: after hyphens and slashes that a letter
    follows, around ideographs, around clusters of scripts without spaces.

    It breaks at fewer places than Unicode allows (UAX #14), so that “C++”, “--force”, “10–20” and
    references stay whole; and only between clusters does it break where Unicode does not.
    """
    return _PIECE.findall(word)


def is_japanese(text: str) -> bool:
    """Whether there is kana in it, so that its ideographs are meant in their Japanese form."""
    return not text.isascii() and _KANA.search(text) is not None


def is_unshowable(character: str) -> bool:
    """Whether no font could show it: half a surrogate pair, private, unassigned, or U+FFFD."""
    return unicodedata.category(character) in ("Cs", "Co", "Cn") or character == "\ufffd"


def name(character: str) -> str:
    """Such as "U+1F600 GRINNING FACE"."""
    without = _NAMELESS.get(unicodedata.category(character), "without a name")
    return f"U+{ord(character):04X} {unicodedata.name(character, without)}"


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])
