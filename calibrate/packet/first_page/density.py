"""How densely the first section is set: calmly wherever that fits on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Density:
    """Room in points: between parts, around a row of ratings, its least height, around a task.

    `reason_lines` and `quote_lines` are the most lines that are set of the decision's reason and of
    all that is quoted of one side; 0 sets everything.
    """

    between: float
    around_row: float
    least_row: float
    around_task: float
    reason_lines: int = 0
    quote_lines: int = 0

    @property
    def is_brief(self) -> bool:
        """Whether words may be left out."""
        return bool(self.reason_lines or self.quote_lines)


CALM = Density(between=9, around_row=6.5, least_row=20, around_task=3.4)
CLOSE = Density(between=7.5, around_row=5.5, least_row=18.5, around_task=2.9)
TIGHT = Density(between=6, around_row=4.5, least_row=17.5, around_task=2.4)
DENSE = Density(between=5, around_row=3, least_row=14.5, around_task=1.8)
DENSEST = Density(between=4.4, around_row=2.2, least_row=13.8, around_task=1.5)
BRIEF = replace(DENSEST, reason_lines=6, quote_lines=7)
BRIEFEST = replace(DENSEST, reason_lines=4, quote_lines=4)

DENSITIES = (CALM, CLOSE, TIGHT, DENSE, DENSEST, BRIEF, BRIEFEST)
