"""A passage: words of a longer text that somebody marked in it."""

from __future__ import annotations


def passage_of(marked: str) -> str:
    """Return marked words as they are kept: on one line, with one blank between two."""
    return " ".join(marked.split())


def holds(text: str, passage: str) -> bool:
    """Tell whether a text has the words of a passage, however its lines are broken."""
    return passage_of(passage) in passage_of(text)
