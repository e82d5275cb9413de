"""What the record suggests to tell of a criterion, for a person to confirm or change.

Only whoever runs that part of the meeting is asked, for it looks at ratings.
"""

from __future__ import annotations

from calibrate.domain.letter.letter import Finding
from calibrate.domain.rubric.rubric import Pairing, Scale
from calibrate.domain.sheet import Sheet, SheetRow


def proposed(sheet: Sheet, row: SheetRow) -> Finding:
    """Return what the rating in the middle says; with too few numbers, that it cannot be told.

    Of two in the middle it is the lower one.
    """
    values = sorted(value for value in row.values if value is not None)
    if not values or 2 * len(values) <= len(row.values):
        return Finding.UNTOLD
    return _finding(values[(len(values) - 1) // 2], sheet.rubric.scale, row.pairing)


def _finding(value: int, scale: Scale, pairing: Pairing) -> Finding:
    if pairing is Pairing.CURRENT_ONLY:
        return Finding.SHOWN if value >= scale.holds else Finding.NOT_YET
    if value >= scale.bar:
        return Finding.SHOWN
    return Finding.PARTLY if value > scale.holds else Finding.NOT_YET
