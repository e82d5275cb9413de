"""Which command comes next, by whom, so that a session goes its way from set-up to closed.

Half the commands are such as the phase asks for; the others are any, by anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from calibrate.domain import authority
from calibrate.domain import commands as c
from calibrate.domain.agenda.readiness import missing
from calibrate.domain.authority import Actor, Ground
from calibrate.domain.decisions import Decision, Dissent, Outcome, Vote
from calibrate.domain.people import Candidate, Panelist, Role
from calibrate.domain.presence.chairs import holds, lacks_deputy, may_deputize, may_run
from calibrate.domain.presence.presence import awaited_raters, voters
from calibrate.domain.ratings import Citation, Rating
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
    undecided,
)
from tests.attacks.drawn.values import Drawer

One = TypeVar("One")
Weights = Mapping[type[Any], float]
SET_UP: Weights = {
    c.AddCandidate: 1.5,
    c.AddPanelist: 4,
    c.AddEvidence: 3,
    c.ImportEvidence: 2,
    c.Relate: 1.5,
    c.NameDeputy: 0.7,
    c.NameDecider: 0.7,
    c.TakeBack: 0.7,
    c.RenameSession: 0.3,
    c.ChangeCandidate: 0.5,
    c.ChangePanelist: 0.5,
    c.FixQuorum: 0.3,
    c.RemoveEvidence: 0.4,
    c.PlaceEvidence: 0.6,
    c.CorrectEvidence: 0.5,
    c.RemoveCandidate: 0.2,
    c.RemovePanelist: 0.3,
    c.ReplaceRubric: 0.3,
    c.Unrelate: 0.4,
    c.OpenRating: 1.5,
}
LONG_SET_UP = 25
"""After so many lines what holds rating up is mended."""

MENDING: Weights = {c.Unrelate: 3, c.NameDeputy: 3, c.AddPanelist: 1, c.RemoveCandidate: 0.5}
RATING: Weights = {
    c.Submit: 9,
    c.OpenMeeting: 1,
    c.RevealRound: 2,
    c.RevealAll: 0.7,
    c.MarkAbsent: 0.6,
    c.WithdrawSubmission: 0.6,
    c.DeclareConflict: 0.4,
    c.AddEvidence: 0.5,
    c.CorrectEvidence: 0.5,
}
MEETING: Weights = {
    c.Submit: 8,
    c.RevealRound: 4,
    c.BeginSecondRound: 2,
    c.RecordDecision: 4,
    c.CallCandidate: 2,
    c.OpenVote: 1,
    c.WriteNote: 1,
    c.MarkHere: 1,
    c.MarkAbsent: 0.5,
    c.SetAside: 0.5,
    c.PauseClock: 0.5,
    c.ResumeClock: 0.5,
    c.GrantReading: 0.5,
    c.EndReading: 0.5,
    c.StepBack: 0.4,
    c.StepOut: 0.4,
    c.ReopenCandidate: 0.8,
    c.WithdrawCandidate: 0.4,
    c.DeclareConflict: 0.4,
    c.NameDeputy: 0.3,
    c.ArrangeAgenda: 0.4,
    c.HideNames: 0.4,
    c.WithdrawSubmission: 0.4,
    c.OpenMeeting: 1,
    c.CloseSession: 0.5,
}
CLOSED: Weights = {c.ReopenCandidate: 1, c.CloseSession: 0.2}
"""What is likely to come in a phase; everything else comes by chance."""

Given = dict[str, Any]


@dataclass
class Guide:
    """Knows how a session stands, and shapes what comes next after it.

    `pieces` has the evidence of each candidate, `newest` the line that can be taken back.
    """

    session: Session
    drawer: Drawer
    pieces: Mapping[str, tuple[str, ...]]
    newest: int | None

    def next(self) -> tuple[c.Command, Actor]:
        """Return a command as the phase asks for, by somebody who may give it."""
        kind = self._kind()
        given = SHAPES[kind](self) if kind in SHAPES else {}
        command = self.drawer.build(kind, **given)
        return command, self.actor(command)

    def _kind(self) -> type[Any]:
        session = self.session
        if session.phase is SessionPhase.SETUP:
            if len(session.candidates) < 2:
                return c.AddCandidate
            if len(session.panel.panelists) < 4:
                return c.AddPanelist
            lacking = self.newest and self.newest > LONG_SET_UP and missing(session)
            return self._one(MENDING if lacking else SET_UP)
        if session.phase is SessionPhase.CLOSED and not undecided(session):
            return self._one(CLOSED)
        if not undecided(session):
            return self._one({c.CloseSession: 3, c.ReopenCandidate: 1})
        kind = self._one(RATING if session.phase is SessionPhase.RATING else MEETING)
        is_early = kind in (c.RevealRound, c.RevealAll) and self._is_hardly_rated()
        return c.Submit if is_early and self.drawer.random.random() < 0.8 else kind

    def _is_hardly_rated(self) -> bool:
        """Tell whether most of those who may rate whoever is sealed have not submitted."""
        sealed = [one for one in self.session.candidates if one.sealed_round]
        awaited = [awaited_raters(self.session, one.id, one.sealed_round) for one in sealed]
        raters = [self.session.panel.raters(one.id) for one in sealed]
        pairs = zip(awaited, raters, strict=True)
        return bool(sealed) and all(2 * len(some) > len(every) for some, every in pairs)

    def _one(self, weights: Weights) -> type[Any]:
        return self.drawer.random.choices(list(weights), list(weights.values()))[0]

    # Who

    def actor(self, command: c.Command) -> Actor:
        """Return somebody who may give a command: its panelist, or who runs that part."""
        chairs = self._chairs(command)
        if isinstance(command, c.Submit | c.WithdrawSubmission):
            for_them = [Actor(one.who, command.panelist, Ground.IMPORT) for one in chairs]
            return self.pick([Actor(command.panelist)] * 3 + for_them)
        return self.pick(chairs)

    def _chairs(self, command: c.Command) -> list[Actor]:
        about = _about(command) & self.session.candidate_ids
        people = [one.id for one in self.session.panel.panelists]
        running = [Actor(id) for id in people if may_run(self.session, id, about)]
        return running + ([authority.HOLDER] if holds(self.session) or not running else [])

    def anybody(self) -> Actor:
        """Return an actor of any kind."""
        people = [one.id for one in self.session.panel.panelists]
        who = self.pick([authority.HOLDER.who, "app", "", *people, self.drawer.fresh()])
        whom = self.pick(["", "", "", *people])
        return Actor(who, whom, self.pick(list(Ground)))

    def pick(self, several: Sequence[One]) -> One:
        """Return one of several."""
        return self.drawer.random.choice(several)

    def some(self, several: Any, most: int = 3) -> tuple[Any, ...]:
        """Return a few of several, in any order."""
        several = list(several)
        return tuple(self.drawer.random.sample(several, min(len(several), most)))

    # Whom

    def whom(self, fits: Callable[[CandidateState], object]) -> CandidateState | None:
        """Return a candidate who fits, or else any, or nobody where there are none."""
        fit = [one for one in self.session.candidates if fits(one) and not self.is_amiss()]
        return self.pick(fit or [*self.session.candidates, None][:1])

    def is_amiss(self) -> bool:
        """Tell whether one thing is to be against the rules where all the rest is right."""
        return self.drawer.random.random() < 0.1

    def text(self) -> str:
        """Return a text with a word that nothing else has."""
        return f"Because of {self.drawer.word()}."


def _about(command: object) -> frozenset[str]:
    inner = [getattr(command, name, None) for name in ("relation", "decision", "evidence")]
    single = [getattr(one, "candidate", None) for one in (command, *inner)]
    return frozenset(one for one in single if isinstance(one, str))


# Set-up


def _add_candidate(guide: Guide) -> Given:
    return {"candidate": guide.drawer.build(Candidate, name=_name(guide, "Ms")), "presenter": None}


def _name(guide: Guide, title: str) -> str:
    """Return a name that nobody of the other side has, as a rule."""
    return f"{title} {guide.drawer.text('name')}"


def _add_panelist(guide: Guide) -> Given:
    facilitates = guide.drawer.random.random() < 0.3
    role = Role.FACILITATOR if facilitates else guide.pick([Role.PANELIST] * 6 + [Role.OBSERVER])
    rates = not facilitates or guide.drawer.random.random() < 0.5
    name = _name(guide, "Dr")
    return {"panelist": guide.drawer.build(Panelist, name=name, role=role, rates=rates)}


def _unrelate(guide: Guide) -> Given:
    relations = guide.session.panel.relations
    one = guide.pick(relations) if relations else None
    return {"panelist": one.panelist, "candidate": one.candidate} if one else {}


def _name_deputy(guide: Guide) -> Given:
    state = guide.whom(lambda one: lacks_deputy(guide.session, one))
    people = [one.id for one in guide.session.panel.panelists]
    fit = [one for one in people if state and may_deputize(guide.session, one, state.id)]
    return {"candidate": state.id, "panelist": guide.pick(fit)} if state and fit else {}


def _take_back(guide: Guide) -> Given:
    return {"line": guide.newest} if guide.newest else {}


def _import(guide: Guide) -> Given:
    return {"candidates": (), "corrected": (), "shown": ()}


# Rating


def _submit(guide: Guide) -> Given:
    sealed = [one for one in guide.session.candidates if one.sealed_round]
    first = next((one for one in sealed if _excused(guide, one)), None)
    state = first if guide.drawer.random.random() < 0.6 else guide.whom(lambda one: one in sealed)
    if state is None:
        return {}
    round = state.sealed_round or 1
    awaited = awaited_raters(guide.session, state.id, round)
    raters = guide.session.panel.raters(state.id)
    anybody = guide.session.panel.panelists
    rater = guide.pick(anybody if guide.is_amiss() else awaited or raters or anybody)
    ratings = guide_ratings(guide, state, round)
    return {"panelist": rater.id, "candidate": state.id, "round": round, "ratings": ratings}


def guide_ratings(guide: Guide, state: CandidateState, round: int) -> tuple[Rating, ...]:
    """Return ratings of a candidate that may stand, far enough apart to split now and then."""
    scale, draw = guide.session.rubric.scale, guide.drawer
    made = []
    for criterion, pairing in guide.session.rubric.for_step(state.candidate.step):
        if round == 1 or criterion.id in state.second_round:
            value = guide.pick([*scale.offered(pairing), None])
            cited = guide.some(guide.pieces.get(state.id, ()), 1)
            citations = tuple(draw.build(Citation, evidence=one, version=1) for one in cited)
            given = {"criterion": criterion.id, "value": value, "citations": citations}
            made.append(draw.build(Rating, reason=guide.text(), **given))
    return tuple(made)


def _withdraw_submission(guide: Guide) -> Given:
    sealed = [
        one
        for one in sorted(guide.session.submitted)
        if guide.session.candidate(one.candidate).sealed_round == one.round
    ]
    return guide.pick(sealed)._asdict() if sealed else {}


def _excused(guide: Guide, state: CandidateState) -> tuple[str, ...]:
    return tuple(one.id for one in awaited_raters(guide.session, state.id, state.sealed_round))


def _reveal(guide: Guide) -> Given:
    sealed = [one for one in guide.session.candidates if one.sealed_round]
    if not sealed:
        return {}
    state = min(sealed, key=lambda one: (len(_excused(guide, one)), guide.drawer.random.random()))
    excused = _excused(guide, state)
    round = state.sealed_round
    return {"candidate": state.id, "round": round, "excused": excused, "because": guide.text()}


def _reveal_all(guide: Guide) -> Given:
    sealed = [one for one in guide.session.candidates if one.phase is CandidatePhase.SEALED]
    chosen = guide.some(sealed, 2)
    excused = {id for one in chosen for id in _excused(guide, one)}
    ids = tuple(one.id for one in chosen)
    return {"candidates": ids, "excused": tuple(sorted(excused)), "because": guide.text()}


# Meeting


def _one_who(phase: CandidatePhase, *more: CandidatePhase) -> Callable[[Guide], Given]:
    def shape(guide: Guide) -> Given:
        state = guide.whom(lambda one: one.phase in (phase, *more))
        return {"candidate": state.id} if state else {}

    return shape


def _begin_second(guide: Guide) -> Given:
    state = guide.whom(
        lambda one: (
            one.phase is CandidatePhase.REVEALED and one.rounds_opened and not one.second_round
        )
    )
    return {"candidate": state.id} if state else {}


def _decide(guide: Guide) -> Given:
    state = guide.whom(lambda one: one.phase is CandidatePhase.REVEALED and not one.sealed_round)
    if state is None:
        return {}
    here = voters(guide.session, state.id)
    raters = guide.session.panel.raters(state.id)
    votes_for = guide.drawer.random.randint(0, len(here)) + 2 * guide.is_amiss()
    against = guide.drawer.random.randint(0, max(len(here) - votes_for, 0))
    vote = guide.pick([None, Vote(votes_for, against), Vote(votes_for, against)])
    dissents = tuple(Dissent(one.id, guide.text()) for one in guide.some(raters, 1))
    outcome = guide.pick([*Outcome] if raters else [Outcome.DEFER, *Outcome])
    given = {"candidate": state.id, "outcome": outcome, "vote": vote, "dissents": dissents}
    return {"decision": guide.drawer.build(Decision, reason=guide.text(), **given)}


def _arrange(guide: Guide) -> Given:
    return {"order": guide.some(guide.session.meeting.agenda, 99)}


def _somebody(fits: Callable[[Session, str], object]) -> Callable[[Guide], Given]:
    def shape(guide: Guide) -> Given:
        people = [one.id for one in guide.session.panel.panelists]
        fit = [one for one in people if fits(guide.session, one)]
        return {"panelist": guide.pick(fit)} if fit else {}

    return shape


def _step_out(guide: Guide) -> Given:
    recused = [one for one in guide.session.panel.relations if one.kind.value == "recused"]
    one = guide.pick(recused) if recused else None
    return {"panelist": one.panelist, "candidate": one.candidate} if one else {}


SHAPES: Mapping[type[Any], Callable[[Guide], Given]] = {
    c.AddCandidate: _add_candidate,
    c.AddPanelist: _add_panelist,
    c.TakeBack: _take_back,
    c.Unrelate: _unrelate,
    c.NameDeputy: _name_deputy,
    c.ImportEvidence: _import,
    c.Submit: _submit,
    c.WithdrawSubmission: _withdraw_submission,
    c.RevealRound: _reveal,
    c.RevealAll: _reveal_all,
    c.BeginSecondRound: _begin_second,
    c.RecordDecision: _decide,
    c.ReopenCandidate: _one_who(CandidatePhase.DECIDED, CandidatePhase.WITHDRAWN),
    c.WithdrawCandidate: _one_who(CandidatePhase.SEALED, CandidatePhase.REVEALED),
    c.CallCandidate: _one_who(CandidatePhase.SEALED, CandidatePhase.REVEALED),
    c.WriteNote: _one_who(CandidatePhase.REVEALED),
    c.ArrangeAgenda: _arrange,
    c.MarkHere: _somebody(lambda session, one: session.meeting.absence(one)),
    c.StepBack: _somebody(lambda session, one: session.meeting.outside(one)),
    c.StepOut: _step_out,
}
"""What of a command follows from how the session stands; the rest is drawn."""


def pools_of(session: Session, pieces: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the ids that are in a session, by what they are of."""
    return {
        "candidate": [one.id for one in session.candidates],
        "panelist": [one.id for one in session.panel.panelists],
        "evidence": [id for several in pieces.values() for id in several],
        "criterion": [one.id for one in session.rubric.criteria],
        "level": [one.key for one in session.rubric.levels],
    }


def ids_of(command: object) -> list[str]:
    """Return the ids that a command brings, so that they can be used once more."""
    inner = [
        getattr(command, name, None) for name in ("candidate", "panelist", "evidence", "decision")
    ]
    return [
        one for holder in (command, *inner) if isinstance(one := getattr(holder, "id", None), str)
    ]
