"""What is said of a piece of evidence: whose part it was, who may see it, which words are cited."""

from __future__ import annotations

from calibrate.domain.evidence import Audience, Evidence, is_feedback
from calibrate.domain.ratings import Citation

WHO = "Who may see it"
OWN_PART = "own part"
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


def part_words(piece: Evidence) -> str:
    """Say what the candidate's own part was, or that nobody said it; nothing of feedback."""
    part = piece.content.part.strip()
    if part:
        return f"{OWN_PART}: {part}"
    return "" if is_feedback(piece.content.kind) else "part not said"


def passage_words(citation: Citation) -> str:
    """Quote the words that a citation rests on; nothing where it cites all of a piece."""
    return f"“{citation.passage}”" if citation.passage else ""
