"""Carrying out how a case ends: notes, late conflicts, withdrawal, decision, reopening, closing."""

from __future__ import annotations

from dataclasses import replace

from msgspec import to_builtins
from sqlalchemy import delete, func, select

from calibrate.domain.ballots import FIRST, EntryKind, EntryState, Submission
from calibrate.domain.commands import (
    CloseSession,
    DeclareConflict,
    RecordDecision,
    ReopenCandidate,
    WithdrawCandidate,
    WriteNote,
    new_id,
)
from calibrate.domain.decisions import Decision, is_decided_tie
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.meeting import AttendanceKind
from calibrate.domain.people import Panel, Relation, RelationKind
from calibrate.domain.permissions import (
    need_case,
    need_closable,
    need_decidable,
    need_recordable,
    need_reopenable,
    need_revealed,
)
from calibrate.domain.presence.chairs import lacks_deputy, need_deputy, why_deputy
from calibrate.domain.presence.presence import taking_part
from calibrate.domain.session import SessionPhase
from calibrate.store.document import tables
from calibrate.store.reads.decisions import standing_decision
from calibrate.store.writes.appending import New, append
from calibrate.store.writes.meeting import end_turn, leave_list, note_attendance
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.setup import write_deputy
from calibrate.store.writes.work import Work, named_panelist, perform


@perform.register
def _note(command: WriteNote, work: Work) -> str:
    state = need_revealed(work.session, command.candidate)
    criteria = [one for one, _ in work.session.rubric.for_step(state.candidate.step)]
    criterion = next((one for one in criteria if one.id == command.criterion), None)
    if criterion is None:
        raise BadInput("There is no such criterion on this candidate.")
    text = command.text.strip()
    key = {"candidate": state.id, "criterion": criterion.id}
    row = key | {"text": text} if text else None
    work.journal.put(tables.note, tuple(key.values()), row)
    work.about(state.id)
    return f"noted the talk on “{criterion.title}” of {state.name}"


@perform.register
def _declare(command: DeclareConflict, work: Work) -> str:
    if work.session.phase is SessionPhase.SETUP:
        raise Refused("Rating is not open yet; recuse them in set-up.")
    state = need_case(work.session, command.candidate)
    panelist = named_panelist(work, command.panelist)
    if work.session.panel.is_related(RelationKind.RECUSED, panelist.id, state.id):
        raise Refused(f"{panelist.name} is recused from {state.name} already.")
    if command.deputy:
        need_deputy(work.session, command.deputy, state.id)
        write_deputy(work, state.id, command.deputy)
    recuse_late(command, work)
    work.about(panelist.id, state.id)
    if work.writer.kit:
        of = Submission(state.id, panelist.id, state.sealed_round or FIRST)
        because = command.because.strip()
        append(work, of, New(new_id(), EntryKind.CONFLICT), because=because)
    return f"{panelist.name} declared a conflict with {state.name}"


def recuse_late(command: DeclareConflict, work: Work) -> None:
    """Write a conflict that was declared since rating opened, with all that follows from it."""
    _need_deputy(command, work)
    key = (command.panelist, command.candidate)
    row = {"panelist": command.panelist, "candidate": command.candidate, "kind": "recused"}
    work.journal.put(tables.relation, key, row | {"reason": command.because.strip()})
    _disregard_ratings(command, work)
    meeting = work.session.meeting
    if meeting.at_hand == command.candidate and meeting.is_here(command.panelist):
        note_attendance(work, command.panelist, AttendanceKind.OUT, candidate=command.candidate)


def _need_deputy(command: DeclareConflict, work: Work) -> None:
    """A conflict must not leave a candidate without anybody who may run their part."""
    relation = Relation(RelationKind.RECUSED, command.panelist, command.candidate)
    panel = work.session.panel
    after = Panel(panel.panelists, (*panel.relations, relation))
    state = work.session.candidate(command.candidate)
    with_deputy = replace(state, deputy=command.deputy or state.deputy)
    if lacks_deputy(replace(work.session, panel=after), with_deputy):
        raise Refused(why_deputy(replace(work.session, panel=after), with_deputy))
    if command.panelist == with_deputy.deputy:
        write_deputy(work, state.id, None)


def _disregard_ratings(command: DeclareConflict, work: Work) -> None:
    entry, opened = tables.entry.c, tables.opened_entry.c
    query = (
        select(opened.entry)
        .join(tables.entry, entry.id == opened.entry)
        .where(entry.panelist == command.panelist, entry.candidate == command.candidate)
        .where(opened.state == EntryState.COUNTED)
    )
    for id in work.connection.execute(query).scalars().all():
        work.journal.update(tables.opened_entry, (id,), state=EntryState.DISREGARDED.value)
    own = tables.own.c
    work.connection.execute(
        delete(tables.own).where(
            own.panelist == command.panelist, own.candidate == command.candidate
        )
    )


@perform.register
def _withdraw(command: WithdrawCandidate, work: Work) -> str:
    state = need_case(work.session, command.candidate)
    if not command.because.strip():
        raise Refused("A withdrawal needs a reason.")
    because = command.because.strip()
    work.journal.update(tables.candidate, (state.id,), phase="withdrawn", withdrawn_because=because)
    end_turn(work, state.id)
    work.about(state.id)
    return f"{state.name} was withdrawn"


@perform.register
def _decide(command: RecordDecision, work: Work) -> str:
    decision = command.decision
    state = need_decidable(work.session, decision.candidate)
    need_recordable(work.session, decision)
    write_decision(work, decision)
    return f"decided on {state.name}"


@handed_of.register
def _dissent_by_dissenter(
    command: RecordDecision, people: People, owners: Owners = NOBODY
) -> Handed:
    """A dissent is a part of its own, which goes with its dissenter."""
    decision = to_builtins(command)
    dissents = decision["decision"].pop("dissents")
    candidate = command.decision.candidate
    return {(candidate,): decision} | {
        (candidate, dissent["panelist"]): dissent for dissent in dissents
    }


def write_decision(work: Work, decision: Decision) -> None:
    """Write what was decided on a candidate, whose turn ends if it is theirs."""
    _write_row(work, decision)
    work.journal.update(tables.candidate, (decision.candidate,), phase="decided")
    draft = tables.decision_draft
    work.connection.execute(delete(draft).where(draft.c.candidate == decision.candidate))
    end_turn(work, decision.candidate)
    work.about(decision.id, decision.candidate)


def _write_row(work: Work, decision: Decision) -> None:
    vote, journal = decision.vote, work.journal
    earlier = standing_decision(work.connection, decision.candidate)
    journal.insert(
        tables.decision,
        {
            "id": decision.id,
            "candidate": decision.candidate,
            "outcome": decision.outcome.value,
            "reason": decision.reason.strip(),
            "votes_for": vote.votes_for if vote else None,
            "votes_against": vote.votes_against if vote else None,
            "abstained": vote.abstained if vote else None,
            "time": work.stamp,
            "present": taking_part(work.session, decision),
            "decider": work.session.decider if is_decided_tie(decision) else None,
            "supersedes": earlier.id if earlier else None,
        },
    )
    _write_parts(work, decision)


def _write_parts(work: Work, decision: Decision) -> None:
    for dissent in decision.dissents:
        row = {"decision": decision.id, "panelist": dissent.panelist}
        work.journal.insert(tables.dissent, row | {"text": dissent.text.strip()})
    for position, follow_up in enumerate(decision.follow_ups, start=1):
        work.journal.insert(
            tables.follow_up,
            {
                "decision": decision.id,
                "position": position,
                "owner": follow_up.owner.strip(),
                "text": follow_up.text.strip(),
                "due": follow_up.due.isoformat() if follow_up.due else None,
            },
        )


@perform.register
def _reopen(command: ReopenCandidate, work: Work) -> str:
    state = need_reopenable(work.session, command.candidate, command.because)
    leave_list(work, state.id)
    phase = "revealed" if state.rounds_opened else "sealed"
    work.journal.update(tables.candidate, (state.id,), phase=phase, withdrawn_because="")
    reopening = tables.reopening.c
    count = select(func.count()).where(reopening.candidate == state.id)
    number = work.connection.execute(count).scalar_one() + 1
    work.journal.insert(
        tables.reopening,
        {
            "candidate": state.id,
            "number": number,
            "because": command.because.strip(),
            "time": work.stamp,
        },
    )
    work.about(state.id)
    return f"reopened {state.name}"


@perform.register
def _close(_: CloseSession, work: Work) -> str:
    need_closable(work.session, work.actor.who)
    work.journal.update(tables.session, (work.session.id,), phase="closed")
    return "closed the session"
