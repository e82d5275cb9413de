"""What is said of an organisation: on paper, and where somebody described it."""

from __future__ import annotations

from calibrate.domain.handing.editions import Edition
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.words.handing.editions import EDITIONS
from calibrate.words.phrases import listing

CONFIDENTIAL = "Confidential"
ORGANISATION = "Organisation"
WHERE_IT_STANDS = (
    "Packets of this session show it: name and logo on page 1, the line in every foot."
)
NO_LOGO = "No logo"
AS_BEFORE = "As in the session before"


def foot_words(organisation: Organisation, edition: Edition) -> str:
    """Return what the foot of every page says of who may read it, and what it is part of."""
    part = EDITIONS[edition].lower()
    return f"{organisation.line} · {part}" if organisation.line else f"{CONFIDENTIAL}, {part}"


def logo_words(organisation: Organisation) -> str:
    """Return what stands for a logo where it is not seen."""
    return f"Logo of {organisation.name}" if organisation.name else "Logo"


def described_words(organisation: Organisation) -> str:
    """Return how a line of the log says what packets show of the organisation."""
    if organisation == NO_ORGANISATION:
        return "took the organisation off the packets"
    return f"put {_parts(organisation)} on the packets"


def shown_words(organisation: Organisation) -> str:
    """Say what packets show of the organisation."""
    if organisation == NO_ORGANISATION:
        return "packets show nothing of an organisation"
    return f"packets show {_parts(organisation)}"


def _parts(organisation: Organisation) -> str:
    name = f"the name {organisation.name}" if organisation.name else ""
    line = f"the line “{organisation.line}”" if organisation.line else ""
    logo = "a logo" if organisation.logo else ""
    return listing([part for part in (name, line, logo) if part])
