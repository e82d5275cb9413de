"""What is missing before rating can open, and what is worth a look though it holds nothing up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.evidence import Coverage
from calibrate.domain.people import RelationKind, Role
from calibrate.domain.presence.chairs import lacks_deputy, why_deputy
from calibrate.domain.presence.presence import (
    awaited_raters,
    excused_raters,
    has_quorum,
    missing_raters,
    voters,
)
from calibrate.domain.session import CandidatePhase, CandidateState, Session, once


class Part(StrEnum):
    """The part of set-up where something is mended."""

    RUBRIC = "rubric"
    CANDIDATES = "candidates"
    EVIDENCE = "evidence"
    PANEL = "panel"


SELF = (
    "{name} is a candidate and on the panel: recuse them from themself, or, if these are two "
    "people, add to a name what tells them apart."
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to mend or to look at, and where. `candidate` is the id it concerns, if one."""

    part: Part
    sentence: str
    candidate: str | None = None


NONE = Coverage()
UNEVEN = 3
"""As many times the evidence of one candidate is worth a look."""


@once
def missing(session: Session) -> tuple[Remark, ...]:
    """Return what has to be mended before rating can open."""
    found = []
    if not session.candidates:
        found.append(Remark(Part.CANDIDATES, "No candidate was added yet."))
    if not any(panelist.rates for panelist in session.panel.panelists):
        found.append(Remark(Part.PANEL, "Nobody on the panel rates yet."))
        return tuple(found)
    return (
        *found,
        *(remark for state in session.candidates for remark in _unrated(session, state)),
    )


def _unrated(session: Session, state: CandidateState) -> tuple[Remark, ...]:
    remarks = []
    if not session.panel.raters(state.id):
        sentence = f"Nobody may rate {state.name}: everybody presents them or is recused."
        remarks.append(Remark(Part.PANEL, sentence, state.id))
    remarks += [
        Remark(Part.PANEL, SELF.format(name=state.name), state.id)
        for panelist in session.panel.namesakes(state.name)
        if not session.panel.is_related(RelationKind.RECUSED, panelist.id, state.id)
    ]
    if lacks_deputy(session, state):
        remarks.append(Remark(Part.PANEL, why_deputy(session, state), state.id))
    if not session.rubric.for_step(state.candidate.step):
        sentence = f"The rubric has no criterion for {state.name}, {state.candidate.step}."
        remarks.append(Remark(Part.RUBRIC, sentence, state.id))
    return tuple(remarks)


def worth_a_look(session: Session, covered: Mapping[str, Coverage]) -> tuple[Remark, ...]:
    """Return what does not hold rating up. `covered` has by id what each candidate's pieces do."""
    remarks = [*_panel_remarks(session)]
    for state in session.candidates:
        remarks.extend(_quorum_remarks(session, state))
        remarks.extend(_evidence_remarks(session, state, covered.get(state.id, NONE)))
    return (*remarks, *_uneven(session, covered))


def _uneven(session: Session, covered: Mapping[str, Coverage]) -> list[Remark]:
    """Name whom few pieces speak for where many speak for somebody else."""
    counts = [(covered.get(state.id, NONE).pieces, state) for state in session.candidates]
    there = sorted((one for one in counts if one[0]), key=lambda one: one[0])
    if not there or there[-1][0] < UNEVEN * there[0][0]:
        return []
    (few, least), (many, most) = there[0], there[-1]
    has = "1 piece" if few == 1 else f"{few} pieces"
    sentence = f"{least.name} has {has} of evidence, {most.name} has {many}."
    return [Remark(Part.EVIDENCE, sentence, least.id)]


def _panel_remarks(session: Session) -> list[Remark]:
    remarks = []
    roles = {panelist.role for panelist in session.panel.panelists}
    if Role.FACILITATOR not in roles:
        remarks.append(Remark(Part.PANEL, "Nobody is named as facilitator."))
    if session.decider is None:
        remarks.append(Remark(Part.PANEL, "Nobody is named to decide a tie, so a tie defers."))
    return remarks


def _quorum_remarks(session: Session, state: CandidateState) -> list[Remark]:
    raters, quorum = len(session.panel.raters(state.id)), session.quorum(state.id)
    remarks = []
    if 0 < raters < quorum:
        sentence = f"Only {raters} may rate {state.name}, and the quorum is {quorum}."
        remarks.append(Remark(Part.PANEL, sentence, state.id))
    if not session.panel.presenters(state.id):
        sentence = f"{state.name} has no presenter."
        remarks.append(Remark(Part.CANDIDATES, sentence, state.id))
    return remarks


def _evidence_remarks(session: Session, state: CandidateState, covered: Coverage) -> list[Remark]:
    pieces, unplaced = covered.pieces, covered.unplaced
    if not pieces:
        return [Remark(Part.EVIDENCE, f"{state.name} has no evidence yet.", state.id)]
    remarks = []
    bare = _bare(session, state, covered)
    if bare:
        sentence = f"{state.name} has no evidence on {', '.join(bare)}."
        remarks.append(Remark(Part.EVIDENCE, sentence, state.id))
    if unplaced:
        of = f"{state.name}’s {pieces} pieces" if pieces > 1 else f"{state.name}’s pieces"
        sentence = f"{unplaced} of {of} {'is' if unplaced == 1 else 'are'} unplaced."
        remarks.append(Remark(Part.EVIDENCE, sentence, state.id))
    return remarks


def _bare(session: Session, state: CandidateState, covered: Coverage) -> tuple[str, ...]:
    """Return the titles of criteria that no evidence is placed on."""
    placed = covered.criteria
    criteria = session.rubric.for_step(state.candidate.step)
    return tuple(criterion.title for criterion, _ in criteria if criterion.id not in placed)


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready one candidate is for the meeting; it never tells what anybody rated.

    `awaited` are the names of those who may rate and have not submitted, `absent` of those who have
    not and are marked absent, `bare` the titles of criteria without evidence; `voters` counts who
    is present and may vote.
    """

    candidate: str
    name: str
    submitted: int
    raters: int
    awaited: tuple[str, ...]
    absent: tuple[str, ...]
    bare: tuple[str, ...]
    voters: int
    quorum: int
    has_quorum: bool


class MeetingReadiness:
    """How ready each candidate of a facilitator's session is, in the agenda's order.

    Whoever was withdrawn is not waited for. What is said of one is worked out when it is asked.
    """

    def __init__(self, session: Session, covered: Mapping[str, Coverage]) -> None:
        self._session, self._covered = session, covered
        order = session.meeting.agenda or tuple(state.id for state in session.candidates)
        gone = CandidatePhase.WITHDRAWN
        self.ids = tuple(id for id in order if session.candidate(id).phase is not gone)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, place: int) -> Readiness:
        id = self.ids[place]
        return _readiness(self._session, id, self._covered.get(id, NONE))

    def __iter__(self) -> Iterator[Readiness]:
        return map(self.__getitem__, range(len(self)))

    @property
    def expected(self) -> int:
        """How many submissions there would be if nobody were missing."""
        return sum(len(self._session.panel.raters(id)) for id in self.ids)

    @property
    def submitted(self) -> int:
        """How many of them were made."""
        return self.expected - sum(len(missing_raters(self._session, id)) for id in self.ids)


def meeting_readiness(session: Session, covered: Mapping[str, Coverage]) -> tuple[Readiness, ...]:
    """Return how ready each candidate of a facilitator's session is, in the agenda's order."""
    return tuple(MeetingReadiness(session, covered))


def _readiness(session: Session, candidate: str, covered: Coverage) -> Readiness:
    state, raters = session.candidate(candidate), session.panel.raters(candidate)
    awaited, absent = awaited_raters(session, candidate), excused_raters(session, candidate)
    return Readiness(
        candidate=candidate,
        name=state.name,
        submitted=len(raters) - len(awaited) - len(absent),
        raters=len(raters),
        awaited=tuple(one.name for one in awaited),
        absent=tuple(one.name for one in absent),
        bare=_bare(session, state, covered),
        voters=len(voters(session, candidate)),
        quorum=session.quorum(candidate),
        has_quorum=has_quorum(session, candidate),
    )
