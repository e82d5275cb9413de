"""What is in view: the pages of the candidate at hand, or the edition that binds several."""

from __future__ import annotations

from dataclasses import dataclass, field

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.words.handing.editions import BOUND, EDITIONS
from calibrate.words.phrases import several

MOST_SEEN = {Edition.READING: 12, Edition.BOOK: 40}
"""So many of a bound edition are drawn to be looked at; all of 300 would take too long."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose pages are drawn to be looked at, in which edition.

    Of a bound edition `first` is the place of the first one among `count` who are in it; `current`
    is who is at hand, whose pages are turned to.
    """

    edition: Edition
    paper: Paper
    candidates: tuple[str, ...]
    first: int = 0
    count: int = 1
    current: str = field(default="", compare=False)

    @property
    def is_bound(self) -> bool:
        """Whether it is one file of several candidates."""
        return self.edition in BOUND

    @property
    def is_part(self) -> bool:
        """Whether there is more in the edition than is drawn."""
        return len(self.candidates) < self.count

    @property
    def words(self) -> str:
        """Who is in a bound edition, as far as it is drawn."""
        if not self.is_part:
            return several(self.count, "candidate")
        last = self.first + len(self.candidates)
        return f"Seen here: {self.first + 1} to {last} of {self.count} candidates"

    @property
    def title(self) -> str:
        """What a bound edition is called."""
        return EDITIONS[self.edition]


def sight(edition: Edition, paper: Paper, ticked: tuple[str, ...], current: str) -> Sight:
    """Return what is to be looked at with a candidate at hand.

    A bound edition is seen in stretches, the one in which the candidate is or else the first.
    """
    if edition not in BOUND:
        return Sight(edition, paper, (current,), current=current)
    place = ticked.index(current) if current in ticked else 0
    most = MOST_SEEN[edition]
    first = place - place % most
    return Sight(edition, paper, ticked[first : first + most], first, len(ticked), current)
