"""What comes next for a panelist who has submitted a candidate, from what is their own alone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from calibrate.domain.session import Session, SessionPhase
from calibrate.domain.submitting.standing import Progress


class Onward(StrEnum):
    """Where a panelist goes on: to another candidate, or they hand the machine back.

    From a kit, what was submitted is sent.
    """

    CANDIDATE = "candidate"
    HAND_BACK = "hand back"
    SEND = "send"


def next_to_rate(progress: Sequence[Progress], candidate: str) -> Progress | None:
    """Return whom a panelist rates after a candidate, going round; None once nobody is left."""
    place = [one.id for one in progress].index(candidate) + 1
    turned = (*progress[place:], *progress[:place])
    return next((one for one in turned if one.stand.takes_ratings), None)


def onward(session: Session, following: Progress | None, is_kit: bool = False) -> Onward:
    """Return where a panelist goes on, for whom `session` was read; a room that meets waits.

    It never follows from what others have submitted.
    """
    if following and session.phase is not SessionPhase.MEETING:
        return Onward.CANDIDATE
    return Onward.SEND if is_kit else Onward.HAND_BACK
