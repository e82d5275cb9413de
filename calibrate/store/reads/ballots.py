"""Reading ballots: of this session, signed by their kit's key, and as they were written, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import Connection, select

from calibrate.domain.ballots import Entry, EntryState
from calibrate.domain.canonical import canonical
from calibrate.domain.session import Session
from calibrate.domain.submitting.arriving import Arriving, arriving, refusal_of
from calibrate.domain.travel.ballot import Ballot, Read, SealedEntry
from calibrate.store.document import tables
from calibrate.store.reads.questions.arriving import is_plain, new_questions
from calibrate.store.record.journal import Values
from calibrate.store.sealed.entries import FIRST, FORMAT, entry_hash, entry_of, headers_by
from calibrate.store.sealed.lost_keys import LostKey, current_keys, lost_keys
from calibrate.store.sealed.signatures import is_by
from calibrate.store.sealed.writers import is_signed, kit_writer, proof_of

ALTERED = "it was changed on its way, or is damaged"
NOT_ITS_KEY = "it is signed by another key than this kit’s; somebody else may have written it"
NOT_ITS_KIT = "whoever signed it has not read the kit; it may be somebody else’s"
TWO = "ballots of theirs are signed by two keys; ask them which is theirs, and merge that alone"
NOT_CARRIED_ON = "its kit did not take over the one before; open that one with it, or replace it"


def read_arriving(
    connection: Connection, session: Session, ballots: Sequence[Ballot]
) -> tuple[Arriving, ...]:
    """Return what becomes of ballots if they are merged now."""
    return read_with_rows(connection, session, ballots)[0]


def read_with_rows(
    connection: Connection, session: Session, ballots: Sequence[Ballot]
) -> tuple[tuple[Arriving, ...], Mapping[str, Values]]:
    """Return the same, and by their hashes the rows of what may be taken in, without a time."""
    rows: dict[str, Values] = {}
    read = [_read(connection, session, ballot, rows) for ballot in ballots]
    read = _of_one_key(read)
    panelists = {one.ballot.panelist for one in read if not one.problem}
    here = headers_by(connection, panelists) if panelists else ()
    found = arriving(session, here, read, FIRST.hex())
    return tuple(_with_questions(connection, session, one) for one in found), rows


def _with_questions(connection: Connection, session: Session, one: Arriving) -> Arriving:
    """Return the same, told whether it asks something new."""
    asks = not one.refused and bool(new_questions(connection, session, one.ballot))
    return replace(one, asks=asks) if asks else one


def _read(
    connection: Connection, session: Session, ballot: Ballot, known: dict[str, Values]
) -> Read:
    """Return a ballot's entries as the rules ask for them, or why it is refused; note its rows."""
    if refused := refusal_of(session, ballot):
        return Read(ballot, problem=refused)
    try:
        rows = [_row(ballot, entry) for entry in ballot.entries]
        problem = _key_problem(connection, ballot) or _problem(connection, rows)
        problem = problem or ("" if _is_in_order(rows) else ALTERED)
    except (ValueError, TypeError):
        return Read(ballot, problem=ALTERED)
    problem = problem or ("" if _are_its_questions(ballot) else ALTERED)
    known |= {row["hash"].hex(): row for row in rows}
    if problem:
        return Read(ballot, problem=problem)
    return Read(ballot, _entries(rows, lost_keys(connection)))


def _are_its_questions(ballot: Ballot) -> bool:
    """Tell whether what a ballot asks is as whoever signs it wrote it."""
    if not ballot.questions:
        return not ballot.asked_by
    signed = is_by(bytes.fromhex(ballot.signer), ballot.asked, ballot.asked_by)
    return signed and all(map(is_plain, ballot.questions))


def _of_one_key(read: Sequence[Read]) -> list[Read]:
    """Refuse every ballot of a panelist who sends under two keys that the session knows not yet.

    Which of them is theirs nothing here tells, and no order of ballots may.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for one in read:
        if not one.problem:
            keys[one.ballot.panelist].add(one.ballot.signer)
    return [
        one if one.problem or len(keys[one.ballot.panelist]) == 1 else Read(one.ballot, problem=TWO)
        for one in read
    ]


def _entries(rows: Iterable[Values], lost: frozenset[LostKey]) -> tuple[Entry, ...]:
    """Return entries as values; one that is sealed to a key that was lost is lost as well."""
    lose = EntryState.LOST.value
    return tuple(entry_of(row, lose if _place(row) in lost else None) for row in rows)


def _place(row: Values) -> LostKey:
    return row["candidate"], row["round"], row["key"]


def _is_in_order(rows: Sequence[Values]) -> bool:
    """Tell whether entries stand as their kit writes them, each once."""
    places = [(row["sequence"], row["hash"]) for row in rows]
    return all(before < after for before, after in pairwise(places))


def _row(ballot: Ballot, entry: SealedEntry) -> Values:
    """Return the row of an entry, without its time; raise ValueError where it is none."""
    if entry.format < FORMAT:
        raise ValueError("an entry of this format never travelled")
    row = {
        "id": entry.id,
        "format": entry.format,
        "session": ballot.session,
        "rubric": ballot.rubric,
        "kit": entry.kit,
        "panelist": ballot.panelist,
        "writer": ballot.writer,
        "signer": bytes.fromhex(ballot.signer),
        "key": bytes.fromhex(entry.key),
        "secret": entry.secret,
        "sequence": entry.sequence,
        "previous": bytes.fromhex(entry.previous),
        "candidate": entry.candidate,
        "round": entry.round,
        "kind": entry.kind,
        "origin": entry.origin,
        "replaces": canonical(list(entry.replaces)).decode(),
        "body": entry.body,
        "signature": entry.signature,
    }
    return row | {"hash": entry_hash(row)}


def _problem(connection: Connection, rows: Iterable[Values]) -> str:
    keys, lost = current_keys(connection), lost_keys(connection)
    for row in rows:
        if not is_signed(row["signer"], row["hash"], row["signature"]):
            return ALTERED
        is_current = keys.get((row["candidate"], row["round"])) == row["key"]
        if not is_current and _place(row) not in lost:
            return "it is sealed to another key than this session’s"
    return ""


def _key_problem(connection: Connection, ballot: Ballot) -> str:
    """Tell whether a ballot is signed by the key of its kit, which the first one brings.

    A kit takes in what copies of it wrote, so that what went two ways can be settled.
    """
    signer = bytes.fromhex(ballot.signer)
    if own := kit_writer(connection):
        return "" if own.signer == signer else NOT_ITS_KEY
    kits = tables.kit
    query = select(kits).where(kits.c.panelist == ballot.panelist).order_by(kits.c.number)
    rows = connection.execute(query).all()
    (kit,) = (row for row in rows if row.id == ballot.kit)
    if bytes.fromhex(ballot.proof) != proof_of(kit.enrolment, signer):
        return NOT_ITS_KIT
    if kit.signer is not None:
        return "" if kit.signer == signer else NOT_ITS_KEY
    begun = max((row.number for row in rows if row.because and row.number <= kit.number), default=1)
    before = {row.signer for row in rows if begun <= row.number and row.signer is not None}
    return "" if before <= {signer} else NOT_CARRIED_ON
