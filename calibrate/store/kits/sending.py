"""The ballot of a kit: all that its panelist submitted, to be sent."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from calibrate.domain.session import Session
from calibrate.domain.travel.ballot import Ballot, SealedEntry
from calibrate.domain.travel.kits import ThisKit
from calibrate.store.asking.asked import waiting
from calibrate.store.document import tables
from calibrate.store.sealed.writers import enrolment_hash, kit_writer, proof_of


def own_ballot(connection: Connection, session: Session, kit: ThisKit) -> Ballot:
    """Return the whole chain of a kit's entries, with all copies of it that were taken in.

    What was asked there comes along beside them, by its random ids.
    """
    writer = kit_writer(connection)
    signer = (writer.signer if writer else None) or b""
    enrolment = connection.execute(select(tables.this_kit.c.enrolment)).scalar_one()
    entries = tables.entry.c
    query = select(tables.entry).where(entries.signer == signer)
    rows = connection.execute(query.order_by(entries.sequence, entries.hash)).all()
    ballot = Ballot(
        session=session.id,
        rubric=session.rubric.hash,
        panelist=kit.panelist,
        kit=kit.id,
        writer=writer.id if writer else "",
        signer=signer.hex(),
        proof=proof_of(enrolment_hash(enrolment), signer).hex(),
        entries=tuple(map(_entry, rows)),
        questions=waiting(connection),
    )
    if not ballot.questions or writer is None or writer.key is None:
        return ballot
    return replace(ballot, asked_by=writer.key.sign(ballot.asked).signature.hex())


def _entry(row: Row[Any]) -> SealedEntry:
    return SealedEntry(
        id=row.id,
        kit=row.kit,
        kind=row.kind,
        origin=row.origin,
        candidate=row.candidate,
        round=row.round,
        sequence=row.sequence,
        previous=row.previous.hex(),
        key=row.key.hex(),
        replaces=tuple(json.loads(row.replaces)),
        body=row.body,
        signature=row.signature,
        secret=row.secret,
        format=row.format,
    )
