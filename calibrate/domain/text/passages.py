"""A passage: words of a longer text that somebody marked in it."""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W_]+")


def passage_of(marked: str) -> str:
    """Return marked words as they are kept: on one line, with one blank between two."""
    return " ".join(marked.split())


def holds(text: str, passage: str) -> bool:
    """Tell whether a text has the words of a passage in their order.

    How lines are broken, and the signs between words, are no part of it: what is marked was read
    without the signs of Markdown.
    """
    words = _words(passage)
    return bool(words) and words in _words(text)


def _words(text: str) -> str:
    return " ".join(LETTERS.findall(text))
