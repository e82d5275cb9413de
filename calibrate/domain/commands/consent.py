"""What is proposed to be decided together, what is pulled from it, and what was agreed."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.decisions import Outcome


@dataclass(frozen=True, slots=True)
class ProposeTogether:
    """Put these on the list of what is decided together, and take all others off it."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PullCase:
    """Pull a case from that list into the talk: for whomever, and without a reason."""

    candidate: str


@dataclass(frozen=True, slots=True)
class DecideByConsent:
    """Record what was agreed on a case of that list; all who are here and may vote agreed.

    But for those who `abstained`. The `id` is the decision's. Cases of one list are given together,
    so that all of them are recorded or none.
    """

    id: str
    candidate: str
    outcome: Outcome
    reason: str
    abstained: int = 0
