"""Editions and papers by name."""

from __future__ import annotations

from calibrate.domain.record.editions import Edition, Paper

EDITIONS = {
    Edition.PANEL: "Panel edition",
    Edition.CANDIDATE: "Candidate edition",
    Edition.READING: "Reading pack",
    Edition.BOOK: "Book",
}
PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}
