"""The rows that a rating becomes when its entry is opened."""

from __future__ import annotations

import msgspec

from calibrate.domain.canonical import canonical
from calibrate.domain.ratings import Rating
from calibrate.store.record.journal import Values


def rating_row(entry: str, rating: Rating) -> Values:
    """Return the row of a rating itself."""
    return {
        "entry": entry,
        "criterion": rating.criterion,
        "value": rating.value,
        "confidence": rating.confidence.value if rating.confidence else None,
        "observations": canonical(msgspec.to_builtins(rating.observations)).decode(),
        "reason": rating.reason,
    }


def citation_rows(entry: str, rating: Rating) -> list[Values]:
    """Return the rows of what a rating cites."""
    return [
        {
            "entry": entry,
            "criterion": rating.criterion,
            "evidence": citation.evidence,
            "version": citation.version,
            "stance": citation.stance.value,
            "passage": citation.passage or None,
        }
        for citation in rating.citations
    ]
