"""Notes on what the panel said, while they are being written."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet, SheetRow

Notes = Sequence[tuple[str, str]]
"""Criteria with notes on them that are still being written."""


def may_note(sheet: Sheet) -> bool:
    """Tell whether notes are written now: revealed, undecided, and for a viewer who reads them."""
    ratings = [opened for row in sheet.rows for opened in row.ratings]
    is_named = not ratings or any(opened.panelist for opened in ratings)
    return sheet.phase is CandidatePhase.REVEALED and is_named


def unkept(sheet: Sheet, notes: Notes) -> tuple[SheetRow, ...]:
    """Return the criteria on which a note was begun that is another than the one kept."""
    begun = dict(notes)
    return tuple(
        row for row in sheet.rows if begun.get(row.criterion.id, row.note).strip() != row.note
    )
