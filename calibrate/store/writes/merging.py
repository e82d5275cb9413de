"""Carrying out merges: what ballots bring is appended at once, and can be taken back whole."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from calibrate.domain.ballots import NEVER_HERE, EntryState
from calibrate.domain.commands import DeclareConflict, MergeBallots, TakeBackMerge
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_open
from calibrate.domain.session import SessionPhase
from calibrate.domain.submitting.arriving import Arrival, Arriving, Fate
from calibrate.store.document import tables
from calibrate.store.reads.ballots import read_with_rows
from calibrate.store.record import log
from calibrate.store.record.journal import Values, parse_key
from calibrate.store.record.log import LogLine
from calibrate.store.sealed.entries import reason_in
from calibrate.store.sealed.keys import key_ring
from calibrate.store.writes.decisions import recuse_late
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.work import Work, perform
from calibrate.words.phrases import listing

DECLARED = "Declared in their ballot."
"""Why somebody is recused who declared it in a kit, until what is sealed there may be read."""
NOTHING_NEW = "Everything in these ballots is here already."


@perform.register
def _merge(command: MergeBallots, work: Work) -> str:
    need_open(work.session)
    if work.session.phase is SessionPhase.SETUP:
        raise Refused("Ballots are merged once rating is open.")
    found, rows = read_with_rows(work.connection, work.session, command.ballots)
    for one in found:
        if one.refused:
            raise Refused(f"The ballot of {_name(work, one)} is refused: {one.refused}.")
    found = tuple(one for one in found if one.brings)  # who only asks is named nowhere
    if not found:
        raise Refused(NOTHING_NEW)
    for one in found:
        _take_in(work, one, rows)
    names = dict.fromkeys(_name(work, one) for one in found)
    work.about(*(one.ballot.panelist for one in found))
    plural = "ballots" if len(found) > 1 else "ballot"
    return f"merged the {plural} of {listing(list(names))}"


def _name(work: Work, arriving: Arriving) -> str:
    panelist = work.session.panel.panelist(arriving.ballot.panelist)
    return panelist.name if panelist else "somebody who is not on the panel"


def _take_in(work: Work, arriving: Arriving, rows: Mapping[str, Values]) -> None:
    ballot = arriving.ballot
    brought = [one for one in arriving.arrivals if one.fate is not Fate.HERE]
    if not work.writer.kit:
        work.journal.update(tables.kit, (ballot.kit,), signer=bytes.fromhex(ballot.signer))
    fresh = [rows[one.entry.hash] for one in brought if not one.was_here]
    work.journal.insert(tables.entry, *(row | {"time": work.stamp} for row in fresh))
    for arrival in brought:
        _note_state(work, arrival, rows[arrival.entry.hash])


def declared(because: str) -> str:
    """Say that somebody declared a conflict in their kit, and why as far as that may be read."""
    return f"{DECLARED.rstrip('.')}: {because}" if because else DECLARED


def _note_state(work: Work, arrival: Arrival, row: Values) -> None:
    """What came late is known to be late; what comes once more is taken back no longer."""
    entry = arrival.entry
    is_late = work.session.candidate(entry.candidate).rounds_opened >= entry.round
    known = EntryState.LATE if is_late else entry.state  # one that arrives is lost, or has none
    if known or arrival.was_here:
        state = {"entry": entry.id, "state": known.value} if known else None
        work.journal.put(tables.opened_entry, (entry.id,), state)
    if arrival.fate is Fate.CONFLICT:
        because = declared(_reason(work, row) if is_late else "")
        recuse_late(DeclareConflict(entry.panelist, entry.candidate, because), work)


def _reason(work: Work, row: Values) -> str:
    """Return why a conflict was declared, on a candidate whose round was revealed."""
    key = key_ring(work.connection).private_key(row["candidate"], row["round"])
    return reason_in(row, key) if key else ""


@perform.register
def _take_back(command: TakeBackMerge, work: Work) -> str:
    need_open(work.session)
    line = log.line(work.connection, command.line)
    if line is None or line.kind != MergeBallots.__name__:
        raise BadInput("There is no merge at this line of the log.")
    entries = _brought(line)
    _need_sealed(work, entries)
    for entry in sorted(entries):
        state = {"entry": entry, "state": EntryState.TAKEN_BACK.value}
        work.journal.put(tables.opened_entry, (entry,), state)
    _undo_others(work, line)
    work.about(*line.ids)
    return "took back what was merged"


def _brought(line: LogLine) -> frozenset[str]:
    """Return the ids of the entries that a merge brought, be it once more."""
    told = {tables.entry.name, tables.opened_entry.name}
    return frozenset(str(parse_key(key)[0]) for table, key in line.rows if table in told)


def _undo_others(work: Work, line: LogLine) -> None:
    """Undo the conflicts of a merge, and the keys that it made known, if nothing rests on them."""
    for table, key in line.rows:
        if table == tables.relation.name:
            work.journal.put(tables.relation, parse_key(key), None)
        elif table == tables.kit.name and not _is_used(work, str(parse_key(key)[0])):
            work.journal.update(tables.kit, parse_key(key), signer=None, compared=0)


def _is_used(work: Work, kit: str) -> bool:
    """Tell whether an entry stands here that a kit's key signed."""
    entry, opened = tables.entry.c, tables.opened_entry.c
    signer = select(tables.kit.c.signer).where(tables.kit.c.id == kit).scalar_subquery()
    gone = select(opened.entry).where(opened.state == EntryState.TAKEN_BACK.value)
    query = select(entry.id).where(entry.signer == signer, entry.id.not_in(gone))
    return work.connection.execute(query).first() is not None


def _need_sealed(work: Work, entries: frozenset[str]) -> None:
    """Raise Refused where something of a merge was revealed, or all of it was taken back before."""
    opened = tables.opened_entry.c
    found = work.connection.execute(select(opened.entry, opened.state)).all()
    states = {row.entry: EntryState(row.state) for row in found if row.entry in entries}
    if any(state not in NEVER_HERE for state in states.values()):
        raise Refused("Something of it was revealed, so it stays.")
    if list(states.values()) == [EntryState.TAKEN_BACK] * len(entries):
        raise Refused("It was taken back before.")


@handed_of.register
def _sealed_payload(command: MergeBallots, people: People, owners: Owners = NOBODY) -> Handed:
    """A payload is read as it lies: whose kits something came from, and no more."""
    named = [[one.panelist, one.kit] for one in command.ballots if one.panelist in people]
    return {people: named}
