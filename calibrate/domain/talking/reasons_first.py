"""Whether the talk begins with reasons, and of whom numbers were shown since."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReasonsFirst:
    """That reasons are shown before numbers, where somebody chose so.

    `shown` has by candidate and stage of their talk, sorted, where the numbers followed.
    """

    is_chosen: bool = False
    shown: tuple[tuple[str, int], ...] = ()

    def holds_back(self, candidate: str, stage: int) -> bool:
        """Tell whether the numbers of a candidate are not shown yet at a stage of their talk."""
        return self.is_chosen and (candidate, stage) not in self.shown


NUMBERS_AT_ONCE = ReasonsFirst()
