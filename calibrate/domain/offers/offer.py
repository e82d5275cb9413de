"""An example that is offered to the ladder: its words, and who agreed to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OfferState(StrEnum):
    """How far an offered example came: the person agrees, the facilitator approves, or it is off.

    Words that change are offered anew: nobody agreed to them yet.
    """

    OFFERED = "offered"
    AGREED = "agreed"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OfferedExample:
    """A piece of evidence in other words, offered where the ladder asks for an example.

    `gap` is what the ladder says there, at `level` of `criterion`; `evidence` and `version` are of
    the piece, and `words` what the ladder will say. `agreement` tells how the person agreed to
    those, and `agreed` when that was noted; `approver` is the panelist who approved it, or empty
    where that was whoever holds the file.
    """

    id: str
    candidate: str
    criterion: str
    level: str
    gap: str
    evidence: str
    version: int
    words: str
    offered: datetime
    agreement: str = ""
    agreed: datetime | None = None
    approver: str = ""
    approved: datetime | None = None
    withdrawn: datetime | None = None

    @property
    def state(self) -> OfferState:
        """How far it came."""
        if self.withdrawn:
            return OfferState.WITHDRAWN
        if self.approved:
            return OfferState.APPROVED
        return OfferState.AGREED if self.agreed else OfferState.OFFERED
