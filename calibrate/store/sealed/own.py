"""What is one panelist's alone: what they have begun, and their own copy of what they submitted.

A row for each candidate and round, sealed to the panelist's key. It goes at the reveal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import msgspec
from nacl.public import PrivateKey
from sqlalchemy import Connection, Row, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from calibrate.domain.ballots import Submission
from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.domain.ratings import Draft, Rating
from calibrate.store.document import tables
from calibrate.store.sealed.bodies import open_body, seal_body
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.seal import Unreadable, unseal
from calibrate.store.sealed.secrets import OpenSecret

ROUNDS_KEY = 0
"""In place of a secret's number: sealed to the candidate's round, before there were secrets."""
SMALLEST = 32_768
"""Bytes of draft and copy together, twice those of an entry, so that nearly all are of one size."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a panelist has begun on a candidate, and what they submitted by the entry of a hash."""

    draft: Draft = field(default_factory=Draft)
    entry: str = ""
    ratings: tuple[Rating, ...] = ()


NOTHING = Own()
_inserted = insert(tables.own)
PUT = _inserted.on_conflict_do_update(
    index_elements=[column.name for column in tables.own.primary_key.columns],
    set_={name: _inserted.excluded[name] for name in ("secret", "time", "body")},
)
KEEP = _inserted.on_conflict_do_nothing()
WHOSE = [column == bindparam(column.name) for column in tables.own.primary_key.columns]
ONE, DROP = select(tables.own).where(*WHOSE), delete(tables.own).where(*WHOSE)
ALL = select(tables.own).where(tables.own.c.panelist == bindparam("panelist"))
"""Built once: they are run at every pause in typing."""


def write_own(
    connection: Connection, secret: OpenSecret, candidate: str, round: int, time: str, own: Own
) -> None:
    """Put what is a panelist's own in place of what was; where that is nothing, there is no row."""
    of = Submission(candidate, secret.panelist, round)
    if own == NOTHING:
        connection.execute(DROP, of._asdict())
        return
    public = bytes(secret.key.public_key)
    connection.execute(PUT, _row(public, secret.number, of, time, own))


def leave_copy(
    connection: Connection, number: int, public_key: bytes, of: Submission, time: str, own: Own
) -> None:
    """Leave a copy for a panelist whose secret is not open, unless something of theirs is there."""
    connection.execute(KEEP, _row(public_key, number, of, time, own))


def _row(public_key: bytes, number: int, of: Submission, time: str, own: Own) -> dict[str, Any]:
    body = _sealed(public_key, _header(of, time), msgspec.to_builtins(own))
    return of._asdict() | {"secret": number, "time": time, "body": body}


def _sealed(public_key: bytes, header: dict[str, Any], content: Any) -> bytes:
    """A draft may be longer than what can be submitted, and is kept all the same."""
    size = SMALLEST
    while True:
        try:
            return seal_body(public_key, header, content, size)
        except BadInput:
            size *= 2


def read_own(connection: Connection, secret: OpenSecret, candidate: str, round: int) -> Own:
    """Return what is a panelist's own; nothing where none was kept.

    Raises FileTrouble if it is there and damaged.
    """
    of = Submission(candidate, secret.panelist, round)
    row = connection.execute(ONE, of._asdict()).one_or_none()
    return _opened(secret.key, row) if row else NOTHING


def read_drafts(
    connection: Connection, secret: OpenSecret, rounds: Mapping[str, int]
) -> dict[str, Draft]:
    """Return what a panelist has begun on candidates' `rounds`, by candidate, as `read_own`."""
    found = dict.fromkeys(rounds, NOTHING.draft)
    for row in connection.execute(ALL, {"panelist": secret.panelist}).all():
        if rounds.get(row.candidate) == row.round:
            found[row.candidate] = _opened(secret.key, row).draft
    return found


def take_over(connection: Connection, secret: OpenSecret) -> None:
    """Seal what a panelist had begun before there were secrets to their key, as far as it opens."""
    ring = key_ring(connection)
    for row in connection.execute(ALL, {"panelist": secret.panelist}).all():
        key = ring.private_key(row.candidate, row.round)
        if row.secret == ROUNDS_KEY and key is not None:
            draft = old_draft(key, row)
            write_own(connection, secret, row.candidate, row.round, row.time, Own(draft))


def old_draft(key: PrivateKey, row: Row[Any]) -> Draft:
    """Return a draft that was sealed to its round; raise FileTrouble if it is damaged."""
    header = {"draft": [row.panelist, row.candidate, row.round], "time": row.time}
    try:
        return msgspec.convert(unseal(key, header, row.body), Draft)
    except (Unreadable, msgspec.ValidationError):
        _damaged()


def _opened(key: PrivateKey, row: Row[Any]) -> Own:
    header = _header(Submission(row.candidate, row.panelist, row.round), row.time)
    try:
        return msgspec.convert(open_body(key, header, row.body), Own)
    except (Unreadable, msgspec.ValidationError):
        _damaged()


def _header(of: Submission, time: str) -> dict[str, Any]:
    return {"own": [of.panelist, of.candidate, of.round], "time": time}


def _damaged() -> NoReturn:
    raise FileTrouble("Your draft of this candidate is damaged and cannot be read.") from None
