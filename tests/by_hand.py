"""Entries as no honest app writes them."""

from __future__ import annotations

from sqlalchemy import func, select

from calibrate.domain.authority import APP
from calibrate.domain.submitting.room import body_size
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.journal import Journal
from calibrate.store.record.payloads import Part
from calibrate.store.sealed import entries
from calibrate.store.sealed.bodies import seal_body
from calibrate.store.sealed.keys import public_key
from calibrate.store.store import Store


def seal_by_hand(
    store: Store, candidate: str, round: int, panelist: str, content: object, is_about: bool = False
) -> None:
    """Put any content into a panelist's newest entry, with a line of the log that goes with it.

    The line names candidate and entry if it `is_about` them.
    """
    with store._document.transaction() as connection:
        row = entries.entries_of(connection, candidate, round, panelist)[-1]
        key, header = public_key(connection, candidate, round), entries.header_of(row)
        row["body"] = seal_body(key, header, {"ratings": content}, body_size(0, round))
        journal = Journal(connection)
        written = {"body": row["body"], "hash": entries.entry_hash(row)}
        journal.update(tables.entry, (row["id"],), **written)
        ids = (candidate, row["id"]) if is_about else ()
        log.append(journal, row["time"], APP, "Test", ids, (Part("by hand"), Part("{}")))
    store._known.forget()


def ends_chain(store: Store, candidate: str, round: int, panelist: str) -> bool:
    """Tell whether a panelist's newest entry here is the last of its writer's chain.

    Only such a body can be another without that the entry after it notices.
    """
    with store._document.transaction() as connection:
        row = entries.entries_of(connection, candidate, round, panelist)[-1]
        column = tables.entry.c
        chain = select(func.max(column.sequence)).where(
            column.panelist == panelist, column.writer == row["writer"]
        )
        return bool(connection.execute(chain).scalar_one() == row["sequence"])
