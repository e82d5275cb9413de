"""What still changes about people once rating is open, always with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.people import Candidate, Panelist
from calibrate.domain.travel.witness import KeysGiven


@dataclass(frozen=True, slots=True)
class AddRater:
    """Add somebody who rates once rating is open; whoever was revealed they do not rate."""

    panelist: Panelist
    because: str


@dataclass(frozen=True, slots=True)
class ReplaceRater:
    """Let `by` rate in the place of a panelist, whose submissions count."""

    panelist: str
    by: Panelist
    because: str


@dataclass(frozen=True, slots=True)
class AddCandidateLate:
    """Add a candidate once rating is open, and say who presents them, if it is known.

    `keys` are a witness's, where one holds the seed.
    """

    candidate: Candidate
    because: str
    keys: KeysGiven | None = None
    presenter: str | None = None


@dataclass(frozen=True, slots=True)
class RenewKeys:
    """Take new keys from a witness, as the seed of those before was lost.

    They are for all who have a round that was not opened; what is sealed there is lost with it.
    """

    keys: KeysGiven
    because: str


@dataclass(frozen=True, slots=True)
class CorrectName:
    """Correct the name of a candidate or panelist, by their id, once rating is open."""

    person: str
    name: str
    because: str


@dataclass(frozen=True, slots=True)
class WithdrawCandidate:
    """Take a candidate out of the session, with the reason."""

    candidate: str
    because: str


@dataclass(frozen=True, slots=True)
class DeclareConflict:
    """Recuse a panelist once rating is open: their ratings are kept, and counted nowhere."""

    panelist: str
    candidate: str
    because: str = ""
    deputy: str | None = None
