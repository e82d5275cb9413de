"""Letters to candidates as editions are: one to look at, and one that may leave."""

from __future__ import annotations

from calibrate.domain.errors import Refused
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.phases import Viewer
from calibrate.ui.desk import Desk
from calibrate.words.handing.letters import lacking_words


def to_look_at(desk: Desk, candidate: str, viewer: Viewer) -> CandidateEdition:
    """Return the letter as it would leave, or what there is of it while it is not confirmed."""
    review = desk.letter_review(candidate, viewer)
    return review.edition if review.edition.is_whole else review.draft


def to_hand_over(desk: Desk, candidate: str, viewer: Viewer) -> CandidateEdition:
    """Return the letter, verified; raise Refused where something of it was not read."""
    if lacking := lacking_words(desk.letter_review(candidate, viewer)):
        raise Refused(lacking)
    return desk.checked_edition(candidate)
