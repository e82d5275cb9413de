"""What a packet reads out of a case: in which order, which reason leads, which pieces stand."""

from __future__ import annotations

from collections import Counter

from calibrate.domain.decisions import Outcome
from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Confidence, Rating, Side
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow

SURENESS = (None, *Confidence)

RatedRow = tuple[SheetRow, OpenedRating]
"""A criterion with a rating of it."""


def in_panel_order(case: Case, row: SheetRow) -> list[OpenedRating]:
    """Return a row's ratings in the order of the panel, which the panel itself chose."""
    return sorted(row.ratings, key=lambda opened: _place(case, opened))


def sides(case: Case) -> tuple[Side, Side]:
    """Return whose strongest reason page 1 quotes first: the side of the outcome, or for."""
    decision = case.sheet.decision
    if decision and decision.outcome is Outcome.NOT_YET:
        return Side.AGAINST, Side.FOR
    return Side.FOR, Side.AGAINST


def strongest(case: Case, side: Side) -> RatedRow | None:
    """Return the rating whose reason speaks most clearly for a side, or None.

    Looked at are ratings that count, with a written reason, on criteria that the target level
    speaks on: for the side *for* those at or above the bar, for *against* those below it. One that
    its rater was sure of leads any that they were unsure of; then the one furthest out on the
    scale; then the surest; then the first in panel order; then the first criterion. The rule looks
    at nothing that could be tuned, so two people who apply it by hand find the same.
    """
    rated = [
        (row, opened)
        for row in case.sheet.rows
        for opened in row.standing
        if _speaks(case.sheet, row, opened.rating, side)
    ]
    return min(rated, key=lambda found: _strength(case, side, found), default=None)


def pieces_on(sheet: Sheet, row: SheetRow) -> tuple[Evidence, ...]:
    """Return what stands on a criterion.

    Once its ratings are open that is what they cite, placed there or not, what most of them cite
    first; before it is what is placed there.
    """
    if not sheet.is_open:
        return row.evidence
    cited = Counter(one.evidence for opened in row.standing for one in opened.rating.citations)
    found = [piece for piece in sheet.evidence if cited[piece.id]]
    return tuple(sorted(found, key=lambda piece: -cited[piece.id]))


def _speaks(sheet: Sheet, row: SheetRow, rating: Rating, side: Side) -> bool:
    if rating.value is None or not rating.reason.strip() or row.pairing is Pairing.CURRENT_ONLY:
        return False
    return (rating.value >= sheet.rubric.scale.bar) is (side is Side.FOR)


def _strength(case: Case, side: Side, rated: RatedRow) -> tuple[bool, int, int, int, int]:
    row, opened = rated
    value = opened.rating.value or 0
    outness = -value if side is Side.FOR else value
    sureness = -SURENESS.index(opened.rating.confidence)
    is_unsure = opened.rating.confidence in (None, Confidence.UNSURE)
    return is_unsure, outness, sureness, _place(case, opened), row.number


def _place(case: Case, opened: OpenedRating) -> int:
    names = case.raters
    return names.index(opened.name) if opened.name in names else len(names)
