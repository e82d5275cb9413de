"""What the panel decides, and the end of a session."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.decisions import Decision


@dataclass(frozen=True, slots=True)
class RecordDecision:
    """Record what the panel decided on a candidate."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class ReopenCandidate:
    """Open a decided or withdrawn candidate again, with the reason; what was decided is kept."""

    candidate: str
    because: str


@dataclass(frozen=True, slots=True)
class CloseSession:
    """Close the session: from then on it is read-only."""
