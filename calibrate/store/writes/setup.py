"""Carrying out what sets a session up: title, rubric, people, relations, quorum, opening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Table, func, select

from calibrate.domain.agenda.readiness import missing
from calibrate.domain.canonical import canonical
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    ChangeCandidate,
    ChangePanelist,
    CreateSession,
    FixQuorum,
    NameDecider,
    NameDeputy,
    OpenRating,
    Relate,
    RemoveCandidate,
    RemovePanelist,
    RenameSession,
    ReplaceRubric,
    Unrelate,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import (
    Candidate,
    Panelist,
    Relation,
    RelationKind,
    checked_name,
    same_name,
)
from calibrate.domain.permissions import need_case, need_setup
from calibrate.domain.policy.policy import LARGEST_QUORUM
from calibrate.domain.presence.chairs import need_deputy, need_no_deputy, need_waivable
from calibrate.domain.rubric.pairing import Joined
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.session import CandidateState, SessionPhase
from calibrate.domain.text.folding import folded
from calibrate.store.document import tables
from calibrate.store.record.files import drop_unneeded, remove_attachments
from calibrate.store.record.journal import Values
from calibrate.store.sealed.keys import THE_ONE, open_keys
from calibrate.store.writes.keys.witness import need_witnessed
from calibrate.store.writes.voice.keeping import remove_facts
from calibrate.store.writes.voice.stating import remove_statement
from calibrate.store.writes.work import Work, named_panelist, perform


@perform.register
def _create(command: CreateSession, work: Work) -> str:
    title = checked_name(command.title, "session")
    work.journal.insert(
        tables.session,
        {"id": command.id, "title": title, "phase": "setup", "quorum": None, "decider": None},
    )
    work.journal.insert(tables.rubric, {"id": THE_ONE, "content": _content(command.rubric)})
    return f"began {title}"


def _content(rubric: Rubric) -> str:
    if not rubric.criteria:
        raise BadInput("The rubric has no criteria; there is nothing to rate against.")
    rubric.need_names_apart()
    return canonical(msgspec.to_builtins(rubric)).decode()


@perform.register
def _rename(command: RenameSession, work: Work) -> str:
    need_setup(work.session)
    title = checked_name(command.title, "session")
    work.journal.update(tables.session, (work.session.id,), title=title)
    return f"called the session {title}"


@perform.register
def _replace_rubric(command: ReplaceRubric, work: Work) -> str:
    need_setup(work.session)
    for state in work.session.candidates:
        command.rubric.check_step(state.candidate.step)
    work.journal.update(tables.rubric, (THE_ONE,), content=_content(command.rubric))
    kept = [criterion.id for criterion in command.rubric.criteria]
    for joined in command.joined:
        _move_pieces(joined, kept, work)
    work.journal.delete_where(tables.placement, tables.placement.c.criterion.not_in(kept))
    return f"changed the rubric {command.rubric.title}"


def _move_pieces(joined: Joined, kept: Sequence[str], work: Work) -> None:
    """Place on a criterion what was placed on another that went into it."""
    if joined.into not in kept or joined.criterion in kept:
        raise BadInput(f"No criterion “{joined.criterion}” went into “{joined.into}”.")
    there = _pieces_on(joined.into, work)
    pieces = [piece for piece in _pieces_on(joined.criterion, work) if piece not in there]
    rows = ({"evidence": piece, "criterion": joined.into} for piece in pieces)
    work.journal.insert(tables.placement, *rows)


def _pieces_on(criterion: str, work: Work) -> dict[str, None]:
    on = tables.placement.c.criterion == criterion
    found = work.connection.execute(select(tables.placement.c.evidence).where(on)).scalars()
    return dict.fromkeys(found)


@perform.register
def _add_candidate(command: AddCandidate, work: Work) -> str:
    need_setup(work.session)
    add_candidates(work, (command.candidate,))
    if command.presenter:
        relate(work, Relation(RelationKind.PRESENTS, command.presenter, command.candidate.id))
    return f"added {command.candidate.name}"


def add_candidates(work: Work, candidates: Sequence[Candidate]) -> None:
    """Add candidates' rows; raise unless names and steps are good and the names are new."""
    names = work.connection.execute(select(tables.candidate.c.name)).scalars()
    taken = {folded(name): name for name in names}
    state = {"phase": "sealed", "rounds_opened": 0, "withdrawn_because": ""}
    rows = [_new_row(work, candidate, taken) | state for candidate in candidates]
    first = _next_position(work, tables.candidate)
    work.journal.insert(
        tables.candidate, *(row | {"position": first + place} for place, row in enumerate(rows))
    )
    work.about(*(candidate.id for candidate in candidates))


def _new_row(work: Work, candidate: Candidate, taken: dict[str, str]) -> Values:
    """Return the row of a candidate whose name is none of those taken, and takes it."""
    name = checked_name(candidate.name, "candidate")
    work.session.rubric.check_step(candidate.step)
    _refuse_name(taken.get(folded(name)))
    taken[folded(name)] = name
    return _candidate_row(candidate, name)


def _candidate_row(candidate: Candidate, name: str) -> Values:
    return {
        "id": candidate.id,
        "name": name,
        "team": " ".join(candidate.team.split()),
        "current_level": candidate.step.current,
        "target_level": candidate.step.target,
    }


def _next_position(work: Work, table: Table) -> int:
    newest = work.connection.execute(select(func.max(table.c.position))).scalar_one_or_none()
    return (newest or 0) + 1


def refuse_taken(name: str, others: list[tuple[str, str]], id: str = "") -> None:
    """Raise Refused if somebody else of those, by id and name, has this name."""
    for other, taken in others:
        if other != id and same_name(name, taken):
            _refuse_name(taken)


def _refuse_name(taken: str | None) -> None:
    if taken is not None:
        raise Refused(f"There is already somebody named {taken}; add what tells them apart.")


@perform.register
def _change_candidate(command: ChangeCandidate, work: Work) -> str:
    need_setup(work.session)
    candidate = command.candidate
    work.session.candidate(candidate.id)
    name = checked_name(candidate.name, "candidate")
    work.session.rubric.check_step(candidate.step)
    others = [(state.id, state.name) for state in work.session.candidates]
    refuse_taken(name, others, candidate.id)
    work.journal.update(tables.candidate, (candidate.id,), **_candidate_row(candidate, name))
    work.about(candidate.id)
    return f"changed {name}"


@perform.register
def _remove_candidate(command: RemoveCandidate, work: Work) -> str:
    need_setup(work.session)
    state = work.session.candidate(command.candidate)
    mine = select(tables.evidence.c.id).where(tables.evidence.c.candidate == state.id)
    remove_attachments(work.journal, tables.attachment.c.evidence.in_(mine))
    work.journal.delete_where(tables.placement, tables.placement.c.evidence.in_(mine))
    work.journal.delete_where(tables.evidence_version, tables.evidence_version.c.evidence.in_(mine))
    work.journal.delete_where(tables.evidence, tables.evidence.c.candidate == state.id)
    work.journal.delete_where(tables.relation, tables.relation.c.candidate == state.id)
    remove_statement(work.journal, state.id)
    remove_facts(work.journal, state.id)
    work.journal.delete(tables.deputy, (state.id,))
    work.journal.delete(tables.without_deputy, (state.id,))
    work.journal.delete(tables.candidate, (state.id,))
    work.about(state.id)
    return f"removed {state.name}"


@perform.register
def _add_panelist(command: AddPanelist, work: Work) -> str:
    need_setup(work.session)
    if not command.panelist.id.strip():
        raise BadInput("A panelist needs an id, by which nobody is who is not named.")
    row = panelist_row(work, command.panelist)
    work.journal.insert(tables.panelist, row | {"position": _next_position(work, tables.panelist)})
    return f"added {row['name']} to the panel"


def panelist_row(work: Work, panelist: Panelist) -> Values:
    """Return the row of somebody on the panel, without its place; raise if the name is taken."""
    name = checked_name(panelist.name, "panelist")
    others = [(one.id, one.name) for one in work.session.panel.panelists]
    refuse_taken(name, others, panelist.id)
    work.about(panelist.id)
    return {
        "id": panelist.id,
        "name": name,
        "role": panelist.role.value,
        "rates": int(panelist.rates),
    }


@perform.register
def _change_panelist(command: ChangePanelist, work: Work) -> str:
    need_setup(work.session)
    panelist = command.panelist
    named_panelist(work, panelist.id)
    row = panelist_row(work, panelist)
    work.journal.update(tables.panelist, (panelist.id,), **row)
    return f"changed {row['name']}"


@perform.register
def _remove_panelist(command: RemovePanelist, work: Work) -> str:
    need_setup(work.session)
    panelist = named_panelist(work, command.panelist)
    work.journal.delete_where(tables.relation, tables.relation.c.panelist == panelist.id)
    work.journal.delete_where(tables.deputy, tables.deputy.c.panelist == panelist.id)
    work.journal.delete(tables.seniority, (panelist.id,))
    if work.session.decider == panelist.id:
        work.journal.update(tables.session, (work.session.id,), decider=None)
    work.journal.delete(tables.panelist, (panelist.id,))
    work.about(panelist.id)
    return f"removed {panelist.name} from the panel"


@perform.register
def _relate_command(command: Relate, work: Work) -> str:
    need_setup(work.session)
    relation = command.relation
    name = work.session.candidate(relation.candidate).name
    if relation in work.session.panel.relations:
        verb = "presents" if relation.kind is RelationKind.PRESENTS else "is recused from"
        raise Refused(f"{named_panelist(work, relation.panelist).name} {verb} {name} already.")
    panelist = relate(work, relation)
    if relation.kind is RelationKind.PRESENTS:
        return f"{panelist.name} presents {name}"
    presented = work.session.panel.is_related(
        RelationKind.PRESENTS, panelist.id, relation.candidate
    )
    more = " and no longer presents them" if presented else ""
    return f"{panelist.name} is recused from {name}{more}"


def relate(work: Work, relation: Relation) -> Panelist:
    """Write how a panelist stands to a candidate, in place of how they stood, and return them."""
    panelist = named_panelist(work, relation.panelist)
    row = {
        "panelist": panelist.id,
        "candidate": relation.candidate,
        "kind": relation.kind.value,
        "reason": relation.reason.strip(),
    }
    work.journal.put(tables.relation, (panelist.id, relation.candidate), row)
    work.about(panelist.id, relation.candidate)
    return panelist


@perform.register
def _unrelate(command: Unrelate, work: Work) -> str:
    need_setup(work.session)
    panelist = named_panelist(work, command.panelist)
    name = work.session.candidate(command.candidate).name
    work.journal.delete(tables.relation, (panelist.id, command.candidate))
    work.about(panelist.id, command.candidate)
    return f"{panelist.name} neither presents {name} nor is recused"


@perform.register
def _fix_quorum(command: FixQuorum, work: Work) -> str:
    need_setup(work.session)
    if command.quorum is not None and not 1 <= command.quorum <= LARGEST_QUORUM:
        raise BadInput(f"A quorum is a number from 1 to {LARGEST_QUORUM}.")
    work.journal.update(tables.session, (work.session.id,), quorum=command.quorum)
    return f"fixed the quorum at {command.quorum}" if command.quorum else "took the usual quorum"


@perform.register
def _name_decider(command: NameDecider, work: Work) -> str:
    need_setup(work.session)
    name = named_panelist(work, command.panelist).name if command.panelist else "nobody"
    work.journal.update(tables.session, (work.session.id,), decider=command.panelist)
    return f"named {name} to decide a tie"


@perform.register
def _name_deputy(command: NameDeputy, work: Work) -> str:
    state, because = work.session.candidate(command.candidate), command.because.strip()
    if work.session.phase is not SessionPhase.SETUP:
        need_case(work.session, state.id)
    if because and command.panelist is None:
        return _go_without_deputy(state, because, work)
    if command.panelist is None and work.session.phase is not SessionPhase.SETUP:
        need_no_deputy(work.session, replace(state, without_deputy=""))
    name = named_panelist(work, command.panelist).name if command.panelist else "nobody"
    if command.panelist:
        need_deputy(work.session, command.panelist, state.id)
    write_deputy(work, state.id, command.panelist)
    return f"named {name} as deputy for {state.name}"


def _go_without_deputy(state: CandidateState, because: str, work: Work) -> str:
    need_waivable(work.session, state)
    write_deputy(work, state.id, None, because)
    return f"goes on with {state.name} without a deputy"


def write_deputy(work: Work, candidate: str, panelist: str | None, because: str = "") -> None:
    """Put a candidate's deputy in place of what stood: somebody, nobody, or why there is none."""
    row = {"candidate": candidate, "panelist": panelist} if panelist else None
    reason = {"candidate": candidate, "because": because} if because else None
    work.journal.put(tables.deputy, (candidate,), row)
    work.journal.put(tables.without_deputy, (candidate,), reason)
    work.about(candidate, *filter(None, (panelist,)))


@perform.register
def _open_rating(command: OpenRating, work: Work) -> str:
    need_setup(work.session)
    remarks = missing(work.session)
    if remarks:
        sentences = " ".join(remark.sentence for remark in remarks)
        raise Refused(f"Rating cannot open yet. {sentences}")
    work.journal.update(tables.session, (work.session.id,), phase="rating")
    candidates = tuple(state.id for state in work.session.candidates)
    need_witnessed(work.session.id, candidates, command.keys)
    open_keys(work.journal, work.session.id, candidates, command.keys)
    drop_unneeded(work.connection)
    work.about(*candidates)
    return "opened rating"
