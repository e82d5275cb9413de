"""How the panel talks: in what order, and with what first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RankPanelist:
    """Note how senior a panelist is, from 1 upwards, or with None that it is not said.

    The most senior speak last; nothing else asks for it.
    """

    panelist: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class BeginWithReasons:
    """Say whether the talk after a reveal begins with reasons, and numbers come one key later."""

    is_chosen: bool = True


@dataclass(frozen=True, slots=True)
class ShowNumbers:
    """Show the numbers of a candidate behind the reasons, or hold them back again."""

    candidate: str
    are_shown: bool = True
