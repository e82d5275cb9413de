"""Counting what candidates' evidence covers, without reading it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from typing import Any

from sqlalchemy import Connection, Select, func, select

from calibrate.domain.evidence import Coverage
from calibrate.domain.phases import Scope
from calibrate.store.document import tables

PIECE, PLACED = tables.evidence.c, tables.placement.c


def read_coverage(
    connection: Connection, scope: Scope, candidates: Set[str]
) -> dict[str, Coverage]:
    """Return what the evidence of those of `candidates` that the scope reaches covers."""
    wanted = scope.candidates & candidates
    criteria: dict[str, set[str]] = defaultdict(set)
    for candidate, criterion in connection.execute(_placed_on(scope, wanted)):
        criteria[candidate].add(criterion)
    found = dict.fromkeys(wanted, Coverage())
    for candidate, pieces, placed in connection.execute(_counted(scope, wanted)):
        found[candidate] = Coverage(pieces, pieces - placed, frozenset(criteria[candidate]))
    return found


def _placed_on(scope: Scope, candidates: Set[str]) -> Select[Any]:
    query = select(PIECE.candidate, PLACED.criterion).distinct()
    joined = query.join(tables.placement, PLACED.evidence == PIECE.id)
    return joined.where(PIECE.candidate.in_(candidates), PIECE.audience.in_(scope.audiences))


def _counted(scope: Scope, candidates: Set[str]) -> Select[Any]:
    count, placed = func.count(PIECE.id.distinct()), func.count(PLACED.evidence.distinct())
    query = select(PIECE.candidate, count, placed)
    joined = query.join(tables.placement, PLACED.evidence == PIECE.id, isouter=True)
    seen = joined.where(PIECE.candidate.in_(candidates), PIECE.audience.in_(scope.audiences))
    return seen.group_by(PIECE.candidate)
