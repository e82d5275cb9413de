"""Everything a person can do to a session, one frozen dataclass each, a file a subject.

`store.apply(command, actor)` carries a command out. Ids come with the command, so that a submission
or decision which is sent twice is carried out once; the store stamps the time.
"""

from __future__ import annotations

from uuid import uuid4

from calibrate.domain.commands.consent import DecideByConsent, ProposeTogether, PullCase
from calibrate.domain.commands.deciding import CloseSession, RecordDecision, ReopenCandidate
from calibrate.domain.commands.evidence import (
    AddEvidence,
    Attach,
    ChangeAudience,
    CorrectEvidence,
    Detach,
    ImportEvidence,
    PlaceEvidence,
    PlaceSeveral,
    RemoveEvidence,
)
from calibrate.domain.commands.handing import (
    ApproveExample,
    IssuePacket,
    KeepMention,
    LeaveOut,
    OfferExample,
    RecordAgreement,
    TellFinding,
    WithdrawOffer,
    WriteMessage,
)
from calibrate.domain.commands.kits import CompareKey, MakeKits, NewKit
from calibrate.domain.commands.late import (
    AddCandidateLate,
    AddRater,
    CorrectName,
    DeclareConflict,
    RenewKeys,
    ReplaceRater,
    WithdrawCandidate,
)
from calibrate.domain.commands.meeting import (
    ArrangeAgenda,
    CallCandidate,
    EndReading,
    GrantReading,
    HideNames,
    MarkAbsent,
    MarkHere,
    OpenMeeting,
    OpenVote,
    PauseClock,
    ResumeClock,
    SetAside,
    SetMinutes,
    StepBack,
    StepOut,
    WriteNote,
)
from calibrate.domain.commands.questions import AnswerQuestion, PublishAnswers, TakeQuestions
from calibrate.domain.commands.rating import (
    BeginSecondRound,
    ChooseSecret,
    MergeBallots,
    RenewSecret,
    RevealAll,
    RevealRound,
    Submit,
    TakeBackMerge,
    TakeSecondRound,
    WithdrawSubmission,
)
from calibrate.domain.commands.setting_up import (
    AddCandidate,
    AddPanelist,
    BeginFrom,
    ChangeCandidate,
    ChangePanelist,
    CreateSession,
    DescribeOrganisation,
    DoAgain,
    FixQuorum,
    NameDecider,
    NameDeputy,
    OpenRating,
    Relate,
    RemoveCandidate,
    RemovePanelist,
    RenameSession,
    ReplaceRubric,
    SetDue,
    SetPolicy,
    TakeBack,
    Unrelate,
)
from calibrate.domain.commands.talking import BeginWithReasons, RankPanelist, ShowNumbers
from calibrate.domain.commands.voice import (
    KeepFacts,
    RecordResponse,
    SetResponseDeadline,
    WriteStatement,
)


def new_id() -> str:
    """Return a fresh id: 32 hexadecimal digits, drawn at random."""
    return uuid4().hex


Reveal = RevealRound | RevealAll
"""What opens rounds."""

LetterCommand = WriteMessage | TellFinding | LeaveOut | KeepMention
"""What is written to a candidate; nothing of it leaves by itself, and all of it can be changed."""

QuestionCommand = TakeQuestions | AnswerQuestion | PublishAnswers
"""What becomes of questions before the meeting."""

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
    | SetPolicy
    | NameDeputy
    | RankPanelist
    | WriteStatement
    | KeepFacts
    | BeginWithReasons
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
    | ShowNumbers
    | ProposeTogether
    | PullCase
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
    | DecideByConsent
    | ReopenCandidate
    | CloseSession
    | IssuePacket
    | RecordResponse
)
"""What nothing takes back: no window gives one of these by a single press.

It asks first; or, as with a decision, what was entered before is deliberate enough.
"""

Command = (
    SetUpCommand
    | MeetingCommand
    | CreateSession
    | BeginFrom
    | TakeBack
    | DoAgain
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
    | SetResponseDeadline
    | RecordResponse
    | QuestionCommand
    | DeclareConflict
    | WithdrawCandidate
    | RecordDecision
    | DecideByConsent
    | ReopenCandidate
    | CloseSession
    | IssuePacket
)
