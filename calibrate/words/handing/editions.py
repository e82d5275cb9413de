"""Editions and papers: what each is called, what is in it, and how several are counted."""

from __future__ import annotations

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.words.phrases import several

EDITIONS = {
    Edition.PANEL: "Panel edition",
    Edition.CANDIDATE: "Candidate edition",
    Edition.READING: "Reading pack",
    Edition.BOOK: "Book",
}
PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}

BOUND = frozenset({Edition.READING, Edition.BOOK})
"""Editions that are one file of several candidates."""


def about_edition(edition: Edition) -> str:
    """Return what is in an edition, and for whom it is."""
    match edition:
        case Edition.PANEL:
            return (
                "Named ratings, every reason and what it cites, the vote and the dissent. "
                "Confidential: for the panel and the file."
            )
        case Edition.CANDIDATE:
            return (
                "What the panel saw in the person’s work and what the next level needs; no "
                "rating, no count, nobody’s name. For the person it is about."
            )
        case Edition.READING:
            return (
                "Expectations and evidence, with room to write and no rating. To be read before "
                "the meeting: one PDF of everybody ticked."
            )
        case Edition.BOOK:
            return (
                "An overview and the packets of everybody ticked, in one PDF. Confidential: for "
                "the panel and the file."
            )


def pack_of_a_kit(candidates: int) -> str:
    """Return what the reading pack of a kit is."""
    return (
        f"One PDF of the {several(candidates, 'candidate')} in this kit: expectations and "
        "evidence, with room to write and no rating."
    )


def editions_counted(edition: Edition, count: int) -> str:
    """Return how many files there are of so many candidates: `3 packets`, `reading pack`."""
    match edition:
        case Edition.PANEL:
            return several(count, "packet")
        case Edition.CANDIDATE:
            return several(count, "candidate edition")
        case Edition.READING | Edition.BOOK:
            return EDITIONS[edition].lower()
