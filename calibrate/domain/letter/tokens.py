"""The words of a text, each with where it stands and in the form in which names are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby

from calibrate.domain.text.terms import JOINED, in_terms

PLAIN = re.compile("[A-Za-z0-9]+")
"""A word of a text in ASCII, in which most are: to look at each letter takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a letter of a script without blanks: as it is written, and folded."""

    start: int
    end: int
    written: str
    folded: str


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text in order."""
    if text.isascii():
        words = ((one.start(), one.end(), one.group()) for one in PLAIN.finditer(text))
        return [Token(start, end, word, word.lower()) for start, end, word in words]
    found: list[Token] = []
    for kind, several in groupby(enumerate(text), key=lambda one: _kind(one[1])):
        places = [at for at, _ in several]
        if kind is _Kind.LETTER:
            found += (_token(text, at, at + 1) for at in places)
        elif kind is _Kind.WORD:
            found.append(_token(text, places[0], places[-1] + 1))
    return [token for token in found if token.folded]


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    return tuple(one.folded for one in tokens_of(text))


class _Kind(Enum):
    """What a character is part of."""

    BETWEEN = 0
    WORD = 1
    LETTER = 2


@lru_cache(maxsize=4096)
def _kind(character: str) -> _Kind:
    """Tell what a character is part of: what nobody sees parts no word."""
    if JOINED.match(character):
        return _Kind.LETTER
    kind = unicodedata.category(character)
    return _Kind.WORD if kind[0] in "LNM" or kind == "Cf" else _Kind.BETWEEN


def _token(text: str, start: int, end: int) -> Token:
    written = text[start:end]
    return Token(start, end, written, in_terms(written).replace(" ", ""))
