"""Taking out of a sheet what a viewer without names may not see: names, order, and texts."""

from __future__ import annotations

from dataclasses import asdict, replace

from calibrate.domain.ballots import Origin
from calibrate.domain.canonical import canonical, digest
from calibrate.domain.ratings import Rating
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow


def without_names(sheet: Sheet) -> Sheet:
    """Return the sheet without whose ratings they are.

    They stand by value, and within it so that nobody is at the same place on every criterion.
    """
    return replace(sheet, rows=tuple(_nameless(row) for row in sheet.rows))


def numbers_only(sheet: Sheet) -> Sheet:
    """Return a nameless sheet without anything that was written: what the room's screen shows."""
    bare = replace(sheet.decision, reason="", follow_ups=()) if sheet.decision else None
    rows = tuple(replace(_wordless(row), note="") for row in sheet.rows)
    return replace(sheet, rows=rows, decision=bare)


def _nameless(row: SheetRow) -> SheetRow:
    bare = (replace(opened, panelist="", name="") for opened in row.ratings)
    return replace(row, ratings=tuple(sorted(bare, key=_shuffled)))


def _shuffled(opened: OpenedRating) -> tuple[int, int, bytes]:
    content = canonical(asdict(opened))
    return opened.round, opened.rating.value or 0, digest(content)


def _wordless(row: SheetRow) -> SheetRow:
    bare = (
        replace(
            opened,
            rating=Rating(opened.rating.criterion, opened.rating.value, None),
            origin=Origin.ROOM,
        )
        for opened in row.ratings
    )
    return replace(row, ratings=tuple(sorted(bare, key=_shuffled)))
