"""Reading whether reasons come before numbers, and of whom these were shown."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calibrate.domain.talking.reasons_first import ReasonsFirst
from calibrate.store.document import tables

CHOSEN = select(tables.reasons_first.c.id)
SHOWN = select(tables.numbers_shown).order_by(
    tables.numbers_shown.c.candidate, tables.numbers_shown.c.stage
)


def load_reasons_first(connection: Connection) -> ReasonsFirst:
    """Return what was chosen, and where the numbers followed."""
    shown = tuple((row.candidate, row.stage) for row in connection.execute(SHOWN))
    return ReasonsFirst(connection.execute(CHOSEN).first() is not None, shown)
