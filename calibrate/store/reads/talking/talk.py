"""Reading what is said on a criterion that split: reasons before numbers, and who speaks when."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from calibrate.domain.phases import AUDIENCE, EVIDENCE_FOR, Scope
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet, build_sheet
from calibrate.domain.speaking.order import Turns, turns_on
from calibrate.domain.speaking.reasons import SplitReasons, reasons_on
from calibrate.store.document import tables
from calibrate.store.reads.ratings import read_evidence, read_ratings


def read_reasons(
    connection: Connection, whole: Session, reach: Scope, candidate: str
) -> tuple[SplitReasons, ...]:
    """Return the reasons on what split of a candidate whose numbers are held back.

    They cite what the room may see and nothing else: console and room read the same.
    """
    if candidate not in reach.reasons:
        return ()
    room = replace(reach, opened=reach.reasons & {candidate}, audiences=EVIDENCE_FOR[AUDIENCE.kind])
    return reasons_on(_named(connection, whole, room, candidate), _lot(connection) or whole.id)


def read_turns(
    connection: Connection, whole: Session, reach: Scope, candidate: str
) -> tuple[Turns, ...]:
    """Return who speaks when on what splits of a candidate, as far as that is told to a viewer.

    It is made of ratings with their names, so who reads none with names is told nothing. The room
    is, while names are shown there: the first two say themselves where they stand.
    """
    in_room = reach.room and candidate in reach.opened and not whole.meeting.names_hidden
    if not in_room and candidate not in reach.named:
        return ()
    return turns_on(whole, _named(connection, whole, reach, candidate), _lot(connection))


def _named(connection: Connection, whole: Session, reach: Scope, candidate: str) -> Sheet:
    """Return a sheet with names, whatever the viewer reads of them: it is handed to nobody."""
    pieces = read_evidence(connection, reach, (candidate,))[candidate]
    ratings = read_ratings(connection, reach, whole, candidate)
    return build_sheet(whole.candidate(candidate), whole.rubric, pieces, ratings)


def _lot(connection: Connection) -> str:
    """Return the lot that the meeting drew its order by; nothing before it is open."""
    return connection.execute(select(tables.meeting.c.lot)).scalar_one_or_none() or ""
