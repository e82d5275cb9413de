"""Verifying a session: the chain is recomputed, and every row compared with its digest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

import msgspec
from nacl.public import PrivateKey
from sqlalchemy import Connection, Row, select

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.errors import FileTrouble
from calibrate.domain.ratings import Draft
from calibrate.domain.record.log import Verification
from calibrate.store.document import tables
from calibrate.store.document.tables import TableKind, of_kind
from calibrate.store.reads.secrets import standing_secret
from calibrate.store.record import payloads
from calibrate.store.record.log import LogLine
from calibrate.store.record.payloads import Part
from calibrate.store.sealed.drafts import draft_header, draft_ring, read_decision_draft
from calibrate.store.sealed.kept import kept
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.own import ROUNDS_KEY, old_draft
from calibrate.store.sealed.seal import Unreadable, unseal
from calibrate.store.sealed.writers import kit_writer, own_key
from calibrate.store.verifying.attached import attached_problems
from calibrate.store.verifying.chain import Chain
from calibrate.store.verifying.entries import entry_problems, reveal_problems
from calibrate.store.verifying.file import file_problems
from calibrate.store.verifying.meaning import key_problems, opened_problems
from calibrate.store.verifying.rows import Rows
from calibrate.store.verifying.witnessed import witness_problems


def verify(connection: Connection) -> Verification:
    """Read the whole file and say whether log, payloads, rows and what is sealed belong together.

    What was opened is opened again, and keys are derived again, where the seed is in the file.

    That lines were cut off at the end, with all that they wrote, only a head kept elsewhere shows.
    """
    chain = Chain()
    rows = Rows(connection, chain.marks)
    problems = _told(
        Check("the log", partial(chain.read, connection)),
        Check("the log", partial(_form_problems, connection)),
        Check("the salts", rows.read_salts),
        *(Check(f"the table {t.name}", partial(rows.compare, t)) for t in of_kind(TableKind.STATE)),
        Check("the salts", rows.left_over),
        Check("what commands were handed", partial(_payload_problems, connection, chain)),
        Check("the index of the log", partial(_mention_problems, connection, chain)),
        Check("the entries", partial(entry_problems, connection)),
        Check("the keys", partial(key_problems, connection)),
        Check("what the witness gave", partial(witness_problems, connection)),
        Check("what was opened", partial(opened_problems, connection)),
        Check("the reveals", partial(reveal_problems, connection, chain)),
        Check("what is panelists’ own", partial(_own_problems, connection)),
        Check("the drafts of a kit", partial(_draft_problems, connection)),
        Check("what was kept of submissions", partial(_kept_problems, connection)),
        Check("what is attached", partial(attached_problems, connection)),
        Check("the drafts of decisions", partial(_decision_draft_problems, connection)),
        Check("the schema", partial(file_problems, connection)),
    )
    return Verification(chain.length, chain.head.hex(), rows.count, problems)


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look through, and how its problems are found."""

    what: str
    problems: Callable[[], Iterable[str]]


def _told(*checks: Check) -> tuple[str, ...]:
    """Return what the checks find; one that stumbles over damage has found it."""
    found: list[str] = []
    for check in checks:
        try:
            found.extend(check.problems())
        except Exception:
            found.append(f"Damaged beyond reading: {check.what}.")
    return tuple(found)


def _form_problems(connection: Connection) -> Iterator[str]:
    """Find lines that say the same as another way of writing them would."""
    for row in connection.execute(select(tables.log.c.sequence, tables.log.c.line)):
        with suppress(ValueError):
            if canonical(json.loads(row.line)) != row.line.encode():
                yield f"Log line {row.sequence} is not written as this program writes."


def _payload_problems(connection: Connection, chain: Chain) -> Iterator[str]:
    left = dict(chain.lines)
    query = select(tables.payload).order_by(tables.payload.c.sequence, tables.payload.c.part)
    rows = connection.execute(query)
    for sequence, group in groupby(rows, key=attrgetter("sequence")):
        line = left.pop(sequence, None)
        parts = {row.part: payloads.part(row) for row in group}
        if line is None or _marks(line, parts) != dict(enumerate(line.payload)):
            yield f"What log line {sequence} was handed was changed."
    for sequence in left:
        yield f"What log line {sequence} was handed is missing."


def _marks(line: LogLine, parts: Mapping[int, Part]) -> dict[int, str]:
    """Return the digests of a payload's parts, worked out anew; version 1 has one for both."""
    if line.version > 1:
        return {number: part.digest for number, part in parts.items()}
    sentence, body = parts[0], parts[1]
    return {0: digest(body.salt, sentence.body.encode(), body.body.encode()).hex()}


def _mention_problems(connection: Connection, chain: Chain) -> Iterator[str]:
    wanted = {(id, sequence) for sequence, line in chain.lines.items() for id in line.ids}
    here = {(row.id, row.sequence) for row in connection.execute(select(tables.mention))}
    for id, sequence in sorted(wanted ^ here):
        yield f"The index of the log is wrong about {id} in line {sequence}."


def _own_problems(connection: Connection) -> Iterator[str]:
    """Find what no secret opens; whether what is a panelist's own is whole only theirs can tell."""
    ring = key_ring(connection)
    for row in connection.execute(select(tables.own)):
        if row.secret != ROUNDS_KEY:
            standing = standing_secret(connection, row.panelist)
            holds = standing is not None and standing.number == row.secret
        else:
            key = ring.private_key(row.candidate, row.round)
            holds = key is None or _opens(key, row)
        if not holds:
            yield f"What {row.panelist} has begun on {row.candidate} cannot be opened."


def _opens(key: PrivateKey, row: Row[Any]) -> bool:
    try:
        old_draft(key, row)
    except FileTrouble:
        return False
    return True


def _draft_problems(connection: Connection) -> Iterator[str]:
    keys = draft_ring(connection)
    for row in connection.execute(select(tables.draft)):
        key = keys.private_key(row.candidate, row.round)
        if key is None:
            continue
        header = draft_header(row.panelist, row.candidate, row.round, row.time)
        try:
            msgspec.convert(unseal(key, header, row.body), Draft)
        except (Unreadable, msgspec.ValidationError):
            yield f"The draft of {row.panelist} on {row.candidate} cannot be opened."


def _kept_problems(connection: Connection) -> Iterator[str]:
    writer = kit_writer(connection)
    for entry in connection.execute(select(tables.kept.c.entry)).scalars():
        try:
            if writer:
                kept(connection, own_key(writer), entry)
        except FileTrouble:
            yield f"What was kept of the entry {entry} cannot be opened."


def _decision_draft_problems(connection: Connection) -> Iterator[str]:
    for candidate in connection.execute(select(tables.decision_draft.c.candidate)).scalars():
        try:
            read_decision_draft(connection, candidate)
        except (FileTrouble, msgspec.ValidationError):
            yield f"What was entered of the decision on {candidate} cannot be opened."
