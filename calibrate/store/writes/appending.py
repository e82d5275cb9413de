"""Appending entries: each sealed to its round, chained to the one before, and signed in a kit."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlalchemy import bindparam, delete, select

from calibrate.domain.ballots import EntryKind, Origin, Submission, unreplaced
from calibrate.domain.canonical import canonical
from calibrate.domain.ratings import Rating
from calibrate.domain.submitting.room import body_size
from calibrate.domain.submitting.standing import asked_in
from calibrate.store.document import tables
from calibrate.store.reads.evidence_digest import evidence_digest
from calibrate.store.reads.secrets import standing_secret
from calibrate.store.record.journal import Values
from calibrate.store.sealed.bodies import seal_body
from calibrate.store.sealed.entries import FIRST, FORMAT, entry_hash, header_of, headers_of
from calibrate.store.sealed.kept import keep
from calibrate.store.sealed.keys import public_key
from calibrate.store.sealed.own import NOTHING, Own, leave_copy, write_own
from calibrate.store.sealed.writers import Writer, own_key
from calibrate.store.writes.work import Work

LAST = (
    select(tables.entry.c.sequence, tables.entry.c.hash)
    .where(*(tables.entry.c[name] == bindparam(name) for name in ("panelist", "writer")))
    .order_by(tables.entry.c.sequence.desc(), tables.entry.c.hash)
    .limit(1)
)
DROP_DRAFT = delete(tables.draft).where(
    *(column == bindparam(column.name) for column in tables.draft.primary_key.columns)
)
OPENED = select(tables.reveal.c.round).where(
    *(tables.reveal.c[name] == bindparam(name) for name in ("candidate", "round"))
)
"""Built once: every submission runs them."""


class New(NamedTuple):
    """An entry that is to be written: its id, what it says, and where it comes from."""

    id: str
    kind: EntryKind
    origin: Origin = Origin.ROOM


def append(
    work: Work, of: Submission, new: New, ratings: tuple[Rating, ...] = (), because: str = ""
) -> None:
    """Seal what a panelist says to the round's key, append it, and keep them a copy.

    In a kit it is signed, and what was submitted is kept there for its panelist too. `because` is
    why there is a conflict. Raises BadInput for what does not fit into a body.
    """
    writer = work.writer
    row = _header(work, writer, of, new)
    content = {
        "time": work.time.isoformat(),
        "evidence": evidence_digest(work.connection, of.candidate),
        "ratings": msgspec.to_builtins(ratings),
    }
    if because:
        content["because"] = because
    criteria = asked_in(work.session, work.session.candidate(of.candidate), of.round)
    size = body_size(len(criteria), of.round)
    row["body"] = seal_body(row["key"], header_of(row), content, size)
    row["hash"] = entry_hash(row)
    row["signature"] = writer.signature(row["hash"])
    work.journal.insert(tables.entry, row)
    work.about(new.id, of.panelist, of.candidate)
    if writer.kit:
        work.connection.execute(DROP_DRAFT, of._asdict())
        keep(work.connection, own_key(writer), new.id, ratings)
    elif new.kind is not EntryKind.CONFLICT:
        _keep_copy(work, of, Own(entry=row["hash"].hex(), ratings=ratings), new.kind)


def _keep_copy(work: Work, of: Submission, copy: Own, kind: EntryKind) -> None:
    """Keep its panelist a copy in place of the draft it came from.

    There is none of what comes late, and of a submission on their behalf only where nothing of
    theirs would go for it.
    """
    if work.connection.execute(OPENED, of._asdict()).one_or_none() is not None:
        return
    withdraws = kind is EntryKind.WITHDRAWN
    if work.secret and work.secret.panelist == of.panelist:
        own = NOTHING if withdraws else copy
        write_own(work.connection, work.secret, of.candidate, of.round, work.stamp, own)
    elif not withdraws and (theirs := standing_secret(work.connection, of.panelist)):
        leave_copy(work.connection, theirs.number, theirs.public_key, of, work.stamp, copy)


def _header(work: Work, writer: Writer, of: Submission, new: New) -> Values:
    """Return the row of an entry, without its body; what is not imported was typed in its file."""
    origin = Origin.KIT if writer.kit and new.origin is Origin.ROOM else new.origin
    return {
        "id": new.id,
        "format": FORMAT,
        "session": work.session.id,
        "rubric": work.session.rubric.hash,
        "kit": writer.kit,
        "writer": writer.id,
        "signer": writer.signer,
        "key": public_key(work.connection, of.candidate, of.round),
        "secret": work.secret.number if work.secret else 0,
        "kind": new.kind.value,
        "origin": origin.value,
        "replaces": _replaced(work, writer, of),
        "time": work.stamp,
        "signature": None,
        **of._asdict(),
        **_next_in_chain(work, of.panelist, writer),
    }


def _replaced(work: Work, writer: Writer, of: Submission) -> str:
    """Return as JSON the hashes of the entries of this hand in whose place the next one comes."""
    hand = writer.signer.hex() if writer.signer else writer.id
    ends = unreplaced(headers_of(work.connection, of))
    return canonical([entry.hash for entry in ends if entry.hand == hand]).decode()


def _next_in_chain(work: Work, panelist: str, writer: Writer) -> Values:
    whose = {"panelist": panelist, "writer": writer.id}
    last = work.connection.execute(LAST, whose).one_or_none()
    if last is None:
        return {"sequence": 1, "previous": FIRST}
    return {"sequence": last.sequence + 1, "previous": last.hash}
