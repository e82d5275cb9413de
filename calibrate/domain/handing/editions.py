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


LETTER_REGIONS = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where Letter is what printers have, by the Unicode Common Locale Data Repository."""


def paper_in(region: str) -> Paper:
    """Return the paper that is usual in a region, by its two letters; A4 where nothing is known."""
    return Paper.LETTER if region.upper() in LETTER_REGIONS else Paper.A4
