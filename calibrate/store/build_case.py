"""Gathering what a packet prints: a sheet, the people by name, and the log's head."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from calibrate.domain.case import Case
from calibrate.domain.decisions import exceptions
from calibrate.domain.errors import FileTrouble
from calibrate.domain.people import Panelist, Role
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.store import log, tables


def build_case(connection: Connection, session: Session, sheet: Sheet) -> Case:
    """Return the case of a sheet's candidate; `session` and `sheet` are one viewer's."""
    candidate, panel = sheet.candidate.id, session.panel
    line = log.about(connection, candidate)
    if line is None:
        raise FileTrouble("The log does not know this candidate; verify the file.")
    present = _present(sheet)
    quorum = session.quorum(candidate)
    names = {one.id: one.name for one in panel.panelists}
    decision = sheet.decision
    return Case(
        session=session.title,
        sheet=sheet,
        raters=_names(panel.raters(candidate)),
        recused=_names(panel.recused(candidate)),
        facilitators=_names(_with_role(session, Role.FACILITATOR)),
        observers=_names(_with_role(session, Role.OBSERVER)),
        quorum=quorum,
        present=present,
        exceptions=exceptions(decision, present, quorum) if decision else (),
        dissenters=tuple((names[one.panelist], one.text) for one in decision.dissents)
        if decision
        else (),
        log_line=line.sequence,
        log_head=line.head.hex(),
        changed=datetime.fromisoformat(line.time),
        seed_in_file=_seed_in_file(connection),
    )


def _present(sheet: Sheet) -> int:
    """Who took part: those who voted, or, where no vote was counted, those whose ratings count."""
    if sheet.decision and sheet.decision.vote:
        return sheet.decision.vote.total
    return len({one.panelist for row in sheet.rows for one in row.ratings})


def _with_role(session: Session, role: Role) -> tuple[Panelist, ...]:
    return tuple(one for one in session.panel.panelists if one.role is role)


def _names(panelists: tuple[Panelist, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in panelists)


def _seed_in_file(connection: Connection) -> bool:
    holder: str = connection.execute(select(tables.seed.c.holder)).scalar_one()
    return holder == "file"
