"""What is said of a place that was found: what is written there, whose it is, and how many."""

from __future__ import annotations

from calibrate.domain.search.places import Found, Hit, Place, PlaceKind
from calibrate.domain.session import Session
from calibrate.words.phrases import several

KINDS = {
    PlaceKind.CANDIDATE: "Candidate",
    PlaceKind.PANELIST: "On the panel",
    PlaceKind.CRITERION: "Criterion",
    PlaceKind.EXPECTATION: "Expectation",
    PlaceKind.EXAMPLE: "Example",
    PlaceKind.GAP: "Gap",
    PlaceKind.LEVEL: "As a whole",
    PlaceKind.EVIDENCE: "Evidence",
    PlaceKind.REASON: "Reason",
    PlaceKind.OBSERVATION: "Observation",
    PlaceKind.NOTE: "Note",
    PlaceKind.DECISION: "Decision",
    PlaceKind.DISSENT: "Dissent",
    PlaceKind.FOLLOW_UP: "Follow-up",
    PlaceKind.WITHDRAWAL: "Withdrawn",
    PlaceKind.STATEMENT: "Statement",
    PlaceKind.FACT: "Kept until after the vote",
    PlaceKind.RESPONSE: "Response",
}
COMMON = "Ladder and panel"
"""Above what is said of no candidate."""
NOTHING_FOUND = "Nothing found."


def kind_words(place: Place) -> str:
    """Return what is written at a place, such as "L4 expectation"."""
    kind = KINDS[place.kind]
    if place.label and place.kind is not PlaceKind.EVIDENCE:
        return f"{place.label} {kind.lower()}"
    return kind


def called(hit: Hit, session: Session) -> str:
    """Return how a place is called: by its own heading, or by the criterion that it is on."""
    if hit.heading.text or not hit.place.criterion:
        return hit.heading.text
    titles = {one.id: one.title for one in session.rubric.criteria}
    return titles.get(hit.place.criterion, "")


def whose(place: Place, session: Session) -> str:
    """Return whose words stand at a place, where this viewer reads that."""
    found = session.panel.panelist(place.panelist) if place.panelist else None
    return found.name if found and place.kind is not PlaceKind.PANELIST else ""


def group_words(candidate: str, session: Session) -> str:
    """Return what stands above the places of a candidate, or above those of nobody."""
    return session.candidate(candidate).name if candidate else COMMON


def count_words(found: Found) -> str:
    """Return how many places were found."""
    shown = len(found.hits)
    if not found.is_counted:
        return f"The first {shown} of more than {several(found.count, 'place')}"
    if shown < found.count:
        return f"The best {shown} of {several(found.count, 'place')}"
    return several(found.count, "place")


def progress_words(found: Found) -> str:
    """Return how much was looked through, while that is not all."""
    return f"reading … {found.read:.0%}".replace("%", " %") if found.read < 1 else ""
