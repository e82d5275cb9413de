"""Gathering what a packet prints: a sheet, the people by name, and the log's head."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from calibrate.domain.case import Case
from calibrate.domain.decisions import exceptions
from calibrate.domain.errors import FileTrouble
from calibrate.domain.people import Panelist, Role
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.store import log, tables
from calibrate.store.log import ENTRY_KINDS, Line


def build_case(connection: Connection, whole: Session, seen: Session, sheet: Sheet) -> Case:
    """Return the case of a sheet's candidate.

    `seen` and `sheet` are one viewer's; who counts is counted in the whole session.
    """
    candidate, panel = sheet.candidate.id, seen.panel
    line = _last_change(connection, sheet)
    rated, quorum = _rated(connection, sheet), whole.quorum(candidate)
    decision = sheet.decision
    present = decision.vote.total if decision and decision.vote else rated
    return Case(
        session=seen.title,
        sheet=sheet,
        raters=_names(panel.raters(candidate)),
        recused=_names(panel.recused(candidate)),
        facilitators=_names(_with_role(seen, Role.FACILITATOR)),
        observers=_names(_with_role(seen, Role.OBSERVER)),
        quorum=quorum,
        rated=rated,
        present=present,
        exceptions=exceptions(decision, present, quorum) if decision else (),
        dissenters=_dissenters(seen, sheet),
        log_line=line.sequence,
        log_head=line.head.hex(),
        changed=datetime.fromisoformat(line.time),
        seed_in_file=_seed_in_file(connection),
    )


def _last_change(connection: Connection, sheet: Sheet) -> Line:
    """Return the line of the candidate's last change; a submission is none before the reveal."""
    unseen = () if sheet.reveals else ENTRY_KINDS
    line = log.about(connection, sheet.candidate.id, unseen)
    if line is None:
        raise FileTrouble("The log does not know this candidate; verify the file.")
    return line


def _rated(connection: Connection, sheet: Sheet) -> int:
    """Count those whose ratings were opened and count."""
    if not sheet.reveals:
        return 0
    entry = tables.entry.c
    query = (
        select(func.count(entry.panelist.distinct()))
        .join(tables.opened_entry, tables.opened_entry.c.entry == entry.id)
        .where(entry.candidate == sheet.candidate.id, tables.opened_entry.c.state == "counted")
    )
    return connection.execute(query).scalar_one()


def _dissenters(session: Session, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    names = {one.id: one.name for one in session.panel.panelists}
    dissents = sheet.decision.dissents if sheet.decision else ()
    return tuple((names[one.panelist], one.text) for one in dissents)


def _with_role(session: Session, role: Role) -> tuple[Panelist, ...]:
    return tuple(one for one in session.panel.panelists if one.role is role)


def _names(panelists: tuple[Panelist, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in panelists)


def _seed_in_file(connection: Connection) -> bool:
    holder: str = connection.execute(select(tables.seed.c.holder)).scalar_one()
    return holder == "file"
