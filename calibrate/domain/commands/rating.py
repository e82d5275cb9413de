"""What panelists submit, how it arrives, and what opens it."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.ballots import Origin
from calibrate.domain.presence.secrets import WrappedKey
from calibrate.domain.ratings import Rating
from calibrate.domain.travel.ballot import Ballot
from calibrate.domain.travel.second_round import SecondRound
from calibrate.domain.travel.witness import GivenKey


@dataclass(frozen=True, slots=True)
class Submit:
    """Seal one panelist's ratings of one candidate as a whole; a later one replaces it.

    `origin` says where the ratings were typed: room, kit or imported.
    """

    id: str
    panelist: str
    candidate: str
    ratings: tuple[Rating, ...]
    round: int = 1
    origin: Origin = Origin.ROOM


@dataclass(frozen=True, slots=True)
class MergeBallots:
    """Take in ballots that came from kits: all that is in them, or nothing."""

    ballots: tuple[Ballot, ...]


@dataclass(frozen=True, slots=True)
class TakeSecondRound:
    """Let a kit know that a second round began on somebody, so that it can be rated there."""

    begun: SecondRound


@dataclass(frozen=True, slots=True)
class TakeBackMerge:
    """Take back all that one merge brought, as long as nothing of it was revealed.

    `line` is the sequence of its line of the log.
    """

    line: int


@dataclass(frozen=True, slots=True)
class WithdrawSubmission:
    """Take a submission back before the reveal: a later entry that says so."""

    id: str
    panelist: str
    candidate: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class ChooseSecret:
    """Give a panelist the key that a secret of their own opens, where they have none."""

    panelist: str
    key: WrappedKey


@dataclass(frozen=True, slots=True)
class RenewSecret:
    """Take a forgotten secret away: what it opened is lost, and what was submitted stands."""

    panelist: str


@dataclass(frozen=True, slots=True)
class RevealRound:
    """Open one candidate's round; `excused` names who is missing, `because` why.

    `given` is the key of the round where a witness holds it.
    """

    candidate: str
    round: int = 1
    excused: tuple[str, ...] = ()
    because: str = ""
    given: GivenKey | None = None


@dataclass(frozen=True, slots=True)
class RevealAll:
    """Open round 1 of several candidates together, all or none; as RevealRound else."""

    candidates: tuple[str, ...]
    excused: tuple[str, ...] = ()
    because: str = ""
    given: tuple[GivenKey, ...] = ()


@dataclass(frozen=True, slots=True)
class BeginSecondRound:
    """Begin a blind second round on the criteria that split in the first, and only on those."""

    candidate: str
