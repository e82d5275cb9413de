"""How senior panelists are, which says who speaks late and is used for nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from calibrate.domain.errors import BadInput

HIGHEST = 99


@dataclass(frozen=True)
class Seniority:
    """The ranks that were noted, by panelists' ids and sorted by them; a higher one is more senior.

    Nobody needs one: who has none counts as less senior than all who have.
    """

    ranks: tuple[tuple[str, int], ...] = ()

    def of(self, panelist: str) -> int | None:
        """Return the rank of a panelist, if one was noted."""
        return self._by_id.get(panelist)

    @cached_property
    def _by_id(self) -> Mapping[str, int]:
        return dict(self.ranks)


NO_SENIORITY = Seniority()


def checked_rank(rank: int) -> int:
    """Return a rank; raise BadInput where it is none."""
    if not 1 <= rank <= HIGHEST:
        raise BadInput(f"A seniority is a number from 1 to {HIGHEST}; a higher one is more senior.")
    return rank
