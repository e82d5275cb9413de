"""What a benchmark hands back, and how samples become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured ratio and the aim that it should stay within."""

    name: str
    ratio: float
    aim: float
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the ratio is within the aim."""
        return self.ratio <= self.aim

    def __str__(self) -> str:
        verdict = "met" if self.met else "missed"
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name}: {self.ratio:.2f}, {self.aim:g}, {verdict}{note}"


def milliseconds(action: Callable[[], object], clock: Clock = perf_counter) -> float:
    """Return how long one call took."""
    start = clock()
    action()
    return (clock() - start) * 1000


def paired_ratio(
    action: Callable[[], object],
    floor: Callable[[], object],
    rounds: int,
    clock: Clock = perf_counter,
) -> tuple[float, float, float]:
    """Time both in turn; return the median of the pairs' ratios and both medians in ms."""
    action(), floor()
    pairs = [(milliseconds(action, clock), milliseconds(floor, clock)) for _ in range(rounds)]
    ratio = median(mine / theirs for mine, theirs in pairs)
    return ratio, median(mine for mine, _ in pairs), median(theirs for _, theirs in pairs)


def percentile95(samples: Sequence[float]) -> float:
    """Return the 95th percentile of at least two samples."""
    return quantiles(samples, n=20)[-1]
