"""What goes into a kit: rows of the session that its panelist may see, inserted into a new file.

Nothing is copied and then deleted: what is not named here never comes near the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, exists, func, select

from calibrate.domain.authority import APP
from calibrate.domain.people import Panelist, RelationKind, Role
from calibrate.domain.session import CandidatePhase, Session, SessionPhase
from calibrate.domain.travel.kits import ThisKit
from calibrate.store.document import tables
from calibrate.store.record import files, log
from calibrate.store.record.journal import Values
from calibrate.store.record.payloads import Part
from calibrate.store.sealed.keys import THE_ONE
from calibrate.store.writes.work import Work

MADE = "MakeKit"
"""The kind of a kit's first line."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What a kit is cut by: whose it is, the candidates in their order, and its one-time secret."""

    kit: ThisKit
    order: tuple[str, ...]
    enrolment: bytes


def write_kit(
    source: Connection, session: Session, cut: Cut, target: Connection, time: datetime
) -> None:
    """Write a kit's rows into a new file that has the tables, with its first line."""
    work = Work(target, time, APP, is_first=True)
    _bring_files(source, cut.order, target)
    for table, rows in _content(source, session, cut):
        work.journal.insert(table, *rows)
    kit = cut.kit
    name = next(one.name for one in session.panel.panelists if one.id == kit.panelist)
    place = f"line {kit.anchor.line}, head {kit.anchor.head}"
    said = f"made kit {kit.number} of {name}; the session stood at {place}"
    named = (kit.id, kit.panelist, *cut.order)
    log.append(work.journal, work.stamp, APP, MADE, named, (Part(said),))


def _content(
    source: Connection, session: Session, cut: Cut
) -> Iterator[tuple[Table, Sequence[Values]]]:
    """Yield the rows, those first that others refer to."""
    pieces = _rows(source, tables.evidence, tables.evidence.c.candidate.in_(cut.order))
    ids = [piece["id"] for piece in pieces]
    yield tables.session, [_session(session)]
    yield tables.rubric, _rows(source, tables.rubric)
    yield tables.organisation, _rows(source, tables.organisation)
    yield tables.policy, _rows(source, tables.policy)
    yield tables.panelist, list(_people(session, cut))
    yield tables.candidate, _candidates(session, cut.order)
    yield tables.relation, list(_presenters(session, cut.order))
    yield tables.evidence, pieces
    yield tables.evidence_version, _newest_versions(source, ids)
    yield tables.placement, _rows(source, tables.placement, tables.placement.c.evidence.in_(ids))
    for said in (tables.statement, tables.statement_version):
        yield said, _rows(source, said, _newest_statements(said, cut.order))
    attached = tables.attachment
    yield attached, _rows(source, attached, attached.c.evidence.in_(ids))
    keys = tables.round_key
    rounds = _rows(source, keys, keys.c.candidate.in_(cut.order))
    yield keys, [row | {"secret": None} for row in rounds]
    lost = tables.lost_key
    yield lost, _rows(source, lost, lost.c.candidate.in_(cut.order))
    yield tables.witness, _rows(source, tables.witness, tables.witness.c.id == THE_ONE)
    yield tables.session_key, [row | {"secret": None} for row in _rows(source, tables.session_key)]
    yield tables.this_kit, [_this(cut)]


def _bring_files(source: Connection, order: Sequence[str], target: Connection) -> None:
    """Bring what is attached to pieces of these candidates, a file at a time, and the logo."""
    piece, named, file = tables.evidence.c, tables.attachment.c, tables.attached_file.c
    attached = select(named.sha256).join(tables.evidence, piece.id == named.evidence)
    logo = select(tables.organisation.c.logo).where(tables.organisation.c.logo.is_not(None))
    wanted = attached.where(piece.candidate.in_(order)).union(logo)
    for digest in source.execute(wanted).scalars().all():
        content = source.execute(select(file.content).where(file.sha256 == digest)).scalar_one()
        files.keep(target, digest, content)


def _rows(source: Connection, table: Table, *conditions: Any) -> list[Values]:
    found = source.execute(select(table).where(*conditions))
    return [dict(row._mapping) for row in found]


def _session(session: Session) -> Values:
    return {
        "id": session.id,
        "title": session.title,
        "phase": SessionPhase.RATING.value,
        "quorum": None,
        "decider": None,
        "due": session.due.isoformat() if session.due else None,
    }


def _people(session: Session, cut: Cut) -> Iterator[Values]:
    """Yield the panelist, who is here to rate whatever their part, and who presents whom."""
    presenting = {row["panelist"] for row in _presenters(session, cut.order)}
    people = [one for one in session.panel.panelists if one.id in presenting | {cut.kit.panelist}]
    for position, one in enumerate(people, start=1):
        yield _person(one, position, rates=one.id == cut.kit.panelist)


def _person(panelist: Panelist, position: int, rates: bool) -> Values:
    return {
        "id": panelist.id,
        "position": position,
        "name": panelist.name,
        "role": Role.PANELIST.value,
        "rates": int(rates),
    }


def _candidates(session: Session, order: Iterable[str]) -> list[Values]:
    found = ((position, session.candidate(id)) for position, id in enumerate(order, start=1))
    return [
        {
            "id": state.id,
            "position": position,
            "name": state.name,
            "team": state.candidate.team,
            "current_level": state.candidate.step.current,
            "target_level": state.candidate.step.target,
            "phase": CandidatePhase.SEALED.value,
            "rounds_opened": 0,
            "withdrawn_because": "",
        }
        for position, state in found
    ]


def _presenters(session: Session, order: Iterable[str]) -> Iterator[Values]:
    for candidate in order:
        for presenter in session.panel.presenters(candidate):
            yield {
                "panelist": presenter.id,
                "candidate": candidate,
                "kind": RelationKind.PRESENTS.value,
                "reason": "",
            }


def _newest_versions(source: Connection, pieces: Sequence[str]) -> list[Values]:
    """SQLite gives a bare column the row that has the maximum; the label is the row's own name."""
    version = tables.evidence_version.c
    others = [column for column in version if column.name != "version"]
    query = select(*others, func.max(version.version).label("version"))
    found = source.execute(query.where(version.evidence.in_(pieces)).group_by(version.evidence))
    return [dict(row._mapping) for row in found]


def _newest_statements(table: Table, order: Sequence[str]) -> ColumnElement[bool]:
    """Return which rows of statements go along: none of the words that were replaced."""
    of_these = table.c.candidate.in_(order)
    if table is tables.statement:
        return of_these
    later = table.alias().c
    is_replaced = exists().where(
        later.candidate == table.c.candidate, later.version > table.c.version
    )
    return of_these & ~is_replaced


def _this(cut: Cut) -> Values:
    kit = cut.kit
    return {
        "id": kit.id,
        "panelist": kit.panelist,
        "number": kit.number,
        "replaces": int(kit.is_replacement),
        "enrolment": cut.enrolment,
        "line": kit.anchor.line,
        "head": bytes.fromhex(kit.anchor.head),
        "signature": kit.anchor.signature,
    }
