"""Who gave what on a criterion, in both rounds, and who gave nothing and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calibrate.domain.case import Case
from calibrate.domain.sheet import OpenedRating, SheetRow
from calibrate.packet.reading import in_panel_order
from calibrate.packet.wording import briefly


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
    for one in ratings:
        by_panelist.setdefault(one.panelist or one.name, []).append(one)
    return tuple(_given(theirs) for theirs in by_panelist.values())


def has_names(row: SheetRow) -> bool:
    """Tell whether it is said whose a criterion's ratings are."""
    return any(one.name for one in row.ratings)


def silent(case: Case, row: SheetRow) -> tuple[str, ...]:
    """Say why somebody who may rate has no rating on a criterion; how many, without names."""
    count = case.sheet.absent(row)
    if not count:
        return ()
    if not has_names(row):
        return (f"{count} of {case.sheet.raters} who may rate",)
    rated = {one.name for one in row.standing}
    return tuple(_why(case, name) for name in case.raters if name not in rated)


def _given(ratings: Sequence[OpenedRating]) -> Given:
    first, *later = sorted(ratings, key=lambda one: one.round)
    return Given(later[-1], first) if later else Given(first)


def _why(case: Case, name: str) -> str:
    return f"{name}, {'; '.join(_reasons(case, name))}"


def _reasons(case: Case, name: str) -> Iterator[str]:
    """Yield why somebody has no rating: what the reveal says, and what came too late."""
    reveals = [reveal for reveal in case.sheet.reveals if reveal.round == 1]
    away = next((one for one in case.attendance if one.absent and one.name == name), None)
    excused = next((reveal for reveal in reveals if name in reveal.excused), None)
    if any(name in reveal.invalid for reveal in reveals):
        yield "whose submission could not be opened"
    if away:
        yield f"absent: {briefly(away.because)}" if away.because else "absent"
    elif excused:
        yield f"left out: {briefly(excused.because)}" if excused.because else "left out"
    else:
        yield "no submission"
    if any(late.name == name and late.round == 1 for late in case.late):
        yield "a ballot came late and is not counted"
