"""Who of an earlier session comes along into the next, at which step, and by which commands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from calibrate.domain.commands import (
    AddCandidate,
    AddEvidence,
    AddPanelist,
    BeginFrom,
    Command,
    DescribeOrganisation,
    FixQuorum,
    KeepFacts,
    NameDecider,
    RankPanelist,
    Relate,
    SetPolicy,
)
from calibrate.domain.cycle.former import Decided, Former, reference_of
from calibrate.domain.decisions import FollowUp, Outcome
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.organisation.organisation import NO_ORGANISATION
from calibrate.domain.people import RelationKind
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.voice.facts import NO_FACTS, EarlierOutcome, with_outcome

BELONG = (RelationKind.PRESENTS, RelationKind.RECUSED)
"""The relations that belong to people, and not to one session."""


class Way(StrEnum):
    """How somebody of an earlier session stands to the next.

    AGAIN at the same step; ONWARD at the next one, after a promotion; PROMOTED where the rubric has
    no further step, NO_STEP where it does not have theirs; WITHDRAWN who left.
    """

    AGAIN = "again"
    ONWARD = "onward"
    PROMOTED = "promoted"
    NO_STEP = "no-step"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody of an earlier session, how they stand to the next, and the step they take there."""

    state: CandidateState
    way: Way
    step: Step | None = None

    @property
    def id(self) -> str:
        """The candidate's id in the earlier session."""
        return self.state.id

    @property
    def can(self) -> bool:
        """Whether they can come along."""
        return self.step is not None

    @property
    def why_not(self) -> str:
        """Why they cannot come along, as part of a sentence, or nothing."""
        match self.way:
            case Way.PROMOTED:
                return "promoted, and the rubric has no further step"
            case Way.NO_STEP:
                return "the rubric does not have their step"
            case Way.WITHDRAWN:
                return "withdrawn from the session"
            case Way.AGAIN | Way.ONWARD:
                return ""

    @property
    def does_usually(self) -> bool:
        """Whether they come along unless somebody says otherwise: who was not promoted."""
        return self.way is Way.AGAIN


def everybody(former: Former, rubric: Rubric) -> tuple[Coming, ...]:
    """Return how each of an earlier session stands to a next one with this rubric."""
    return tuple(_coming(former, rubric, state) for state in former.session.candidates)


def _coming(former: Former, rubric: Rubric, state: CandidateState) -> Coming:
    if state.phase is CandidatePhase.WITHDRAWN:
        return Coming(state, Way.WITHDRAWN)
    before = state.candidate.step
    found = former.decided.get(state.id)
    if found is None or found.outcome is not Outcome.PROMOTE:
        is_there = before in rubric.steps
        return Coming(state, Way.AGAIN, before) if is_there else Coming(state, Way.NO_STEP)
    onward = next((step for step in rubric.steps if step.current == before.target), None)
    return Coming(state, Way.ONWARD, onward) if onward else Coming(state, Way.PROMOTED)


def usual(people: Collection[Coming]) -> tuple[str, ...]:
    """Return who comes along unless somebody says otherwise, by id."""
    return tuple(one.id for one in people if one.does_usually)


def chosen(people: Collection[Coming], ids: Collection[str]) -> tuple[Coming, ...]:
    """Return those of these ids; raise BadInput for somebody who cannot come along."""
    found = tuple(one for one in people if one.id in ids)
    for one in found:
        if not one.can:
            raise BadInput(f"{one.state.name} cannot come along: {one.why_not}.")
    return found


Ids = Callable[[], str]
Told = Callable[[FollowUp, Former, str], EvidenceText]
"""What a follow-up of a former session says as a piece of evidence, with its reference."""
Came = Callable[[Decided], EarlierOutcome]
"""What came of a former session, as a fact about its candidate."""


@dataclass(frozen=True, slots=True)
class Next:
    """What a session begins with that is made from an earlier one: `further` commands, and whom.

    `policy` takes the place of the earlier one's, if it is given.
    """

    former: Former
    rubric: Rubric
    people: tuple[Coming, ...]
    policy: Policy | None = None

    @property
    def follow_ups(self) -> int:
        """How many follow-ups come along as evidence."""
        found = (self.former.decided.get(one.id) for one in self.people)
        return sum(len(one.follow_ups) for one in found if one)

    def related(self, kind: RelationKind) -> int:
        """Return how many relations of a kind come along."""
        panel = self.former.session.panel
        return sum(one.kind is kind for who in self.people for one in panel.related(who.id))

    def further(self, new_id: Ids, told: Told, came: Came) -> tuple[Command, ...]:
        """Return what follows on the creation: everybody gets an id of their own here."""
        return tuple(_Carrying(self, new_id, told, came).commands())


class _Carrying:
    """Makes the commands of a next session; `_ids` has who is who there."""

    def __init__(self, plan: Next, new_id: Ids, told: Told, came: Came) -> None:
        self._plan, self._new_id, self._told, self._came = plan, new_id, told, came
        session = plan.former.session
        people = (*(one.id for one in session.panel.panelists), *(one.id for one in plan.people))
        self._ids = {id: new_id() for id in people}

    def commands(self) -> Iterator[Command]:
        yield BeginFrom(self._plan.former.as_earlier)
        yield from self._settings()
        yield from self._panel()
        for one in self._plan.people:
            yield from self._candidate(one)

    def _settings(self) -> Iterator[Command]:
        session = self._plan.former.session
        policy = session.policy if self._plan.policy is None else self._plan.policy
        if policy != USUAL:
            yield SetPolicy(policy)
        if session.organisation != NO_ORGANISATION:
            yield DescribeOrganisation(session.organisation)
        if session.fixed_quorum:
            yield FixQuorum(session.fixed_quorum)

    def _panel(self) -> Iterator[Command]:
        session = self._plan.former.session
        for panelist in session.panel.panelists:
            id = self._ids[panelist.id]
            yield AddPanelist(replace(panelist, id=id))
            if rank := session.seniority.of(panelist.id):
                yield RankPanelist(id, rank)
        if session.decider:
            yield NameDecider(self._ids[session.decider])

    def _candidate(self, one: Coming) -> Iterator[Command]:
        assert one.step
        candidate = self._ids[one.id]
        yield AddCandidate(replace(one.state.candidate, id=candidate, step=one.step))
        for relation in self._plan.former.session.panel.related(one.id):
            if relation.kind in BELONG:
                panelist = self._ids[relation.panelist]
                yield Relate(replace(relation, panelist=panelist, candidate=candidate))
        yield from self._facts(one, candidate)
        yield from self._follow_ups(one.id, candidate)

    def _facts(self, one: Coming, candidate: str) -> Iterator[Command]:
        """What was kept of somebody, and what came of the earlier session, until after the vote."""
        former = self._plan.former
        facts, found = former.facts.get(one.id, NO_FACTS), former.decided.get(one.id)
        if found:
            facts = with_outcome(facts, self._came(found))
        if found and found.outcome is Outcome.PROMOTE:
            facts = replace(facts, promoted=found.day, level_since=found.day)
        if not facts.is_empty:
            yield KeepFacts(candidate, facts)

    def _follow_ups(self, before: str, candidate: str) -> Iterator[Command]:
        former = self._plan.former
        found = former.decided.get(before)
        for place, follow_up in enumerate(found.follow_ups if found else (), start=1):
            assert found
            reference = reference_of(former.session.id, found.id, place)
            content = self._told(follow_up, former, reference)
            yield AddEvidence(NewEvidence(self._new_id(), candidate, content))
