"""What is said of a piece of evidence: who may see it."""

from __future__ import annotations

from calibrate.domain.evidence import Audience, Evidence

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
