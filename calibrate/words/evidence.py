"""What is said of a piece of evidence: who may see it, and which words of it are cited."""

from __future__ import annotations

from calibrate.domain.evidence import Audience, Evidence
from calibrate.domain.ratings import Citation

WHO = "Who may see it"
NO_TEXT = "There is no text beside the title."
UNPLACED_EVIDENCE = "Unplaced evidence"

AUDIENCES = {
    Audience.PANEL: "the panel alone",
    Audience.ROOM: "the room",
    Audience.CANDIDATE: "the candidate too",
}


def audience_words(piece: Evidence) -> str:
    """Say who may see a piece where that is not the room; nothing where it is."""
    return "" if piece.audience is Audience.ROOM else f"for {AUDIENCES[piece.audience]}"


def passage_words(citation: Citation) -> str:
    """Quote the words that a citation rests on; nothing where it cites all of a piece."""
    return f"“{citation.passage}”" if citation.passage else ""
