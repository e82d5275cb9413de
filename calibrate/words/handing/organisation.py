"""What is said of an organisation: on paper, and where somebody described it."""

from __future__ import annotations

from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.record.editions import Edition
from calibrate.words.phrases import listing

CONFIDENTIAL = "Confidential"
FOOT = {
    Edition.PANEL: "panel edition",
    Edition.CANDIDATE: "candidate edition",
    Edition.READING: "reading pack, no ratings",
    Edition.BOOK: "book",
}
"""What a page is part of, as its foot says it behind the line that asks for discretion."""


def foot_words(organisation: Organisation, edition: Edition) -> str:
    """Return what the foot of every page says of who may read it, and what it is part of."""
    return f"{organisation.line or CONFIDENTIAL}, {FOOT[edition]}"


def described_words(organisation: Organisation) -> str:
    """Return how a line of the log says what packets show of the organisation."""
    if organisation == NO_ORGANISATION:
        return "took the organisation off the packets"
    name = f"the name {organisation.name}" if organisation.name else ""
    line = f"the line “{organisation.line}”" if organisation.line else ""
    logo = "a logo" if organisation.logo else ""
    return f"put {listing([one for one in (name, line, logo) if one])} on the packets"
