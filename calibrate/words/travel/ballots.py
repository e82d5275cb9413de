"""What is said of ballots: what becomes of what is in them, or why they are refused."""

from __future__ import annotations

from collections import Counter

from calibrate.domain.session import Session
from calibrate.domain.submitting.arriving import Arriving, Fate
from calibrate.words.phrases import listing

FATES = {
    Fate.NEW: "new",
    Fate.REPLACES: "in place of an earlier one",
    Fate.WITHDRAWS: "taken back by its panelist",
    Fate.CONFLICT: "a conflict that is declared",
    Fate.HERE: "here already",
    Fate.LATE: "late: kept, and not counted",
    Fate.SET_ASIDE: "on somebody whom they do not rate: kept, and not counted",
    Fate.FORKS: "written in two copies of one kit: missing until it is settled",
}
"""What becomes of one entry."""


def ballot_of(session: Session, arriving: Arriving) -> str:
    """Name whose ballot it is, as far as the session knows them."""
    panelist = session.panel.panelist(arriving.ballot.panelist)
    return f"The ballot of {panelist.name}" if panelist else "A ballot of nobody on this panel"


def arriving_words(session: Session, arriving: Arriving) -> str:
    """Say in one sentence what becomes of a ballot."""
    whose = ballot_of(session, arriving)
    if arriving.refused:
        return f"{whose} is refused: {arriving.refused}."
    counted = Counter(one.fate for one in arriving.arrivals)
    parts = [f"{counted[fate]} {words}" for fate, words in FATES.items() if counted[fate]]
    return f"{whose}: {listing(parts)}." if parts else f"{whose} has nothing that you may see."
