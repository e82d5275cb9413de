"""Carrying out reveals: all submissions of a candidate's round are opened at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

import msgspec
from sqlalchemy import delete

from calibrate.domain.ballots import EntryState
from calibrate.domain.ballots import opened as opened_states
from calibrate.domain.canonical import canonical
from calibrate.domain.commands import BeginSecondRound, RevealAll, RevealRound
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import Panelist
from calibrate.domain.permissions import need_revealable, need_second_round
from calibrate.domain.presence.presence import absent_raters, missing_raters
from calibrate.domain.ratings import splits
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.store.document import tables
from calibrate.store.reads.ratings import first_values
from calibrate.store.reads.validity import validity
from calibrate.store.record.journal import Values
from calibrate.store.sealed.entries import Opened, entry_of, open_entry, still_sealed
from calibrate.store.sealed.opened import citation_rows, rating_row
from calibrate.store.writes.meeting import end_reading
from calibrate.store.writes.merging import DECLARED, declared
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.witness import round_key_for
from calibrate.store.writes.work import Work, perform

UNFIT = (EntryState.INVALID, EntryState.RIVAL)
"""What stands, and cannot count: its panelist is missing."""


@perform.register
def _reveal(command: RevealRound, work: Work) -> str:
    _open_round(command, work, frozenset(command.excused))
    name = work.session.candidate(command.candidate).name
    return f"revealed {name}" if command.round == 1 else f"revealed the second round on {name}"


def _open_round(command: RevealRound, work: Work, needless: frozenset[str] = frozenset()) -> None:
    """Open a round; of those excused, nobody in `needless` may have submitted in time."""
    excused = frozenset(command.excused)
    need_revealable(work.session, command.candidate, command.round, excused, command.because)
    found, states = _open_all(command, work)
    missing = set(missing_raters(work.session, command.candidate, command.round))
    invalid = {one.row["panelist"] for one in found if states[one.row["id"]] in UNFIT}
    away = absent_raters(work.session, command.candidate)
    _refuse_unfit(work, command, invalid, {panelist.id for panelist in away})
    _refuse_needless(work, needless - missing - invalid)
    out = missing | invalid
    opens = _opens(found, states)
    away = tuple(panelist for panelist in away if panelist.id in out)
    _write_reveal(command, work, out, away, opens)
    _write_opened(work, found, states)
    _tell_conflicts(work, found)
    if work.session.meeting.at_hand == command.candidate:
        end_reading(work, command.candidate)


@perform.register
def _reveal_all(command: RevealAll, work: Work) -> str:
    if not command.candidates or len(set(command.candidates)) < len(command.candidates):
        raise BadInput("Name each candidate to reveal once.")
    for candidate in command.candidates:
        _open_round(RevealRound(candidate, 1, command.excused, command.because), work)
    names = [work.session.candidate(candidate).name for candidate in command.candidates]
    return f"revealed {', '.join(names)}"


def _open_all(command: RevealRound, work: Work) -> tuple[list[Opened], Mapping[str, EntryState]]:
    """Open every entry of the round; return them with what becomes of each, by id."""
    candidate, round = command.candidate, command.round
    key = round_key_for(work, command)
    checks = validity(work.connection, work.session, candidate, round)
    rows = still_sealed(work.connection, candidate, round)
    found = [open_entry(row, key, checks) for row in rows]
    raters = {panelist.id for panelist in work.session.panel.raters(candidate)}
    valid = {one.row["id"] for one in found if one.ratings is not None}
    return found, opened_states(map(entry_of, rows), raters, valid)


def _opens(found: list[Opened], states: Mapping[str, EntryState]) -> Values:
    """Return what a reveal opens: the hashes of the entries that count, and where chains end.

    A chain ends with the last entry that it has on this candidate, for what there is on others is
    sealed still.
    """
    ends: dict[tuple[str, str], int] = {}
    for row in (opened.row for opened in found):
        chain = row["panelist"], row["writer"]
        ends[chain] = max(ends.get(chain, 0), row["sequence"])
    counted = (one.row for one in found if states[one.row["id"]] is EntryState.COUNTED)
    return {
        "counted": sorted(row["hash"].hex() for row in counted),
        "ends": sorted([*chain, sequence] for chain, sequence in ends.items()),
    }


def _refuse_unfit(work: Work, command: RevealRound, invalid: set[str], away: set[str]) -> None:
    names = {one.id: one.name for one in work.session.panel.panelists}
    excused = frozenset(command.excused)
    if invalid & excused and not command.because.strip():
        raise Refused("Revealing without somebody needs a reason.")
    for panelist in sorted(invalid - excused - away):
        raise Refused(
            f"{names[panelist]}’s submission cannot be opened and counts as missing: "
            "let them submit again, or say why they are left out."
        )


def _refuse_needless(work: Work, submitted: frozenset[str]) -> None:
    names = {one.id: one.name for one in work.session.panel.panelists}
    for panelist in sorted(submitted):
        name = names.get(panelist, "Somebody who is not on the panel")
        raise Refused(f"{name} is not missing; what was submitted in time counts.")


def _write_reveal(
    command: RevealRound, work: Work, excused: set[str], away: Sequence[Panelist], opens: Values
) -> None:
    journal, candidate, round = work.journal, command.candidate, command.round
    row = {"candidate": candidate, "round": round, "time": work.stamp}
    row |= {"because": _because(command, work, away), "opened": canonical(opens).decode()}
    journal.insert(tables.reveal, row)
    work.opens.append({"candidate": candidate, "round": round, **opens})
    for panelist in sorted(excused):
        out = {"candidate": candidate, "round": round, "panelist": panelist}
        journal.insert(tables.excused, out)
    journal.update(
        tables.candidate, (candidate,), phase=CandidatePhase.REVEALED.value, rounds_opened=round
    )
    if work.session.phase is SessionPhase.RATING:
        journal.update(tables.session, (work.session.id,), phase="meeting")
    work.connection.execute(
        delete(tables.own).where(tables.own.c.candidate == candidate, tables.own.c.round == round)
    )
    work.about(candidate)


def _because(command: RevealRound, work: Work, away: Sequence[Panelist]) -> str:
    """Return why somebody is missing: what was given, and who is absent.

    Why they are is for the facilitator alone; this is read by all who see names.
    """
    absences = [
        f"{panelist.name} is absent" for panelist in away if panelist.id not in command.excused
    ]
    return "; ".join(filter(None, (command.because.strip(), *absences)))


def _write_opened(work: Work, found: list[Opened], states: Mapping[str, EntryState]) -> None:
    """Note what became of entries; only those that count are written as ordinary rows."""
    rows = ({"entry": id, "state": states[id].value} for id in (one.row["id"] for one in found))
    work.journal.insert(tables.opened_entry, *rows)
    counted = [
        (one.row["id"], rating)
        for one in found
        if states[one.row["id"]] is EntryState.COUNTED
        for rating in one.ratings or ()
    ]
    work.journal.insert(tables.rating, *(rating_row(*one) for one in counted))
    work.journal.insert(tables.citation, *chain.from_iterable(citation_rows(*c) for c in counted))


def _tell_conflicts(work: Work, found: list[Opened]) -> None:
    """Why somebody declared a conflict in their kit is read now by who reads such reasons."""
    for one in (one for one in found if one.because):
        key = (one.row["panelist"], one.row["candidate"])
        relation = work.journal.read(tables.relation, key)
        if relation and relation["reason"] == DECLARED:
            work.journal.update(tables.relation, key, reason=declared(one.because))


@perform.register
def _begin_second(command: BeginSecondRound, work: Work) -> str:
    state = work.session.candidate(command.candidate)
    found = _split_criteria(work, command.candidate)
    need_second_round(work.session, command.candidate, found)
    for criterion in found:
        row = {"candidate": state.id, "criterion": criterion}
        work.journal.insert(tables.second_round, row)
    work.about(state.id)
    several = "criteria" if len(found) > 1 else "criterion"
    return f"began a second round on {len(found)} {several} of {state.name}"


def _split_criteria(work: Work, candidate: str) -> tuple[str, ...]:
    """Return the criteria that split in round 1, in the rubric's order."""
    rubric = work.session.rubric
    values = first_values(work.connection, candidate)
    step = work.session.candidate(candidate).candidate.step
    return tuple(
        criterion.id
        for criterion, pairing in rubric.for_step(step)
        if splits(values.get(criterion.id, ()), rubric.split, rubric.scale, pairing)
    )


@handed_of.register
def _without_key(command: RevealRound, people: People, owners: Owners = NOBODY) -> Handed:
    """A payload is read as it lies; the key stands in its own place."""
    return {people: msgspec.to_builtins(replace(command, given=None))}
