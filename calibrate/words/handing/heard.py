"""What a PDF says beside its pages: to those who hear it, and to programs that read it."""

from __future__ import annotations

CASE_AS_DATA = "The case that these pages show, as data"


def page_words(number: int) -> str:
    """Say where a link to a page leads."""
    return f"Page {number}"
