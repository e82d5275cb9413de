"""What importing a table of evidence would do, row by row; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from calibrate.domain.commands import ChangeAudience, CorrectEvidence, new_id
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Evidence, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, checked_name
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.session import Session
from calibrate.domain.text.folding import folded
from calibrate.exchange.tables import cells
from calibrate.exchange.tables.date_column import DateColumn
from calibrate.exchange.tables.dates import Order
from calibrate.exchange.tables.evidence_mapping import (
    FIELDS,
    check_mapping,
    guess_mapping,
    left_out,
    parse_mapping,
    recognise,
)
from calibrate.exchange.tables.evidence_plan import ImportPlan, PlannedRow, RowStatus
from calibrate.exchange.tables.known_again import claimed_twice, known_pieces, repeated
from calibrate.exchange.tables.rows import Problem, Row, Table, problem

__all__ = [
    "FIELDS",
    "Defaults",
    "ImportPlan",
    "PlannedRow",
    "RowStatus",
    "guess_mapping",
    "parse_mapping",
    "plan_import",
    "recognise",
]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where a table does not say: the `kind` and the `candidate` of rows without one.

    `step` is for candidates that are new, `order` is how dates in numbers alone are written.
    """

    step: Step
    kind: str = ""
    candidate: str = ""
    order: Order | None = None


def plan_import(
    table: Table,
    mapping: Mapping[str, str],
    session: Session,
    evidence: Sequence[Evidence],
    defaults: Defaults,
) -> ImportPlan:
    """Return what importing `table` into `session` would do.

    `mapping` has the column of each field, `evidence` all pieces of the session. A piece that is
    there is known again by its candidate, source and reference, and without one by what it says;
    fields without a column, and its placement, stay as they are. Raises BadInput for a wrong
    mapping; wrong rows become problems of the plan.
    """
    check_mapping(mapping, table, defaults.candidate)
    planner = _Planner(table, mapping, session, defaults)
    rows = planner.plan(evidence)
    used = {row.added.candidate for row in rows if row.added}
    newcomers = tuple(newcomer for newcomer in planner.newcomers if newcomer.id in used)
    unused = left_out(table, mapping)
    return ImportPlan(table.source, rows, newcomers, planner.dates.question, unused)


READERS: Mapping[str, Callable[[str], Any]] = {
    "title": cells.title,
    "text": cells.body,
    "kind": cells.detail,
    "ref": cells.detail,
    "link": cells.detail,
    "author": cells.detail,
    "part": cells.detail,
    "audience": cells.audience,
}
"""How the fields are read that mean the same in every session."""


class _Planner:
    """Goes through the rows of one table; what other rows hold bears on each."""

    def __init__(
        self, table: Table, mapping: Mapping[str, str], session: Session, defaults: Defaults
    ) -> None:
        self.table, self.mapping = table, mapping
        self.session, self.defaults = session, defaults
        self.candidates = {state.name: state.candidate for state in session.candidates}
        self.named = {folded(name): candidate for name, candidate in self.candidates.items()}
        self.newcomers: list[Candidate] = []
        column = mapping.get("date", "")
        dated = (row.cells.get(column, "") for row in table.rows)
        self.dates = DateColumn(column, dated, defaults.order, table.day_zero)
        self.readers = {
            **READERS,
            "candidate": self._candidate,
            "criteria": lambda cell: cells.criteria(cell, session.rubric),
            "date": self.dates.read,
        }

    def plan(self, evidence: Sequence[Evidence]) -> tuple[PlannedRow, ...]:
        """Return what becomes of each row."""
        texts = [self._texts(row) for row in self.table.rows]
        read = [self._read(*both) for both in zip(self.table.rows, texts, strict=True)]
        good = [found if not problems else None for found, problems in read]
        whose = [_of_candidate(found) for found in good]
        again = repeated(whose)
        whose = [None if at in again else found for at, found in enumerate(whose)]
        pieces = known_pieces(whose, evidence)
        again |= claimed_twice(pieces)
        return tuple(
            self._planned(row, texts[at], read[at], pieces[at], again.get(at))
            for at, row in enumerate(self.table.rows)
        )

    def _texts(self, row: Row) -> Mapping[str, str]:
        texts = {field: row.cells.get(column, "") for field, column in self.mapping.items()}
        if self.defaults.candidate and not texts.get("candidate", "").strip():
            texts["candidate"] = self.defaults.candidate
        return texts

    def _read(self, row: Row, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
        """Return what the cells mean, by field, and what is wrong with them."""
        found: dict[str, Any] = {}
        problems = []
        for field, cell in texts.items():
            try:
                found[field] = self.readers[field](cell)
            except BadInput as trouble:
                problems.append(self._problem(row, field, trouble))
        return found, problems

    def _problem(self, row: Row, field: str, explanation: object) -> Problem:
        return problem(self.table.source, row, self.mapping.get(field, ""), explanation)

    def _candidate(self, cell: str) -> Candidate:
        if cell not in self.candidates:
            self.candidates[cell] = self._named(checked_name(cell, "candidate"))
        return self.candidates[cell]

    def _named(self, name: str) -> Candidate:
        if folded(name) not in self.named:
            self.newcomers.append(Candidate(new_id(), name, self.defaults.step))
            self.named[folded(name)] = self.newcomers[-1]
        return self.named[folded(name)]

    def _planned(
        self,
        row: Row,
        texts: Mapping[str, str],
        read: tuple[dict[str, Any], list[Problem]],
        piece: Evidence | None,
        first: int | None,
    ) -> PlannedRow:
        found, problems = read
        if first is not None and not problems:
            number = self.table.rows[first].number
            field = "ref" if found.get("ref") else "title"
            words = f"This piece is in row {number} already; keep one."
            problems = [self._problem(row, field, words)]
        if found.get("date"):
            texts = {**texts, "date": found["date"].isoformat()}
        if problems:
            return PlannedRow(row, texts, RowStatus.PROBLEM, problems=tuple(problems))
        if piece is None:
            return self._added(row, texts, found)
        return self._again(row, texts, found, piece)

    def _added(self, row: Row, texts: Mapping[str, str], found: Mapping[str, Any]) -> PlannedRow:
        kind = found.get("kind") or self.defaults.kind
        content = _content(EvidenceText(found["title"]), found, kind)
        criteria = found.get("criteria", ())
        audience = found.get("audience")
        added = NewEvidence(new_id(), found["candidate"].id, content, criteria, audience)
        return PlannedRow(row, texts, RowStatus.NEW, added=added)

    def _again(
        self, row: Row, texts: Mapping[str, str], found: Mapping[str, Any], piece: Evidence
    ) -> PlannedRow:
        content = _content(piece.content, found, found.get("kind") or piece.content.kind)
        reason = f"Imported again from {self.table.source}."
        corrected = shown = None
        if content != piece.content:
            corrected = CorrectEvidence(piece.id, content, reason)
        if found.get("audience") not in (None, piece.audience):
            shown = ChangeAudience(piece.id, found["audience"], reason)
        status = RowStatus.CHANGED if corrected or shown else RowStatus.UNCHANGED
        return PlannedRow(row, texts, status, corrected=corrected, shown=shown)


def _of_candidate(found: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return what was found, with the candidate as an id."""
    return found and {**found, "candidate": found["candidate"].id}


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
        part=found.get("part", before.part),
    )
