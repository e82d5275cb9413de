"""What somebody asks for, as terms; and where a text has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from calibrate.domain.text.terms import IDLE, JOINED, in_terms, outline

MOST_TERMS = 64
"""So many are asked for: what is typed beyond them narrows nothing any more."""
LONGEST = 2_000
ROOM = 180
"""How many characters an excerpt has."""
BEFORE = 50
"""How many of them stand before what was found."""

Word = tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """The words that have to be there, each of terms that follow one another.

    While `is_open` the last term is still being typed, and is the beginning of one.
    """

    words: tuple[Word, ...] = ()
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and from where to where in it is what was asked for."""

    text: str = ""
    spans: tuple[Span, ...] = ()


def asked(typed: str) -> Question:
    """Return what is asked for by what was typed, whatever that is."""
    typed = typed[:LONGEST]
    words, room = [], MOST_TERMS
    for part in typed.split():
        terms = tuple(in_terms(part).split())[:room]
        room -= len(terms)
        words += [terms] if terms else []
    return Question(tuple(words), not typed[-1:].isspace())


def marked(text: str, question: Question) -> Marked:
    """Return a text, on one line, with what was asked for marked in it."""
    line = " ".join(text.split())
    pattern = _pattern(question)
    found = pattern.finditer(outline(line)) if pattern and line else ()
    return Marked(line, tuple(one.span() for one in found if one.end() > one.start()))


def excerpt(text: str, question: Question) -> Marked:
    """Return of a text the words around the first place that was asked for."""
    whole = marked(text, question)
    if len(whole.text) <= ROOM:
        return whole
    first = whole.spans[0][0] if whole.spans else 0
    begin = max(0, min(first - BEFORE, len(whole.text) - ROOM))
    begin = whole.text.rfind(" ", 0, begin) + 1 if begin and begin - 20 < first else begin
    end = min(len(whole.text), begin + ROOM)
    return _cut(whole, begin, end)


def _cut(whole: Marked, begin: int, end: int) -> Marked:
    lead = "… " if begin else ""
    tail = " …" if end < len(whole.text) else ""
    by = len(lead) - begin
    spans = ((a + by, min(b, end) + by) for a, b in whole.spans if begin <= a < end)
    return Marked(lead + whole.text[begin:end] + tail, tuple(spans))


@lru_cache(maxsize=8)
def _pattern(question: Question) -> re.Pattern[str] | None:
    last = len(question.words) - 1
    words = (
        _word(word, is_open=question.is_open and place == last)
        for place, word in enumerate(question.words)
    )
    return re.compile("|".join(sorted(words, key=len, reverse=True))) if question.words else None


def _word(word: Word, is_open: bool) -> str:
    begins = "" if JOINED.match(word[0]) else r"(?<!\w)"
    ends = "" if is_open or JOINED.match(word[-1]) else r"(?!\w)"
    return begins + f"[ {IDLE}]*".join(map(_term, word)) + ends


def _term(term: str) -> str:
    letters = f"{IDLE}*".join(map(re.escape, term))
    return letters.replace(f"s{IDLE}*s", f"(?:s{IDLE}*s|ß)")
