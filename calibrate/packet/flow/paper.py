"""The pages of each paper: content is as wide on all of them, and as high as there is room."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.handing.editions import Paper

A4_WIDTH = 595.28
"""What all measures across a page are told for."""
BELOW_CONTENT, BELOW_RULE, BELOW_FOOT = 43.89, 35.39, 24.89
"""How far above the lower edge content ends, the foot's line stands, and its words do."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page in points; heights count from its top down."""

    width: float
    height: float

    @property
    def shift(self) -> float:
        """How far to the right all is painted, so that it stands in the middle as on A4."""
        return (self.width - A4_WIDTH) / 2

    @property
    def bottom(self) -> float:
        """Where content ends."""
        return self.height - BELOW_CONTENT

    @property
    def foot_rule(self) -> float:
        """Where the line of the foot stands."""
        return self.height - BELOW_RULE

    @property
    def foot_baseline(self) -> float:
        """Where the words of the foot stand."""
        return self.height - BELOW_FOOT


PAGE_SIZES = {Paper.A4: PageSize(A4_WIDTH, 841.89), Paper.LETTER: PageSize(612.0, 792.0)}
