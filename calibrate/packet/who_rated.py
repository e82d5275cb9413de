"""Who gave what on a criterion, in both rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calibrate.domain.record.case import Case
from calibrate.domain.sheet import OpenedRating, SheetRow
from calibrate.packet.reading import in_panel_order
from calibrate.words.people import has_names


@dataclass(frozen=True, slots=True)
class Given:
    """What one panelist gave on a criterion: the newest rating, and the one that it replaced."""

    newest: OpenedRating
    before: OpenedRating | None = None


def given(case: Case, row: SheetRow) -> tuple[Given, ...]:
    """Return what everybody gave on a criterion, in the order of the panel.

    Without names no two ratings can be told to be of one panelist: those that count come first,
    those that were replaced after them.
    """
    ratings = in_panel_order(case, row)
    if not has_names(row):
        return tuple(Given(one) for one in sorted(ratings, key=lambda one: not one.stands))
    by_panelist: dict[str, list[OpenedRating]] = {}
    for opened in ratings:
        by_panelist.setdefault(opened.panelist or opened.name, []).append(opened)
    return tuple(_given(theirs) for theirs in by_panelist.values())


def _given(ratings: Sequence[OpenedRating]) -> Given:
    first, *later = sorted(ratings, key=lambda one: one.round)
    return Given(later[-1], first) if later else Given(first)
