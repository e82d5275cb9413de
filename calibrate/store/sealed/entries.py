"""Entries: sealed submissions with a clear header, chained per panelist and writer.

Entries of format 1 were written before there were kits. They have a smaller header, and their body
holds the ratings alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

import msgspec
from nacl.public import PrivateKey
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, select

from calibrate.domain.ballots import Entry, EntryKind, EntryState, Origin, Submission
from calibrate.domain.canonical import canonical, digest
from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.ratings import Rating
from calibrate.domain.submitting.validity import Validity
from calibrate.domain.text.lengths import LONGEST_REASON, within
from calibrate.domain.text.rule import in_lines
from calibrate.store.document import tables
from calibrate.store.record.journal import Values
from calibrate.store.sealed.bodies import open_body
from calibrate.store.sealed.seal import Unreadable, unseal

FORMAT = 2
"""The format in which entries are written."""

FIRST = bytes(32)
IN_EVERY_HEADER = ("id", "panelist", "writer", "sequence", "candidate", "round", "kind", "origin")
SINCE_KITS = ("format", "session", "rubric", "kit", "secret")


def header_of(row: Values) -> Values:
    """Return an entry's clear header, to which its body is bound."""
    header = {name: row[name] for name in IN_EVERY_HEADER} | {"previous": row["previous"].hex()}
    if row["format"] == 1:
        return header | {"time": row["time"]}
    return (
        header
        | {name: row[name] for name in SINCE_KITS}
        | {"signer": (row["signer"] or b"").hex(), "key": row["key"].hex()}
        | {"replaces": json.loads(row["replaces"])}
    )


def entry_hash(row: Values) -> bytes:
    """Return the hash by which other entries and receipts name this one."""
    return digest(canonical(header_of(row)), row["body"])


def entry_of(row: Values, state: str | None = None) -> Entry:
    """Return an entry's header as a value."""
    return Entry(
        id=row["id"],
        panelist=row["panelist"],
        writer=row["writer"],
        sequence=row["sequence"],
        candidate=row["candidate"],
        round=row["round"],
        kind=EntryKind(row["kind"]),
        origin=Origin(row["origin"]),
        hash=row["hash"].hex(),
        previous=row["previous"].hex(),
        state=EntryState(state) if state else None,
        format=row["format"],
        signer=(row["signer"] or b"").hex(),
        replaces=tuple(json.loads(row["replaces"] or "[]")),
        kit_number=row.get("kit_number") or 0,
    )


NUMBERS = (
    select(tables.kit.c.signer, func.min(tables.kit.c.number).label("kit_number"))
    .where(tables.kit.c.signer.is_not(None))
    .group_by(tables.kit.c.signer)
    .subquery()
)
"""By the key that signs, the number of the kit that it came with first."""


def _headers(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Select entries' headers and what became of them; bodies are not read."""
    clear = [column for column in tables.entry.c if column.name != "body"]
    opened = tables.opened_entry.c
    query = select(*clear, opened.state.label("state"), NUMBERS.c.kit_number)
    outer = query.join(tables.opened_entry, opened.entry == tables.entry.c.id, isouter=True)
    return _numbered(outer).where(*conditions)


def _numbered(query: Select[Any]) -> Select[Any]:
    return query.join(NUMBERS, NUMBERS.c.signer == tables.entry.c.signer, isouter=True)


HEADERS = _headers()
HEADERS_ON = _headers(tables.entry.c.candidate.in_(bindparam("candidates", expanding=True)))
HEADERS_BY = _headers(tables.entry.c.panelist.in_(bindparam("panelists", expanding=True)))
HEADERS_OF = _headers(
    *(tables.entry.c[name] == bindparam(name) for name in ("panelist", "candidate", "round"))
)

ENTRIES = (
    _numbered(select(tables.entry, NUMBERS.c.kit_number))
    .where(*(tables.entry.c[name] == bindparam(name) for name in ("candidate", "round")))
    .order_by(tables.entry.c.panelist, tables.entry.c.writer, tables.entry.c.sequence)
)
ENTRIES_OF = ENTRIES.where(tables.entry.c.panelist == bindparam("panelist"))


def headers(connection: Connection, candidates: Set[str] = frozenset()) -> Iterable[Entry]:
    """Yield every entry's header, or those on some candidates, with what became of it."""
    some = {"candidates": list(candidates)}
    rows = connection.execute(HEADERS_ON, some) if candidates else connection.execute(HEADERS)
    return map(_header, rows)


def headers_by(connection: Connection, panelists: Set[str]) -> Iterable[Entry]:
    """Yield the headers of all entries of some panelists, with what became of them."""
    return map(_header, connection.execute(HEADERS_BY, {"panelists": list(panelists)}))


def headers_of(connection: Connection, of: Submission) -> Iterable[Entry]:
    """Yield the headers of one submission's entries, with what became of them."""
    return map(_header, connection.execute(HEADERS_OF, of._asdict()))


def _header(row: Row[Any]) -> Entry:
    return entry_of(dict(row._mapping), row.state)


def entries_of(
    connection: Connection, candidate: str, round: int, panelist: str | None = None
) -> list[Values]:
    """Return a candidate's entries in a round, of all panelists or one, oldest first."""
    whose = {"candidate": candidate, "round": round, "panelist": panelist}
    rows = connection.execute(ENTRIES if panelist is None else ENTRIES_OF, whose)
    return [dict(row._mapping) for row in rows]


def still_sealed(connection: Connection, candidate: str, round: int) -> list[Values]:
    """Return a candidate's entries in a round of which nothing is known yet, oldest first.

    What came with a merge that was taken back is not among them.
    """
    known = set(connection.execute(select(tables.opened_entry.c.entry)).scalars())
    return [row for row in entries_of(connection, candidate, round) if row["id"] not in known]


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry that was opened; `ratings` is None where its body is not valid.

    `because` is why a conflict was declared, where its panelist said so.
    """

    row: Values
    ratings: tuple[Rating, ...] | None
    because: str = ""

    @property
    def withdraws(self) -> bool:
        """Whether the entry takes the one before back."""
        return bool(self.row["kind"] == EntryKind.WITHDRAWN)


def open_entry(row: Values, key: PrivateKey, validity: Validity) -> Opened:
    """Open one entry's body and check it against header, rubric, evidence and rules."""
    try:
        ratings = sealed_in(row, key)
        if row["kind"] != EntryKind.SUBMITTED:
            return Opened(row, (), reason_in(row, key))
        return Opened(row, checked(ratings, row["panelist"], validity))
    except (Unreadable, msgspec.ValidationError, CalibrateError, ValueError, TypeError):
        return Opened(row, None)


def sealed_in(row: Values, key: PrivateKey) -> Any:
    """Return the ratings in an entry's body as they lie there; raise Unreadable if it is none."""
    if row["format"] == 1:
        return unseal(key, header_of(row), row["body"])
    content = open_body(key, header_of(row), row["body"])
    return content.get("ratings") if isinstance(content, dict) else None


def reason_in(row: Values, key: PrivateKey) -> str:
    """Return why a conflict was declared, as its body says; nothing unless that is a fit text."""
    if row["kind"] != EntryKind.CONFLICT:
        return ""
    try:
        content = open_body(key, header_of(row), row["body"])
        found = content.get("because") if isinstance(content, dict) else None
        return within(in_lines(found), LONGEST_REASON).strip() if isinstance(found, str) else ""
    except (Unreadable, CalibrateError):
        return ""


def checked(content: Any, panelist: str, validity: Validity) -> tuple[Rating, ...]:
    """Return plain content as a panelist's ratings; raise unless all may stand as they are."""
    canonical(content)
    ratings = msgspec.convert(content, tuple[Rating, ...])
    validity.check(ratings, panelist)
    return ratings


def need_valid(ratings: tuple[Rating, ...], panelist: str, validity: Validity) -> None:
    """Refuse before sealing whatever would count as invalid when it is opened."""
    try:
        checked(msgspec.to_builtins(ratings), panelist, validity)
    except (msgspec.ValidationError, TypeError, ValueError) as error:
        raise BadInput(f"These ratings cannot be submitted: {error}.") from None
