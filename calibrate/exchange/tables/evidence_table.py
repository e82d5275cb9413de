"""What importing a table of evidence would do, row by row; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from calibrate.domain.commands import ChangeAudience, CorrectEvidence, ImportEvidence, new_id
from calibrate.domain.errors import BadInput, BadRows
from calibrate.domain.evidence import Evidence, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, checked_name
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.session import Session
from calibrate.domain.text.folding import folded
from calibrate.exchange.tables import cells
from calibrate.exchange.tables.evidence_mapping import (
    FIELDS,
    check_mapping,
    guess_mapping,
    parse_mapping,
)
from calibrate.exchange.tables.rows import Problem, Row, Table, problem

__all__ = [
    "FIELDS",
    "ImportPlan",
    "PlannedRow",
    "RowStatus",
    "guess_mapping",
    "parse_mapping",
    "plan_import",
]

NO_LINK, ANY_LINK = "", "*"
Key = tuple[str, ...] | tuple[str, str, date | None, str]


class RowStatus(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row and what becomes of it; `cells` holds its text by field.

    A new row has `added`, a changed one `corrected` or `shown` or both, a bad one `problems`.
    """

    row: Row
    cells: Mapping[str, str]
    status: RowStatus
    added: NewEvidence | None = None
    corrected: CorrectEvidence | None = None
    shown: ChangeAudience | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a table would do; `candidates` are those whom good rows name first."""

    source: str
    rows: tuple[PlannedRow, ...]
    candidates: tuple[Candidate, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, in the order of the rows."""
        return tuple(problem for row in self.rows for problem in row.problems)

    def count(self, status: RowStatus) -> int:
        """Return how many rows have this status."""
        return sum(row.status is status for row in self.rows)

    def command(self, source: str, only_good: bool = False) -> ImportEvidence:
        """Return the command that carries the plan out; `source` is what the log calls the table.

        Raises BadRows if a row has a problem, unless `only_good` leaves such rows out.
        """
        if self.problems and not only_good:
            raise BadRows(tuple(problem.sentence for problem in self.problems))
        return ImportEvidence(
            source=source,
            candidates=self.candidates,
            added=tuple(row.added for row in self.rows if row.added),
            corrected=tuple(row.corrected for row in self.rows if row.corrected),
            shown=tuple(row.shown for row in self.rows if row.shown),
        )


def plan_import(
    table: Table,
    mapping: Mapping[str, str],
    session: Session,
    evidence: Sequence[Evidence],
    default_kind: str,
    step: Step,
) -> ImportPlan:
    """Return what importing `table` into `session` would do.

    `mapping` has the column of each field, `evidence` all pieces of the session, `default_kind` is
    for rows that name none, `step` for candidates that are new. A piece that is there is known
    again by its candidate and ref, or where the ref is empty by candidate, title, date and text;
    fields without a column, and its placement, stay as they are. Raises BadInput for a wrong
    mapping; wrong rows become problems of the plan.
    """
    check_mapping(mapping, table)
    planner = _Planner(table.source, mapping, session, evidence, default_kind, step)
    rows = tuple(planner.plan(row) for row in table.rows)
    used = {row.added.candidate for row in rows if row.added}
    newcomers = tuple(newcomer for newcomer in planner.newcomers if newcomer.id in used)
    return ImportPlan(table.source, rows, newcomers)


READERS: Mapping[str, Callable[[str], Any]] = {
    "title": cells.title,
    "text": cells.body,
    "kind": cells.detail,
    "date": cells.day,
    "ref": cells.detail,
    "link": cells.detail,
    "author": cells.detail,
}
"""How the fields that make up an EvidenceText are read."""


class _Planner:
    """Goes through the rows of one table; what earlier rows held bears on later ones."""

    def __init__(
        self,
        source: str,
        mapping: Mapping[str, str],
        session: Session,
        evidence: Sequence[Evidence],
        default_kind: str,
        step: Step,
    ) -> None:
        self.source = source
        self.mapping = mapping
        self.session = session
        self.default_kind = default_kind
        self.step = step
        self.candidates = {state.name: state.candidate for state in session.candidates}
        self.named = {folded(name): candidate for name, candidate in self.candidates.items()}
        self.newcomers: list[Candidate] = []
        self.known = {key: piece for piece in reversed(evidence) for key in _keys_of(piece)}
        self.first: dict[Key, Row] = {}

    def plan(self, row: Row) -> PlannedRow:
        fields = {field: row.cells.get(column, "") for field, column in self.mapping.items()}
        found, problems = self._read(row, fields)
        if not problems:
            problems = self._repeats(row, found)
        if problems:
            return PlannedRow(row, fields, RowStatus.PROBLEM, problems=tuple(problems))
        piece = self._known_as(found)
        if piece is None:
            return self._added(row, fields, found)
        return self._again(row, fields, found, piece)

    def _read(self, row: Row, fields: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
        """Return what the cells mean, by field, and what is wrong with them."""
        readers = {
            **READERS,
            "candidate": self._candidate,
            "criteria": self._criteria,
            "audience": cells.audience,
        }
        found: dict[str, Any] = {}
        problems = []
        for field, cell in fields.items():
            try:
                found[field] = readers[field](cell)
            except BadInput as trouble:
                problems.append(problem(self.source, row, self.mapping[field], trouble))
        return found, problems

    def _candidate(self, cell: str) -> Candidate:
        if cell not in self.candidates:
            self.candidates[cell] = self._named(checked_name(cell, "candidate"))
        return self.candidates[cell]

    def _named(self, name: str) -> Candidate:
        if folded(name) not in self.named:
            self.newcomers.append(Candidate(new_id(), name, self.step))
            self.named[folded(name)] = self.newcomers[-1]
        return self.named[folded(name)]

    def _criteria(self, cell: str) -> tuple[str, ...]:
        return cells.criteria(cell, self.session.rubric)

    def _repeats(self, row: Row, found: Mapping[str, Any]) -> list[Problem]:
        first = self.first.setdefault(_key(found), row)
        if first is row:
            return []
        field = "ref" if found.get("ref") else "title"
        explanation = f"This piece is in row {first.number} already; keep one."
        return [problem(self.source, row, self.mapping[field], explanation)]

    def _known_as(self, found: Mapping[str, Any]) -> Evidence | None:
        """Return the piece that a row is about: where either has no link, its reference tells."""
        piece = self.known.get(_key(found))
        if piece is None and found.get("ref"):
            candidate, ref = found["candidate"].id, found["ref"]
            where = NO_LINK if found.get("link") else ANY_LINK
            piece = self.known.get((candidate, ref, where))
        return piece

    def _added(self, row: Row, fields: Mapping[str, str], found: Mapping[str, Any]) -> PlannedRow:
        kind = found.get("kind") or self.default_kind
        content = _content(EvidenceText(found["title"]), found, kind)
        criteria = found.get("criteria", ())
        audience = found.get("audience")
        added = NewEvidence(new_id(), found["candidate"].id, content, criteria, audience)
        return PlannedRow(row, fields, RowStatus.NEW, added=added)

    def _again(
        self, row: Row, fields: Mapping[str, str], found: Mapping[str, Any], piece: Evidence
    ) -> PlannedRow:
        content = _content(piece.content, found, found.get("kind") or piece.content.kind)
        reason = f"Imported again from {self.source}."
        corrected = shown = None
        if content != piece.content:
            corrected = CorrectEvidence(piece.id, content, reason)
        if found.get("audience") not in (None, piece.audience):
            shown = ChangeAudience(piece.id, found["audience"], reason)
        status = RowStatus.CHANGED if corrected or shown else RowStatus.UNCHANGED
        return PlannedRow(row, fields, status, corrected=corrected, shown=shown)


def _content(before: EvidenceText, found: Mapping[str, Any], kind: str) -> EvidenceText:
    """Return `before` with the fields that were found in place of its own."""
    return replace(
        before,
        title=found["title"],
        text=found.get("text", before.text),
        kind=kind,
        date=found.get("date", before.date),
        reference=found.get("ref") or before.reference,
        link=found.get("link", before.link),
        author=found.get("author", before.author),
    )


def _key(found: Mapping[str, Any]) -> Key:
    """Return by what a row's piece is known again."""
    candidate: str = found["candidate"].id
    if found.get("ref"):
        return candidate, found["ref"], _whence(found["ref"], found.get("link", ""))
    return candidate, found["title"], found.get("date"), found.get("text", "")


def _keys_of(piece: Evidence) -> tuple[Key, ...]:
    content, ref = piece.content, piece.content.reference
    by_content = (piece.candidate, content.title, content.date, content.text)
    if not ref:
        return (by_content,)
    wheres = (_whence(ref, content.link), ANY_LINK)
    return *((piece.candidate, ref, where) for where in wheres), by_content


def _whence(reference: str, link: str) -> str:
    """Return where a reference counts: what stands before it in its link, or else the link's host.

    A number alone names a piece in one repository or tracker only.
    """
    try:
        parts = urlsplit(link)
    except ValueError:  # no link that a program follows, and still what somebody wrote
        return link
    number = reference.lstrip("#!") or reference
    before, found, _ = f"{parts.netloc}{parts.path}".rpartition(number)
    return before if found else parts.netloc
