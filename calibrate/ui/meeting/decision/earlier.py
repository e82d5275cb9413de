"""Decisions that were superseded, in words."""

from __future__ import annotations

from datetime import datetime

from calibrate.domain.decisions import OUTCOME_WORDS, EarlierDecision
from calibrate.packet.wording import sentence
from calibrate.ui.meeting.situation.timing import at


def earlier_words(earlier: EarlierDecision, now: datetime) -> str:
    """Return what was decided before, when, and why the candidate was reopened."""
    outcome = OUTCOME_WORDS[earlier.decision.outcome]
    decided, reopened = at(earlier.time, now), at(earlier.reopened, now)
    return f"{outcome}, {decided}. Reopened {reopened}: {sentence(earlier.because)}"
