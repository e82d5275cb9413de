"""What sets a session up: its title, rubric, people, relations, and what packets show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calibrate.domain.earlier.earlier import Earlier
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.people import Candidate, Panelist, Relation
from calibrate.domain.policy.policy import Policy
from calibrate.domain.rubric.pairing import Joined
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.travel.witness import KeysGiven


@dataclass(frozen=True, slots=True)
class CreateSession:
    """Begin a session with a title and a rubric; the first command of every file."""

    id: str
    title: str
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class BeginFrom:
    """Say which session the one that was just begun is made from; the second line of its file."""

    earlier: Earlier


@dataclass(frozen=True, slots=True)
class RenameSession:
    """Give the session another title."""

    title: str


@dataclass(frozen=True, slots=True)
class ReplaceRubric:
    """Put another rubric, or another pairing of its levels, in place of the one there is.

    Pieces on a criterion that was joined to another go with it; those on one that is gone lose
    their place.
    """

    rubric: Rubric
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class AddCandidate:
    """Add a candidate, and say who presents them, if it is known."""

    candidate: Candidate
    presenter: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeCandidate:
    """Put a candidate's new name, team or step in place of the old."""

    candidate: Candidate


@dataclass(frozen=True, slots=True)
class RemoveCandidate:
    """Take a candidate out, with evidence and relations."""

    candidate: str


@dataclass(frozen=True, slots=True)
class AddPanelist:
    """Add somebody to the panel."""

    panelist: Panelist


@dataclass(frozen=True, slots=True)
class ChangePanelist:
    """Put a panelist's new name, role or right to rate in place of the old."""

    panelist: Panelist


@dataclass(frozen=True, slots=True)
class RemovePanelist:
    """Take somebody off the panel, with relations."""

    panelist: str


@dataclass(frozen=True, slots=True)
class Relate:
    """Say that a panelist presents a candidate or is recused from them; it replaces what stood."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class Unrelate:
    """Say that a panelist stands in no relation to a candidate."""

    panelist: str
    candidate: str


@dataclass(frozen=True, slots=True)
class FixQuorum:
    """Fix the quorum, or return to the default with None."""

    quorum: int | None


@dataclass(frozen=True, slots=True)
class NameDecider:
    """Name who decides a tie, or nobody with None."""

    panelist: str | None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the command of a log line; refused once later work rests on it."""

    line: int


@dataclass(frozen=True, slots=True)
class DoAgain:
    """Redo what the take-back of a log line undid; refused once anything else was done since."""

    line: int


@dataclass(frozen=True, slots=True)
class OpenRating:
    """Open rating: rubric, people, evidence and placement freeze, and both rounds get their keys.

    With `keys` a witness holds what opens them, and the file does not.
    """

    keys: KeysGiven | None = None


@dataclass(frozen=True, slots=True)
class SetDue:
    """Say until which day ratings are asked for, or with None that there is none."""

    due: date | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class DescribeOrganisation:
    """Say what packets show of the organisation: all of it, nothing where a field is empty."""

    organisation: Organisation


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """Put a policy in place of the one the session started from; the usual one takes it away."""

    policy: Policy


@dataclass(frozen=True, slots=True)
class NameDeputy:
    """Name who runs a candidate's part where the facilitator is recused or presents them.

    With None nobody is named; `because` says why a facilitator who presents goes on without.
    """

    candidate: str
    panelist: str | None
    because: str = ""
