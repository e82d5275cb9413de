"""Cutting what a command was handed, and the rows it changed, into parts by whom they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import singledispatch
from operator import itemgetter
from typing import Any

import msgspec

from calibrate.domain.canonical import canonical
from calibrate.store.document import tables
from calibrate.store.record.journal import Journal, Values
from calibrate.store.record.payloads import Part

People = tuple[str, ...]
Handed = dict[People, Any]
"""What a command was handed, by the ids of those whom each piece of it speaks of."""

Owners = Mapping[str, str]
NOBODY: Owners = {}

WrittenRow = tuple[int, str, str, Values | None]
WRITTEN = ("place", "table", "key", "before")
"""A row as a payload keeps it: its place in the order of writing, table, key, values before."""

EVIDENCE = tables.evidence.name
WHOSE = {
    "candidate": "id",
    "panelist": "id",
    "seniority": "panelist",
    "relation": "candidate",
    "deputy": "candidate",
    "without_deputy": "candidate",
    "statement": "candidate",
    "statement_version": "candidate",
    "fact": "candidate",
    "earlier_outcome": "candidate",
    "evidence": "candidate",
    "evidence_version": "evidence",
    "placement": "evidence",
    "attachment": "evidence",
}
"""In which column of a table it says whom a row speaks of."""


@singledispatch
def handed_of(command: object, people: People, owners: Owners = NOBODY) -> Handed:
    """Return what a payload keeps of a command, cut by people; `people` are all it speaks of.

    What must not be kept, or speaks of several people in turn, is registered by its handler;
    `owners` has whose the pieces of evidence are that it names.
    """
    return {people: msgspec.to_builtins(command)}


def payload(
    sentence: Part, handed: Handed, journal: Journal | None, everybody: People
) -> tuple[Part, ...]:
    """Return the parts of a line's payload: the sentence, and what it was handed by people.

    With a `journal` the rows it changed are kept as they were, so that they can be put back.
    """
    rows = _rows_by_person(journal, everybody) if journal else {}
    parts = [
        Part(canonical(_body(handed, rows, people)).decode(), people)
        for people in dict.fromkeys((*handed, *rows))
    ]
    return sentence, *parts


def _body(handed: Handed, rows: dict[People, list[WrittenRow]], people: People) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if people in handed:
        body["command"] = handed[people]
    if people in rows:
        body["rows"] = [list(row) for row in rows[people]]
    return body


def _rows_by_person(journal: Journal, everybody: People) -> dict[People, list[WrittenRow]]:
    found: dict[People, list[WrittenRow]] = defaultdict(list)
    owners, known = _owners(journal), frozenset(everybody)
    for place, ((table, key), change) in enumerate(journal.changes.items()):
        person = _person(journal, owners, table, change.before or change.after or {})
        people = (person,) if person in known else ()
        found[people].append((place, table, key, change.before))
    return found


def _owners(journal: Journal) -> dict[str, str]:
    """Return whose the pieces are that this command wrote, also those that it took out."""
    written = (c.before or c.after or {} for (t, _), c in journal.changes.items() if t == EVIDENCE)
    return {row["id"]: row["candidate"] for row in written if row}


def _person(journal: Journal, owners: Owners, table: str, values: Values) -> str:
    column = WHOSE.get(table)
    if column is None:
        return ""
    found: str = values[column]
    return _owner(journal, owners, found) if column == EVIDENCE else found


def _owner(journal: Journal, owners: Owners, evidence: str) -> str:
    """Return whose piece it is, also where this command took it out."""
    if evidence in owners:
        return owners[evidence]
    row = journal.read(tables.evidence, (evidence,))
    return str(row["candidate"]) if row else ""


def handed_in(bodies: Iterable[dict[str, Any]]) -> list[Any]:
    """Return what a command was handed, as the parts of its payload have it."""
    return [body["command"] for body in bodies if "command" in body]


def rows_in(bodies: Iterable[dict[str, Any]]) -> list[WrittenRow]:
    """Return the rows that a payload keeps, in the order in which they were written.

    A payload of a line of version 1 is one part, whose rows do not say their place.
    """
    rows = [row for body in bodies for row in body.get("rows", ())]
    placed = (row if len(row) == len(WRITTEN) else [place, *row] for place, row in enumerate(rows))
    return sorted(map(tuple, placed), key=itemgetter(0))
