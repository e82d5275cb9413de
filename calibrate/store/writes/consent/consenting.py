"""Carrying out consent: a list is proposed, cases are pulled from it, what is left is decided."""

from __future__ import annotations

from calibrate.domain.authority import HOLDER
from calibrate.domain.commands import DecideByConsent, ProposeTogether, PullCase
from calibrate.domain.consent.ground import consent_case, need_consent, vote_of
from calibrate.domain.consent.listed import on_list
from calibrate.domain.decisions import Decision
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.meeting import ConsentKind
from calibrate.domain.permissions import need_case, need_decidable, need_meeting, need_recordable
from calibrate.domain.presence.chairs import may_run
from calibrate.domain.presence.presence import voters
from calibrate.store.document import tables
from calibrate.store.reads.consent.ground import read_grounds
from calibrate.store.writes.decisions import write_decision
from calibrate.store.writes.meeting import leave_list, note_consent
from calibrate.store.writes.work import Work, perform
from calibrate.words.consent.consent import not_proposed_words


@perform.register
def _propose(command: ProposeTogether, work: Work) -> str:
    """Those whose part the actor does not run are left where they stand."""
    need_meeting(work.session)
    need_consent(work.session)
    named = command.candidates
    if len(set(named)) < len(named):
        raise BadInput("Name each candidate once.")
    before = tuple(id for id in on_list(work.session) if _runs(work, id))
    if set(named) == set(before):
        raise Refused("These are on the list already." if named else "Nobody is on the list.")
    for candidate in named:
        need_case(work.session, candidate)
        _need_ground(work, candidate)
        if candidate not in before:
            note_consent(work, candidate, ConsentKind.PROPOSED)
    for candidate in before:
        if candidate not in named:
            leave_list(work, candidate)
    names = [work.session.candidate(id).name for id in named]
    if not named:
        return "put away the list of what is decided together"
    return f"proposed to decide together: {', '.join(names)}"


def _runs(work: Work, candidate: str) -> bool:
    """Tell whether the actor runs the part of somebody on the list: a deputy runs theirs alone."""
    return work.actor.who == HOLDER.who or may_run(work.session, work.actor.who, {candidate})


@perform.register
def _pull(command: PullCase, work: Work) -> str:
    need_meeting(work.session)
    state = need_case(work.session, command.candidate)
    _need_listed(work, state.id)
    note_consent(work, state.id, ConsentKind.PULLED)
    return f"{state.name} was pulled into the talk"


@perform.register
def _decide(command: DecideByConsent, work: Work) -> str:
    need_meeting(work.session)
    need_consent(work.session)
    state = need_decidable(work.session, command.candidate)
    _need_listed(work, state.id)
    _need_ground(work, state.id)
    here = len(voters(work.session, state.id))
    vote = vote_of(command.outcome, here, command.abstained)
    decision = Decision(command.id, state.id, command.outcome, command.reason, vote)
    need_recordable(work.session, decision)
    write_decision(work, decision)
    work.journal.insert(tables.consented, {"decision": decision.id})
    note_consent(work, state.id, ConsentKind.DECIDED)
    return f"decided on {state.name} by consent"


def _need_listed(work: Work, candidate: str) -> None:
    if candidate not in on_list(work.session):
        name = work.session.candidate(candidate).name
        raise Refused(f"{name} is not on the list of what is decided together.")


def _need_ground(work: Work, candidate: str) -> None:
    """The rule is asked again: somebody may have come or left since, or declared a conflict."""
    ground = read_grounds(work.connection, (candidate,))[candidate]
    case = consent_case(work.session, candidate, ground)
    if case.obstacles:
        raise Refused(not_proposed_words(work.session.candidate(candidate), case))
