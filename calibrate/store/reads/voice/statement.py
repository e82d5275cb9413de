"""Reading the statement of a candidate."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from calibrate.domain.phases import Scope
from calibrate.domain.voice.statement import Statement
from calibrate.store.document import tables


def standing_statement(connection: Connection, candidate: str) -> Row[Any] | None:
    """Return the row of the version that stands, with whether it is for the room."""
    version, statement = tables.statement_version.c, tables.statement.c
    query = (
        select(tables.statement_version, statement.for_room)
        .join(tables.statement, statement.candidate == version.candidate)
        .where(version.candidate == candidate)
    )
    return connection.execute(query.order_by(version.version.desc()).limit(1)).one_or_none()


def read_statement(connection: Connection, reach: Scope, candidate: str) -> Statement | None:
    """Return a candidate's statement, where there is one that the scope reaches."""
    is_read = candidate in reach.statements
    if not is_read and not (reach.room and candidate in reach.candidates):
        return None
    row = standing_statement(connection, candidate)
    if row is None or not (is_read or row.for_room):
        return None
    reason = row.reason if reach.corrections else ""
    return Statement(row.text, bool(row.for_room), row.version, reason)
