"""What is said of kits: what protects them, and what does not travel in them."""

from __future__ import annotations

from calibrate.domain.evidence import Evidence

KEEP_APART = (
    "These words are shown once. Let them travel another way than the kits, such as by voice. "
    "Words that are forgotten cannot be recovered: then a kit is made anew."
)
WITHOUT_WORDS = (
    "These kits are not encrypted: whoever has the file reads the evidence in it, and what its "
    "panelist writes until it is submitted."
)


def link_words(candidate: str, piece: Evidence) -> str:
    """Say that a piece is only a link, which nobody can open without a network."""
    link = f"{piece.label} {piece.content.title}"
    return (
        f"{link} of {candidate} is only a link, {piece.content.link}: offline it cannot be opened"
    )
