"""The demo's ids, always the same, and its ratings by them."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from calibrate.domain.ratings import Citation, DraftRating
from calibrate.exchange.demo.files import RatingTable


def demo_id(*slugs: str) -> str:
    """Return the id of something in the demo, the same every time: 32 hexadecimal digits."""
    address = "/".join(("https://example.com/calibrate/demo", *slugs))
    return uuid5(NAMESPACE_URL, address).hex


DEMO_SESSION = demo_id("session")
DEMO_PIN = "246810"
"""What everybody in the demo types; it is no secret, and the hand-over page shows it."""


def piece_id(candidate: str, label: str) -> str:
    """Return the id of a candidate's piece of evidence by its label, such as EV-07."""
    return demo_id("evidence", candidate, label)


def draft_rating(candidate: str, table: RatingTable) -> DraftRating:
    """Return one rating of the demo's files as its panelist recorded it."""
    citations = (
        Citation(piece_id(candidate, citation.evidence), citation.stance)
        for citation in table.citations
    )
    return DraftRating(
        criterion=table.criterion,
        value=table.number,
        answered=True,
        recorded=True,
        confidence=table.confidence,
        observations=table.observations,
        reason=table.reason,
        citations=tuple(citations),
    )
