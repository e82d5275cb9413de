"""What is printed of a session: for whom, and on which paper."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """What a PDF is: one case for the panel or its candidate, the pack to read before, the book."""

    PANEL = "panel"
    CANDIDATE = "candidate"
    READING = "reading"
    BOOK = "book"


class Paper(StrEnum):
    """The size of a page."""

    A4 = "a4"
    LETTER = "letter"
