"""Carrying out what changes of people once rating opened: with a reason, and nothing taken away.

Who joins late rates nobody who was revealed. Of somebody who is replaced, what they submitted
counts, and on all others their successor rates.
"""

from __future__ import annotations

from collections.abc import Iterable

from calibrate.domain.commands import (
    AddCandidateLate,
    AddRater,
    CorrectName,
    ReplaceRater,
    SetDue,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import Panelist, Relation, RelationKind, Role, checked_name, same_name
from calibrate.domain.permissions import need_not_closed, need_rating_open
from calibrate.domain.submitting.succeeding import passes_on
from calibrate.domain.travel.witness import KeysGiven
from calibrate.store.document import tables
from calibrate.store.sealed.keys import FileKeys, key_ring, witnessed_rows, write_public_keys
from calibrate.store.writes.setup import add_candidates, panelist_row, refuse_taken, relate
from calibrate.store.writes.witness import NOT_WITNESSED, need_signed
from calibrate.store.writes.work import Work, named_panelist, perform
from calibrate.words.days import day

CANNOT_RATE = "Somebody who joins a panel late joins it to rate."


@perform.register
def _add_rater(command: AddRater, work: Work) -> str:
    need_rating_open(work.session)
    because = _reason(command.because)
    _add(work, command.panelist)
    revealed = (state.id for state in work.session.candidates if state.rounds_opened)
    _relieve(work, command.panelist.id, revealed, because)
    return f"added {command.panelist.name} to the panel after the freeze: {because}"


@perform.register
def _replace_rater(command: ReplaceRater, work: Work) -> str:
    need_rating_open(work.session)
    because, session = _reason(command.because), work.session
    before = named_panelist(work, command.panelist)
    if not before.rates:
        raise Refused(f"{before.name} does not rate, so nobody rates in their place.")
    _add(work, command.by)
    passed = {state.id for state in passes_on(session, before.id)}
    _relieve(work, before.id, sorted(passed), because)
    everybody = {state.id for state in session.candidates}
    _relieve(work, command.by.id, sorted(everybody - passed), because)
    work.about(before.id)
    return f"{command.by.name} rates in the place of {before.name}: {because}"


def _add(work: Work, panelist: Panelist) -> None:
    if not panelist.rates or not panelist.id.strip():
        raise BadInput(CANNOT_RATE)
    need_nobody(panelist.name, [state.name for state in work.session.candidates], "a candidate")
    row = panelist_row(work, panelist)
    position = 1 + max(0, len(work.session.panel.panelists))
    work.journal.insert(tables.panelist, row | {"position": position})


def need_nobody(name: str, others: Iterable[str], what: str) -> None:
    """Raise Refused where a name is that of somebody on the other side of the table."""
    if any(same_name(name, other) for other in others):
        raise Refused(f"{name} is {what}; add to the name what tells the two apart.")


def _relieve(work: Work, panelist: str, candidates: Iterable[str], because: str) -> None:
    kind = {"panelist": panelist, "kind": RelationKind.RELIEVED.value, "reason": because}
    rows = [kind | {"candidate": candidate} for candidate in candidates]
    work.journal.insert(tables.relation, *rows)


@perform.register
def _add_candidate(command: AddCandidateLate, work: Work) -> str:
    need_rating_open(work.session)
    because = _reason(command.because)
    panel = [one.name for one in work.session.panel.panelists]
    need_nobody(command.candidate.name, panel, "on the panel")
    add_candidates(work, (command.candidate,))
    if command.presenter:
        _present(work, command.presenter, command.candidate.id)
    _write_keys(work, command.candidate.id, command.keys)
    if work.session.meeting.is_open:
        row = {"candidate": command.candidate.id, "position": len(work.session.candidates) + 1}
        work.journal.insert(tables.agenda, row)
    return f"added {command.candidate.name} after the freeze: {because}"


def _present(work: Work, panelist: str, candidate: str) -> None:
    """Note who presents a candidate; a facilitator would need a deputy whom nobody named yet."""
    presenter = named_panelist(work, panelist)
    if presenter.role is Role.FACILITATOR:
        raise Refused(
            f"{presenter.name} runs the session; let somebody else present who is added late."
        )
    relate(work, Relation(RelationKind.PRESENTS, panelist, candidate))


def _write_keys(work: Work, candidate: str, given: KeysGiven | None) -> None:
    """Write the keys of a candidate's rounds, from the seed, or from the witness who holds it."""
    ring = key_ring(work.connection)
    if isinstance(ring, FileKeys):
        write_public_keys(work.journal, ring, (candidate,))
        return
    if given is None:
        raise Refused(NOT_WITNESSED)
    witness = work.journal.read(tables.witness, ("1",))
    need_signed(work.session.id, (candidate,), given, witness["public_key"] if witness else b"")
    work.journal.insert(tables.round_key, *witnessed_rows(given))


@perform.register
def _correct_name(command: CorrectName, work: Work) -> str:
    need_rating_open(work.session)
    because = _reason(command.because)
    session, id = work.session, command.person
    people = {one.id: one.name for one in session.panel.panelists}
    states = {state.id: state.name for state in session.candidates}
    is_candidate = id in states
    others = states if is_candidate else people
    if id not in others:
        raise BadInput("There is nobody of this id in this session.")
    name = checked_name(command.name, "candidate" if is_candidate else "panelist")
    refuse_taken(name, list(others.items()), id)
    across = people if is_candidate else states
    need_nobody(name, across.values(), "on the panel" if is_candidate else "a candidate")
    table = tables.candidate if is_candidate else tables.panelist
    work.journal.update(table, (id,), name=name)
    work.about(id)
    return f"corrected the name of {others[id]} to {name}: {because}"


@perform.register
def _set_due(command: SetDue, work: Work) -> str:
    need_not_closed(work.session)
    written = command.due.isoformat() if command.due else None
    work.journal.update(tables.session, (work.session.id,), due=written)
    said = f"ratings are due on {day(command.due) if command.due else 'no day'}"
    return f"{said}: {_reason(command.because)}" if command.because.strip() else said


def _reason(because: str) -> str:
    """Return a reason as it stands in a line; raise Refused where there is none."""
    if not because.strip():
        raise Refused("After rating opened, a change of people needs a reason.")
    return " ".join(because.split())
