"""What of a command follows from how its session stands; the rest of it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from calibrate.domain import commands as c
from calibrate.domain.decisions import Decision, Dissent, Outcome, Vote
from calibrate.domain.people import Candidate, Panelist, Role
from calibrate.domain.presence.chairs import lacks_deputy, may_deputize
from calibrate.domain.presence.presence import awaited_raters, voters
from calibrate.domain.ratings import Citation, Rating
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
)
from tests.attacks.drawn.guide import Given, Guide

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


def _change_candidate(guide: Guide) -> Given:
    id = guide.drawer.one_of("candidate")
    return {"candidate": guide.drawer.build(Candidate, id=id, name=_name(guide, "Ms"))}


def _change_panelist(guide: Guide) -> Given:
    id = guide.drawer.one_of("panelist")
    return {"panelist": guide.drawer.build(Panelist, id=id, name=_name(guide, "Dr"))}


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
    c.ChangeCandidate: _change_candidate,
    c.ChangePanelist: _change_panelist,
    c.TakeBack: _take_back,
    c.DoAgain: _take_back,
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
