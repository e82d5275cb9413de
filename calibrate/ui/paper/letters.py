"""Letters to candidates as editions are: one to look at, and one that may leave."""

from __future__ import annotations

from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.phases import Viewer
from calibrate.exchange.issuing.leaving import leaving_letter
from calibrate.ui.desk import Desk


def to_look_at(desk: Desk, candidate: str, viewer: Viewer) -> CandidateEdition:
    """Return the letter as it would leave, or what there is of it while it is not confirmed."""
    review = desk.letter_review(candidate, viewer)
    return review.edition if review.edition.is_whole else review.draft


def to_hand_over(desk: Desk, candidate: str, viewer: Viewer) -> CandidateEdition:
    """Return the letter, verified; raise Refused where something of it was not read."""
    return leaving_letter(desk.store, candidate, viewer)
