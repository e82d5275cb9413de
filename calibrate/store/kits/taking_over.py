"""A newer kit takes over what was done in an older one: drafts, entries, and the key with them.

The chain of entries stays whole: one on a candidate who is in the newer kit no more, because of a
conflict, is brought along with nothing of that candidate but their id.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import datetime

from sqlalchemy import Connection, Table, select

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.ballots import EntryState
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import RelationKind
from calibrate.domain.session import CandidatePhase
from calibrate.domain.travel.kits import ThisKit
from calibrate.store.asking.asked import keep, waiting
from calibrate.store.document import tables
from calibrate.store.kits.opening import read_this_kit
from calibrate.store.record import log
from calibrate.store.record.journal import Values
from calibrate.store.record.payloads import Part
from calibrate.store.sealed.lost_keys import current_keys, lost_keys
from calibrate.store.writes.work import Work
from calibrate.words.phrases import several

TAKEN_OVER = "TakeOverKit"
"""The kind of the line with which a kit takes an older one's work over."""
BEFORE_ALL = 0
"""The number of a lost key of which a newer kit knows nothing else."""
GONE = "Recused"
"""In place of the name of a candidate who is in the kit no more."""


def take_over(older: Connection, newer: Connection, time: datetime) -> str:
    """Bring an older kit's work into a newer one, and say how much; raise unless that may be."""
    before, now = read_this_kit(older), read_this_kit(newer)
    _need_older(older, newer, before, now)
    assert before and now
    work = Work(newer, time, Actor(now.panelist, ground=Ground.KIT), is_first=True)
    _bring_key(older, work, now)
    entries = _rows(older, tables.entry)
    here = _ids(newer, tables.candidate)
    _bring_gone(older, work, [row["candidate"] for row in entries], here)
    _bring_conflicts(older, work, now.panelist, here)
    work.journal.insert(tables.entry, *entries)
    _note_lost(work, entries)
    _bring_sealed(older, newer, here)
    submissions = several(len(entries), "submission")
    said = f"took over the work of kit {before.number}: {submissions}, and what was begun"
    ids = (now.id, before.id, now.panelist, *(row["id"] for row in entries))
    log.append(work.journal, work.stamp, work.actor, TAKEN_OVER, ids, (Part(said),))
    return said


def _need_older(
    older: Connection, newer: Connection, before: ThisKit | None, now: ThisKit | None
) -> None:
    """Raise BadInput or Refused unless one is a kit whose work the other may take over."""
    if before is None or now is None:
        raise BadInput("Work is taken over from one kit into another; one of these is a session.")
    if _sessions(older) != _sessions(newer) or before.panelist != now.panelist:
        raise BadInput("These are kits of two sessions, or of two panelists.")
    if before.number >= now.number:
        raise BadInput("The kit that takes over has to be the newer of the two.")
    if now.is_replacement:
        raise Refused("This kit replaces the older one and has a key of its own; begin in it anew.")
    if _rows(newer, tables.entry) or _rows(newer, tables.draft):
        raise Refused("There is work in this kit already, in whose place nothing is put.")


def _sessions(connection: Connection) -> Set[str]:
    return _ids(connection, tables.session)


def _ids(connection: Connection, table: Table) -> Set[str]:
    return frozenset(connection.execute(select(table.c.id)).scalars())


def _rows(connection: Connection, table: Table) -> list[Values]:
    return [dict(row._mapping) for row in connection.execute(select(table))]


def _bring_key(older: Connection, work: Work, now: ThisKit) -> None:
    """Let what is written here from now on be of the older kit's writer, and of this kit."""
    brought = _rows(older, tables.writer)
    if brought:
        for row in _rows(work.connection, tables.writer):
            work.journal.delete(tables.writer, (row["id"],))
        work.journal.insert(tables.writer, *(row | {"kit": now.id} for row in brought))


def _bring_gone(older: Connection, work: Work, on: Iterable[str], here: Set[str]) -> None:
    gone = sorted(set(on) - here)
    panelist = work.actor.who
    for position, id in enumerate(gone, start=len(here) + 1):
        work.journal.insert(tables.candidate, _nameless(older, id, position))
        work.journal.insert(tables.relation, _recusal(panelist, id))
    keys = [row for row in _rows(older, tables.round_key) if row["candidate"] in gone]
    lost = [row for row in _rows(older, tables.lost_key) if row["candidate"] in gone]
    before, now = (_rows(one, tables.witness) for one in (older, work.connection))
    if before == now:
        work.journal.insert(tables.round_key, *keys)
    else:
        lost += [_lost(row, work) for row in keys]
    work.journal.insert(tables.lost_key, *lost)


def _lost(row: Values, work: Work) -> Values:
    """Return as lost the key of somebody who is gone, which the new witness never signed."""
    names = ("candidate", "round", "public_key")
    known = {"number": BEFORE_ALL, "time": work.stamp, "because": ""}
    return {name: row[name] for name in names} | known


def _note_lost(work: Work, entries: Iterable[Values]) -> None:
    """Note what is sealed to keys that the session has no more: it is sealed again here."""
    keys, lost = current_keys(work.connection), lost_keys(work.connection)
    gone = [
        {"entry": row["id"], "state": EntryState.LOST.value}
        for row in entries
        if keys.get((row["candidate"], row["round"])) != row["key"]
        and (row["candidate"], row["round"], row["key"]) in lost
    ]
    work.journal.insert(tables.opened_entry, *gone)


def _nameless(older: Connection, id: str, position: int) -> Values:
    row = next(row for row in _rows(older, tables.candidate) if row["id"] == id)
    bare = {"name": f"{GONE} {position}", "team": "", "position": position}
    return row | bare | {"phase": CandidatePhase.SEALED.value}


def _recusal(panelist: str, candidate: str) -> Values:
    kind = RelationKind.RECUSED.value
    return {"panelist": panelist, "candidate": candidate, "kind": kind, "reason": ""}


def _bring_conflicts(older: Connection, work: Work, panelist: str, here: Set[str]) -> None:
    """Bring the conflicts that were declared in the older kit, which the session may not know."""
    for row in _rows(older, tables.relation):
        declared = row["kind"] == RelationKind.RECUSED and row["panelist"] == panelist
        if declared and row["candidate"] in here:
            work.journal.put(tables.relation, (panelist, row["candidate"]), row)


def _bring_sealed(older: Connection, newer: Connection, here: Set[str]) -> None:
    """Bring what is sealed to the key that came along."""
    drafts = [row for row in _rows(older, tables.draft) if row["candidate"] in here]
    for table, rows in ((tables.draft, drafts), (tables.kept, _rows(older, tables.kept))):
        if rows:
            newer.execute(table.insert(), rows)
    keep(newer, (one for one in waiting(older) if one.about.candidate in here))
