"""What is said of ballots and receipts: what becomes of them, and what comparing them shows."""

from __future__ import annotations

from collections import Counter

from calibrate.domain.session import Session
from calibrate.domain.submitting.arriving import Arriving, Fate
from calibrate.domain.travel.anchor import Comparison
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


SOUND = (Comparison.SAME, Comparison.CONTINUED)
NOT_COVERED = (
    "not covered: drafts that were deleted, and a file that was rewritten whole, which only "
    "--against shows, with a packet, a receipt or a kit of it"
)
COMPARISONS = {
    Comparison.SAME: "The file is where it was then, and has the same record.",
    Comparison.CONTINUED: "The file has the same record up to then, and was continued since.",
    Comparison.RESTORED: "The file ends before that: it was restored from an earlier copy, or cut.",
    Comparison.REWRITTEN: "The file has another record up to then: it was rewritten.",
    Comparison.LACKS: "The file lacks an entry that had arrived: it was taken out, or taken back.",
    Comparison.ANOTHER: "It is of another session.",
    Comparison.FORGED: (
        "It is not signed by the key of this file: one of the two is forged, or the file was "
        "rewritten with a key of its own."
    ),
}
"""What comparing a file with something that is held outside it shows."""


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
