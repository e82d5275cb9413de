"""The state of a session as one value: phases, people, rubric, and who has submitted what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, wraps
from typing import TypeVar

from calibrate.domain.ballots import ROUNDS, Submission
from calibrate.domain.decisions import quorum
from calibrate.domain.earlier.earlier import Earlier
from calibrate.domain.errors import BadInput
from calibrate.domain.meeting import Meeting
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.people import Candidate, Panel, same_name
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.talking.reasons_first import NUMBERS_AT_ONCE, ReasonsFirst
from calibrate.domain.talking.seniority import NO_SENIORITY, Seniority
from calibrate.domain.travel.kits import Kit

EMPTY_PANEL = Panel()
NO_MEETING = Meeting()
NO_SUCH_CANDIDATE = "There is no such candidate in this session."


class SessionPhase(StrEnum):
    """Where a session stands: set-up → rating → meeting → closed."""

    SETUP = "setup"
    RATING = "rating"
    MEETING = "meeting"
    CLOSED = "closed"


class CandidatePhase(StrEnum):
    """Where a candidate stands: sealed → revealed → decided, or withdrawn at any point."""

    SEALED = "sealed"
    REVEALED = "revealed"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class CandidateState:
    """A candidate, the phase they are in, and how many rounds were opened (0 while sealed).

    `second_round` has the criteria of round 2 once that has begun; `deputy` is the panelist who
    runs this candidate's part of the meeting where the facilitator is recused or presents them, and
    `without_deputy` why a facilitator who presents them goes on without one.
    """

    candidate: Candidate
    phase: CandidatePhase = CandidatePhase.SEALED
    rounds_opened: int = 0
    withdrawn_because: str = ""
    second_round: tuple[str, ...] = ()
    deputy: str | None = None
    without_deputy: str = ""

    @property
    def sealed_round(self) -> int | None:
        """The round that is submitted to now and was not opened yet, if there is one."""
        if self.phase is CandidatePhase.SEALED:
            return 1
        if self.phase is CandidatePhase.REVEALED and self.second_round and self.rounds_opened == 1:
            return 2
        return None

    @property
    def talk_stage(self) -> int:
        """At which stage the talk is: on round 1 at 1, at 2 while round 2 is rated, then at 3.

        It is 0 where nothing is talked about: before the reveal, and once it is decided.
        """
        if self.phase is not CandidatePhase.REVEALED:
            return 0
        return 3 if self.rounds_opened > 1 else 2 if self.second_round else 1

    @property
    def id(self) -> str:
        """The candidate's id."""
        return self.candidate.id

    @property
    def name(self) -> str:
        """The candidate's name."""
        return self.candidate.name


@dataclass(frozen=True)
class Session:
    """A session, or as much of it as one viewer may see.

    `fixed_quorum` is None where the default stands, `decider` the panelist who decides a tie.
    `witness` has the six words of the key of who holds the seed, none where the file does;
    `organisation` is what packets show of whose session it is, `policy` what that has chosen, and
    `earlier` the session that this one was made from. `seniority` says who speaks late; only who
    runs the session sees that. `reasons_first` tells whether numbers come later.
    """

    id: str
    title: str
    phase: SessionPhase
    rubric: Rubric
    panel: Panel = EMPTY_PANEL
    candidates: tuple[CandidateState, ...] = ()
    submitted: frozenset[Submission] = frozenset()
    fixed_quorum: int | None = None
    decider: str | None = None
    meeting: Meeting = NO_MEETING
    kits: tuple[Kit, ...] = ()
    due: date | None = None
    witness: str = ""
    organisation: Organisation = NO_ORGANISATION
    policy: Policy = USUAL
    earlier: Earlier | None = None
    seniority: Seniority = NO_SENIORITY
    reasons_first: ReasonsFirst = NUMBERS_AT_ONCE

    @property
    def asked_until(self) -> date | None:
        """The day until which ratings are asked for, as long as that matters."""
        return self.due if self.phase in (SessionPhase.SETUP, SessionPhase.RATING) else None

    def candidate(self, id: str) -> CandidateState:
        """Return the candidate with this id; raise BadInput if there is none here."""
        if id not in self._by_id:
            raise BadInput(NO_SUCH_CANDIDATE)
        return self._by_id[id]

    def candidate_named(self, name: str) -> CandidateState:
        """Return the candidate of this name; raise BadInput if there is none here."""
        for state in self.candidates:
            if same_name(state.name, name):
                return state
        raise BadInput(f"There is no candidate named “{name}”.{_choice(self._candidate_names)}")

    def panelist_named(self, name: str) -> str:
        """Return the id of the panelist of this name; raise BadInput if there is none."""
        for panelist in self.panel.panelists:
            if same_name(panelist.name, name):
                return panelist.id
        names = tuple(panelist.name for panelist in self.panel.panelists)
        raise BadInput(f"There is no panelist named “{name}”.{_choice(names)}")

    def kits_of(self, panelist: str) -> tuple[Kit, ...]:
        """Return a panelist's kits, oldest first."""
        return tuple(kit for kit in self.kits if kit.panelist == panelist)

    def quorum(self, candidate: str) -> int:
        """Return how many must take part for `candidate`, unless the reason says why fewer did."""
        fixed = self.fixed_quorum or self.policy.quorum
        return fixed or quorum(len(self.panel.raters(candidate)))

    @property
    def policy_in_force(self) -> Policy:
        """The policy as it holds here: a quorum that was fixed for this session stands over it."""
        return replace(self.policy, quorum=self.fixed_quorum or self.policy.quorum)

    def begins_with_reasons(self, candidate: str) -> bool:
        """Tell whether reasons are shown of a candidate, and their numbers are held back."""
        stage = self.candidate(candidate).talk_stage
        return stage > 0 and self.reasons_first.holds_back(candidate, stage)

    def has_submitted(self, panelist: str, candidate: str, round: int = 1) -> bool:
        """Tell whether a submission of `panelist` stands for `candidate`."""
        return Submission(candidate, panelist, round) in self.submitted

    @cached_property
    def candidate_ids(self) -> frozenset[str]:
        """The ids of the candidates."""
        return frozenset(self._by_id)

    @cached_property
    def _by_id(self) -> Mapping[str, CandidateState]:
        return {state.id: state for state in self.candidates}

    @property
    def _candidate_names(self) -> tuple[str, ...]:
        return tuple(state.name for state in self.candidates)


Found = TypeVar("Found")


def once(work_out: Callable[[Session], Found]) -> Callable[[Session], Found]:
    """Keep with a session what was worked out of it: it never changes, and many ask."""
    name = f"_{work_out.__module__}.{work_out.__name__}"

    @wraps(work_out)
    def known(session: Session) -> Found:
        kept = vars(session)
        if name not in kept:
            kept[name] = work_out(session)
        found: Found = kept[name]
        return found

    return known


@once
def unopened(session: Session) -> tuple[str, ...]:
    """Return the ids of those who have a round that was not opened, and so sealed keys."""
    return tuple(state.id for state in session.candidates if state.rounds_opened < len(ROUNDS))


@once
def undecided(session: Session) -> tuple[CandidateState, ...]:
    """Return the candidates who are neither decided nor withdrawn."""
    over = (CandidatePhase.DECIDED, CandidatePhase.WITHDRAWN)
    return tuple(state for state in session.candidates if state.phase not in over)


def _choice(names: tuple[str, ...]) -> str:
    return f" There are: {', '.join(names)}." if names else " None was added yet."
