"""Reading what was revealed of several candidates at once, as far as the rule of consent asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from calibrate.domain.ballots import EntryState
from calibrate.domain.consent.ground import Ground
from calibrate.domain.ratings import Confidence
from calibrate.store.document import tables

_ENTRY, _OPENED, _RATING = tables.entry.c, tables.opened_entry.c, tables.rating.c
SOME: BindParameter[Any] = bindparam("some", expanding=True)
COUNTED = (
    select(
        _ENTRY.candidate,
        _ENTRY.panelist,
        _ENTRY.round,
        _RATING.criterion,
        _RATING.value,
        _RATING.confidence,
    )
    .join(tables.entry, _ENTRY.id == _RATING.entry)
    .join(tables.opened_entry, _OPENED.entry == _ENTRY.id)
    .where(_ENTRY.candidate.in_(SOME), _OPENED.state == EntryState.COUNTED.value)
    .order_by(_ENTRY.candidate, _ENTRY.round)
)
EXCUSED, REOPENED = (
    select(column).where(column.in_(SOME)).distinct()
    for column in (tables.excused.c.candidate, tables.reopening.c.candidate)
)
"""Built once: they are asked after every change in a meeting."""


def read_grounds(connection: Connection, candidates: Collection[str]) -> dict[str, Ground]:
    """Return what was revealed of these candidates; of who is sealed nothing was."""
    asked = {"some": [*candidates]}
    excused = set(connection.execute(EXCUSED, asked).scalars())
    reopened = set(connection.execute(REOPENED, asked).scalars())
    standing: dict[str, dict[tuple[str, str], Any]] = defaultdict(dict)
    for row in connection.execute(COUNTED, asked):
        standing[row.candidate][row.panelist, row.criterion] = row
    return {
        id: _ground([*standing[id].values()], id in excused, id in reopened) for id in candidates
    }


def _ground(standing: list[Any], is_excused: bool, is_reopened: bool) -> Ground:
    values: dict[str, tuple[int | None, ...]] = defaultdict(tuple)
    for row in standing:
        values[row.criterion] += (row.value,)
    unsure = sum(row.confidence == Confidence.UNSURE for row in standing)
    return Ground(dict(values), unsure, is_excused, is_reopened)
