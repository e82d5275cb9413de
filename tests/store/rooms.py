"""Sessions that are brought to any point of a meeting by the commands of people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    AddPanelist,
    BeginSecondRound,
    CallCandidate,
    CloseSession,
    Command,
    NameDecider,
    OpenMeeting,
    OpenRating,
    RecordDecision,
    Relate,
    RevealRound,
    Submit,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.people import Panelist, Relation, RelationKind, Role
from calibrate.domain.phases import in_chair
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.sheet import SheetRow
from tests.sessions import Made, in_charge, naturally, new_session, ratings, submit

IN_CHAIR = in_chair("fay")
FAY = Panelist("fay", "Fay", Role.FACILITATOR, rates=False)


@dataclass(frozen=True, slots=True)
class Room(Made):
    """A session of Ann and Ben with Pia, Quentin, Rosa and Sami, whom Fay facilitates."""

    @property
    def ann(self) -> str:
        """The first candidate's id."""
        return self.candidates[0]

    @property
    def ben(self) -> str:
        """The second candidate's id."""
        return self.candidates[1]

    def do(self, *commands: Command, actor: str = "") -> None:
        """Carry commands out."""
        for command in commands:
            self.store.apply(command, Actor(actor) if actor else naturally(self.store, command))

    def session(self) -> Session:
        """The whole session."""
        return self.store._session

    def state(self, candidate: str = "") -> CandidateState:
        """Where Ann, or another candidate, stands."""
        return self.session().candidate(candidate or self.ann)

    def rate(self, *values: int | None, candidate: int = 0) -> None:
        """Let panelists in their order submit these values in round 1."""
        for panelist, value in enumerate(values):
            submit(self, panelist, candidate, value)

    def rate_again(self, panelist: int, value: int | None, reason: str = "I was told.") -> None:
        """Let a panelist submit round 2 on what split of Ann."""
        split = self.state().second_round
        given = tuple(one for one in ratings(value, reason) if one.criterion in split)
        rater = self.panelists[panelist]
        self.do(Submit(new_id(), rater, self.ann, given, 2), actor=rater)

    def row(self, criterion: str = "code") -> SheetRow:
        """A row of Ann's sheet, as the facilitator reads it."""
        return self.store.sheet(self.ann, in_charge(self.store)).row(criterion)

    def decision(
        self, outcome: Outcome = Outcome.PROMOTE, vote: Vote | None = None, reason: str = "Surely."
    ) -> RecordDecision:
        """A decision on Ann."""
        return RecordDecision(Decision(new_id(), self.ann, outcome, reason, vote))


def room(
    path: Path, recused: tuple[int, ...] = (), presents: tuple[int, ...] = (), opened: bool = True
) -> Room:
    """A session in which rating is open, or not yet; relations are to Ann."""
    made = new_session(path, panelists=("Pia", "Quentin", "Rosa", "Sami"))
    here = Room(made.store, made.candidates, made.panelists)
    here.do(AddPanelist(FAY), NameDecider(here.panelists[0]))
    for kind, several in ((RelationKind.RECUSED, recused), (RelationKind.PRESENTS, presents)):
        for panelist in several:
            here.do(Relate(Relation(kind, here.panelists[panelist], here.ann, "a cousin")))
    if opened:
        here.do(OpenRating())
    return here


def set_up(path: Path) -> Room:
    return room(path, opened=False)


def rating(path: Path) -> Room:
    here = room(path)
    here.rate(2, 4)
    return here


def meeting(path: Path) -> Room:
    here = rating(path)
    here.do(OpenMeeting("a lot"), CallCandidate(here.ann))
    return here


def revealed(path: Path) -> Room:
    here = meeting(path)
    here.rate(2, 4, 4, 5)
    here.do(RevealRound(here.ann))
    return here


def second_round(path: Path) -> Room:
    here = revealed(path)
    here.do(BeginSecondRound(here.ann))
    here.rate_again(0, 4)
    return here


def second_revealed(path: Path) -> Room:
    here = second_round(path)
    for panelist in (1, 2, 3):
        here.rate_again(panelist, 4)
    here.do(RevealRound(here.ann, 2))
    return here


def decided(path: Path) -> Room:
    here = second_revealed(path)
    here.do(here.decision(vote=Vote(3, 1)))
    return here


def withdrawn(path: Path) -> Room:
    here = meeting(path)
    here.do(WithdrawCandidate(here.ann, "moved on"))
    return here


def closed(path: Path) -> Room:
    here = decided(path)
    here.do(WithdrawCandidate(here.ben, "moved on"), CloseSession())
    return here


PHASES = {
    one.__name__: one
    for one in (
        set_up,
        rating,
        meeting,
        revealed,
        second_round,
        second_revealed,
        decided,
        withdrawn,
        closed,
    )
}
"""Every phase in which a session and its first candidate can be, by name."""
