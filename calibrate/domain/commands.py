"""Everything a person can do to a session, one frozen dataclass each.

`store.apply(command, actor)` carries a command out. Ids come with the command, so that a submission
or decision which is sent twice is carried out once; the store stamps the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.ballots import Origin
from calibrate.domain.decisions import Decision
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding
from calibrate.domain.meeting import USUAL_MINUTES, USUAL_READING_MINUTES, Arrangement
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.people import Candidate, Panelist, Relation
from calibrate.domain.presence.secrets import WrappedKey
from calibrate.domain.ratings import Rating
from calibrate.domain.rubric.pairing import Joined
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.travel.ballot import Ballot
from calibrate.domain.travel.second_round import SecondRound
from calibrate.domain.travel.witness import GivenKey, KeysGiven


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
class PlaceSeveral:
    """Place several pieces at once, each on its criteria and no others."""

    placements: tuple[PlaceEvidence, ...]


@dataclass(frozen=True, slots=True)
class ChangeAudience:
    """Say who may see a piece; once rating is open it needs a reason, and is no new version."""

    evidence: str
    audience: Audience
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attach:
    """Attach files to a piece; once rating is open that is a new version, with a reason."""

    evidence: str
    files: tuple[NewAttachment, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Detach:
    """Take a file off a piece, by its number there; as long as rating is not open."""

    evidence: str
    number: int


@dataclass(frozen=True, slots=True)
class ImportEvidence:
    """Add the good rows of a table: candidates it names first, new pieces, and new texts.

    `shown` has the pieces that others may see from now on. `reason` says why, once rating is open.
    """

    source: str
    candidates: tuple[Candidate, ...]
    added: tuple[NewEvidence, ...]
    corrected: tuple[CorrectEvidence, ...] = ()
    shown: tuple[ChangeAudience, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the command of a log line; refused once later work rests on it."""

    line: int


@dataclass(frozen=True, slots=True)
class OpenRating:
    """Open rating: rubric, people, evidence and placement freeze, and both rounds get their keys.

    With `keys` a witness holds what opens them, and the file does not.
    """

    keys: KeysGiven | None = None


@dataclass(frozen=True, slots=True)
class NewKit:
    """A kit that goes out to a panelist; `enrolment` is the hash of its one-time secret (hex)."""

    id: str
    panelist: str
    enrolment: str


@dataclass(frozen=True, slots=True)
class MakeKits:
    """Note that kits go out; with `because` each replaces the kit that its panelist had."""

    kits: tuple[NewKit, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class CompareKey:
    """Note whether the six words of a kit's key, compared by voice, are the same.

    `signer` is the public key whose words were compared, in hexadecimal.
    """

    kit: str
    signer: str
    is_same: bool = True


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
class SetDue:
    """Say until which day ratings are asked for, or with None that there is none."""

    due: date | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class DescribeOrganisation:
    """Say what packets show of the organisation: all of it, nothing where a field is empty."""

    organisation: Organisation


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


Reveal = RevealRound | RevealAll
"""What opens rounds."""


@dataclass(frozen=True, slots=True)
class BeginSecondRound:
    """Begin a blind second round on the criteria that split in the first, and only on those."""

    candidate: str


@dataclass(frozen=True, slots=True)
class WithdrawCandidate:
    """Take a candidate out of the session, with the reason."""

    candidate: str
    because: str


@dataclass(frozen=True, slots=True)
class RecordDecision:
    """Record what the panel decided on a candidate."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class ReopenCandidate:
    """Open a decided or withdrawn candidate again, with the reason; what was decided is kept."""

    candidate: str
    because: str


@dataclass(frozen=True, slots=True)
class IssuePacket:
    """Note that a packet was handed out: which edition of whose cases, and to whom.

    `sha256` is that of the file as it is handed out, in hexadecimal: encrypted or signed, if it is.
    """

    id: str
    candidates: tuple[str, ...]
    edition: Edition
    recipient: str
    sha256: str
    is_encrypted: bool = False
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class OfferExample:
    """Offer a piece, in other words, as the example that the ladder asks for.

    `gap` is what it says at `level` of `criterion`. With the id of an offer that stands, its words
    change, and whoever agreed or approved does so anew.
    """

    id: str
    evidence: str
    criterion: str
    level: str
    gap: str
    words: str


@dataclass(frozen=True, slots=True)
class RecordAgreement:
    """Note that the person agreed to the words of an offer, and how they were asked."""

    offer: str
    agreement: str


@dataclass(frozen=True, slots=True)
class ApproveExample:
    """Let the ladder have an offered example, to which the person agreed."""

    offer: str


@dataclass(frozen=True, slots=True)
class WithdrawOffer:
    """Take an offered example back, whatever was agreed; the person need not say why."""

    offer: str


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Keep what was said on one criterion of a revealed candidate, in place of the note before."""

    candidate: str
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """Write what a decided candidate is told in the letter; confirmed, it was read as it stands."""

    candidate: str
    text: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class TellFinding:
    """Choose what a decided candidate is told of a criterion, with a sentence or without.

    Confirmed, a person stands by it as it is; what the record proposes is confirmed by this too.
    """

    candidate: str
    criterion: str
    finding: Finding
    words: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave a piece that is for the candidate out of their letter, or take it in again."""

    evidence: str
    left_out: bool = True


@dataclass(frozen=True, slots=True)
class KeepMention:
    """Keep what names a rater in a letter, or repeats their words, with the reason.

    `place`, `start` and `end` say where it stands, `digest` in which text (hexadecimal); without a
    reason it is kept no more.
    """

    candidate: str
    place: str
    start: int
    end: int
    digest: str
    because: str


@dataclass(frozen=True, slots=True)
class DeclareConflict:
    """Recuse a panelist once rating is open: their ratings are kept, and counted nowhere."""

    panelist: str
    candidate: str
    because: str = ""
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """Open the meeting: `lot`, drawn at random, gives the agenda's first order."""

    lot: str
    minutes: int = USUAL_MINUTES
    reading_minutes: int = USUAL_READING_MINUTES


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """Give every candidate the same number of minutes, some of them for silent reading."""

    minutes: int
    reading_minutes: int


@dataclass(frozen=True, slots=True)
class ArrangeAgenda:
    """Put the agenda into another order, which names every candidate once."""

    order: tuple[str, ...]
    arrangement: Arrangement = Arrangement.HAND


@dataclass(frozen=True, slots=True)
class CallCandidate:
    """Begin a candidate's turn, and end the one before; who is recused goes out, others return."""

    candidate: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """Put the candidate at hand off until later in the meeting."""


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Let the clock of the candidate at hand stand still."""


@dataclass(frozen=True, slots=True)
class ResumeClock:
    """Let the clock of the candidate at hand go on."""


@dataclass(frozen=True, slots=True)
class GrantReading:
    """Give the candidate at hand silent reading time, or more of it."""

    seconds: int


@dataclass(frozen=True, slots=True)
class EndReading:
    """End the silent reading time of the candidate at hand."""


@dataclass(frozen=True, slots=True)
class OpenVote:
    """Go on to the vote on the candidate at hand."""


@dataclass(frozen=True, slots=True)
class MarkAbsent:
    """Note that a panelist is not there; it serves every candidate until they have come."""

    panelist: str
    because: str


@dataclass(frozen=True, slots=True)
class MarkHere:
    """Note that somebody who was absent has come."""

    panelist: str


@dataclass(frozen=True, slots=True)
class StepOut:
    """Note that somebody who is recused from a candidate leaves the room."""

    panelist: str
    candidate: str


@dataclass(frozen=True, slots=True)
class StepBack:
    """Note that somebody who was outside is back in the room."""

    panelist: str


@dataclass(frozen=True, slots=True)
class HideNames:
    """Hide all names on the room's screen, or show them again."""

    hidden: bool


@dataclass(frozen=True, slots=True)
class CloseSession:
    """Close the session: from then on it is read-only."""


@dataclass(frozen=True, slots=True)
class NameDeputy:
    """Name who runs a candidate's part where the facilitator is recused or presents them.

    With None nobody is named; `because` says why a facilitator who presents goes on without.
    """

    candidate: str
    panelist: str | None
    because: str = ""


LetterCommand = WriteMessage | TellFinding | LeaveOut | KeepMention
"""What is written to a candidate; nothing of it leaves by itself, and all of it can be changed."""

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
    | ChangeAudience
    | RemoveEvidence
    | Attach
    | Detach
    | PlaceEvidence
    | PlaceSeveral
    | ImportEvidence
    | DescribeOrganisation
    | NameDeputy
)
"""What sets a session up; each of them can be taken back while set-up lasts."""

MeetingCommand = (
    OpenMeeting
    | SetMinutes
    | ArrangeAgenda
    | CallCandidate
    | SetAside
    | PauseClock
    | ResumeClock
    | GrantReading
    | EndReading
    | OpenVote
    | MarkAbsent
    | MarkHere
    | StepOut
    | StepBack
    | HideNames
)
"""What is noted of the meeting itself: its order, its clock, and who is in the room."""

FinalCommand = (
    OpenRating
    | OpenMeeting
    | AddRater
    | ReplaceRater
    | AddCandidateLate
    | RevealRound
    | RevealAll
    | BeginSecondRound
    | DeclareConflict
    | WithdrawSubmission
    | RenewSecret
    | WithdrawCandidate
    | RecordDecision
    | ReopenCandidate
    | CloseSession
    | IssuePacket
)
"""What nothing takes back: no window gives one of these by a single press.

It asks first; or, as with a decision, what was entered before is deliberate enough.
"""

Command = (
    SetUpCommand
    | MeetingCommand
    | CreateSession
    | TakeBack
    | OpenRating
    | MakeKits
    | CompareKey
    | Submit
    | AddRater
    | ReplaceRater
    | AddCandidateLate
    | RenewKeys
    | CorrectName
    | SetDue
    | MergeBallots
    | TakeBackMerge
    | TakeSecondRound
    | WithdrawSubmission
    | ChooseSecret
    | RenewSecret
    | RevealRound
    | RevealAll
    | BeginSecondRound
    | OfferExample
    | RecordAgreement
    | ApproveExample
    | WithdrawOffer
    | WriteNote
    | LetterCommand
    | DeclareConflict
    | WithdrawCandidate
    | RecordDecision
    | ReopenCandidate
    | CloseSession
    | IssuePacket
)
