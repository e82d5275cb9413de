"""Reading what each case took of the meeting, and what the talk changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import Connection

from calibrate.domain.minutes.minutes import MeetingMinutes, case_minutes
from calibrate.domain.phases import Scope
from calibrate.domain.session import Session
from calibrate.store.document import tables
from calibrate.store.reads.consent.ground import COUNTED
from calibrate.store.reads.decisions import STANDING

Given = dict[tuple[str, int], dict[str, int | None]]


def read_minutes(
    connection: Connection, seen: Session, reach: Scope, now: datetime
) -> MeetingMinutes:
    """Return the minutes of those whose part a viewer runs; `seen` is what they see."""
    order = [id for id in seen.meeting.agenda if id in reach.runs]
    given = _given(connection, reach)
    by_consent = _by_consent(connection, reach)
    return MeetingMinutes(
        seen.meeting.minutes,
        tuple(
            case_minutes(seen, seen.candidate(id), given[id], id in by_consent, now) for id in order
        ),
    )


def _given(connection: Connection, reach: Scope) -> dict[str, Given]:
    found: dict[str, Given] = defaultdict(dict)
    for row in connection.execute(COUNTED, {"some": [*(reach.runs & reach.opened)]}):
        found[row.candidate].setdefault((row.criterion, row.round), {})[row.panelist] = row.value
    return found


def _by_consent(connection: Connection, reach: Scope) -> frozenset[str]:
    query = STANDING.join(tables.consented, tables.consented.c.decision == tables.decision.c.id)
    rows = connection.execute(query)
    return frozenset(row.candidate for row in rows) & reach.decided
