"""The one gate through which a letter leaves, as a file, on paper or issued."""

from __future__ import annotations

from calibrate.domain.errors import Refused
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.phases import Viewer, as_candidate
from calibrate.store.store import Store
from calibrate.words.handing.letters import REVIEW_FIRST, lacking_words


def leaving_letter(store: Store, candidate: str, viewer: Viewer) -> CandidateEdition:
    """Return what a candidate may read of their decision, verified; `viewer` runs their part.

    Raises Refused where something is not confirmed or a mention is open, and FileTrouble where it
    is not what was recorded.
    """
    if lacking := lacking_words(store.letter_review(candidate, viewer)):
        raise Refused(f"{lacking} {REVIEW_FIRST}")
    return store.checked_edition(candidate, as_candidate(candidate))
