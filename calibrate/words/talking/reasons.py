"""What is said of reasons that are read before any number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from calibrate.domain.evidence import Evidence
from calibrate.domain.sheet import Sheet
from calibrate.domain.speaking.reasons import Reason, Source, SplitReasons

REASONS_FIRST = "Reasons before numbers"
BY_LOT = "In the order of a lot, without names. The numbers follow."
NOTHING_SPLIT = "Nothing split."
SHOW_NUMBERS = "Show the numbers"
BEGIN_WITH_REASONS = "Begin with reasons, numbers later"

Pieces = Mapping[str, Evidence]


def pieces_of(sheet: Sheet) -> Pieces:
    """Return a candidate’s pieces by id."""
    return {piece.id: piece for piece in sheet.evidence}


def reason_words(reason: Reason, pieces: Pieces) -> str:
    """Return a reason with what it rests on, as paragraphs."""
    cited = ", ".join(_source(one, pieces[one.evidence]) for one in reason.sources)
    return "\n".join(part for part in (reason.text, cited) if part)


def reasons_text(told: Iterable[SplitReasons], pieces: Pieces) -> str:
    """Return all reasons as one text, each criterion above its own."""
    parts = [
        "\n".join((one.title, *(f"–  {reason_words(reason, pieces)}" for reason in one.reasons)))
        for one in told
    ]
    return "\n\n".join(parts) or NOTHING_SPLIT


def _source(source: Source, piece: Evidence) -> str:
    said = f"“{source.passage}”" if source.passage else piece.content.title
    return f"{piece.label} {said}"
