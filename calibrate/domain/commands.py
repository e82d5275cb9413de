"""Everything a person can do to a session, one frozen dataclass each.

`store.apply(command, actor)` carries a command out. Ids come with the command, so that a submission
or decision which is sent twice is carried out once; the store stamps the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from calibrate.domain.decisions import Decision
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation
from calibrate.domain.ratings import Rating
from calibrate.domain.rubric import Rubric


def new_id() -> str:
    """Return a fresh id: 32 hexadecimal digits, drawn at random."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class CreateSession:
    """Begin a session with a title and a rubric; the first command of every file."""

    id: str
    title: str
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class RenameSession:
    """Give the session another title."""

    title: str


@dataclass(frozen=True, slots=True)
class ReplaceRubric:
    """Put another rubric, or another pairing of its levels, in place of the one there is."""

    rubric: Rubric


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
class AddEvidence:
    """Add a piece by hand; once rating is open it needs a reason."""

    evidence: NewEvidence
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CorrectEvidence:
    """Give a piece another text; once rating is open that is a new version with a reason."""

    evidence: str
    content: EvidenceText
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RemoveEvidence:
    """Take a piece out again."""

    evidence: str


@dataclass(frozen=True, slots=True)
class PlaceEvidence:
    """Place a piece on these criteria and no others."""

    evidence: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportEvidence:
    """Add the good rows of a table: candidates it names first, new pieces, and new texts."""

    source: str
    candidates: tuple[Candidate, ...]
    added: tuple[NewEvidence, ...]
    corrected: tuple[CorrectEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the command of a log line; refused once later work rests on it."""

    line: int


@dataclass(frozen=True, slots=True)
class OpenRating:
    """Open rating: rubric, people, evidence and placement freeze, and round 1 gets its keys."""


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
    origin: str = "room"


@dataclass(frozen=True, slots=True)
class WithdrawSubmission:
    """Take a submission back before the reveal: a later entry that says so."""

    id: str
    panelist: str
    candidate: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class RevealRound:
    """Open one candidate's round; `excused` names who is missing, `because` why."""

    candidate: str
    round: int = 1
    excused: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawCandidate:
    """Take a candidate out of the session for good, with the reason."""

    candidate: str
    because: str


@dataclass(frozen=True, slots=True)
class RecordDecision:
    """Record what the panel decided on a candidate."""

    decision: Decision


SetUpCommand = (
    RenameSession
    | ReplaceRubric
    | AddCandidate
    | ChangeCandidate
    | RemoveCandidate
    | AddPanelist
    | ChangePanelist
    | RemovePanelist
    | Relate
    | Unrelate
    | FixQuorum
    | NameDecider
    | AddEvidence
    | CorrectEvidence
    | RemoveEvidence
    | PlaceEvidence
    | ImportEvidence
)
"""What sets a session up; each of them can be taken back while set-up lasts."""

Command = (
    SetUpCommand
    | CreateSession
    | TakeBack
    | OpenRating
    | Submit
    | WithdrawSubmission
    | RevealRound
    | WithdrawCandidate
    | RecordDecision
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a command changed: its log line, one sentence, what to read again, how to undo it."""

    line: int
    sentence: str
    tables: frozenset[str]
    candidates: frozenset[str] = frozenset()
    take_back: TakeBack | None = None
