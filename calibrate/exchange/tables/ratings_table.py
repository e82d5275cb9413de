"""Ratings that were kept in a spreadsheet, row by row; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from calibrate.domain.errors import BadInput, BadRows, Refused
from calibrate.domain.people import Candidate
from calibrate.domain.phases import may_rate
from calibrate.domain.ratings import DraftRating, check_rating
from calibrate.domain.session import Session
from calibrate.domain.text.folding import folded
from calibrate.exchange.guarded import unguarded
from calibrate.exchange.tables import cells
from calibrate.exchange.tables.rows import Problem, Row, Table, problem

NEEDED = ("candidate", "panelist", "criterion", "value")
OPTIONAL = ("confidence", "reason")
COUNTS, NOT_COUNTED = "counts", "no"
"""In a table that was exported, what a later round took the place of."""


@dataclass(frozen=True, slots=True)
class PlannedRatings:
    """One panelist's ratings of one candidate, in the table's order; both are ids.

    There are none where the table names the two and answers nothing.
    """

    panelist: str
    candidate: str
    ratings: tuple[DraftRating, ...]


@dataclass(frozen=True, slots=True)
class RatingsPlan:
    """What a table of ratings holds, and what is wrong with its rows.

    `unanswered` counts the rows without a value, `replaced` those that say that they count no more;
    both change nothing.
    """

    source: str
    planned: tuple[PlannedRatings, ...]
    problems: tuple[Problem, ...]
    unanswered: int = 0
    replaced: int = 0

    def checked(self) -> tuple[PlannedRatings, ...]:
        """Return the ratings; raise BadRows if a row has a problem."""
        if self.problems:
            raise BadRows(tuple(problem.sentence for problem in self.problems))
        return self.planned


def plan_ratings(table: Table, session: Session) -> RatingsPlan:
    """Return the ratings of a table with candidate, panelist, criterion, value as columns.

    Confidence and reason may be missing; a confidence that is not there was not stated. People are
    named, criteria named or given by id; NA is *not enough evidence*, and an empty value no answer.
    A rating that still lacks a reason is taken, but not as recorded. Of a table that was exported,
    the ratings that count come back. Raises BadInput if a column is missing; wrong rows become
    problems of the plan.
    """
    planner = _Planner(table, session)
    for row in table.rows:
        planner.read(row)
    planned = tuple(
        PlannedRatings(panelist, candidate, tuple(ratings))
        for (panelist, candidate), ratings in planner.ratings.items()
    )
    return RatingsPlan(
        table.source, planned, tuple(planner.problems), planner.unanswered, planner.replaced
    )


def _columns(table: Table) -> Mapping[str, str]:
    """Return the table's column for each field that it has."""
    named = {column.casefold(): column for column in reversed(table.columns)}
    missing = [field for field in NEEDED if field not in named]
    if missing:
        raise BadInput(
            f"{table.source} has no column {', '.join(missing)}; a table of ratings has "
            f"{', '.join(NEEDED)}, and may have {' and '.join(OPTIONAL)}."
        )
    return {field: named[field] for field in (*NEEDED, *OPTIONAL) if field in named}


class _Planner:
    """Goes through the rows of one table; what earlier rows held bears on later ones."""

    def __init__(self, table: Table, session: Session) -> None:
        self.source = table.source
        self.session = session
        self.columns = _columns(table)
        self.ratings: dict[tuple[str, str], list[DraftRating]] = {}
        self.problems: list[Problem] = []
        self._as_it_was = unguarded if table.day_zero is None else str  # workbooks guard nothing
        self.unanswered = 0
        self.replaced = 0
        self.counts = next((one for one in table.columns if one.casefold() == COUNTS), "")
        self.first: dict[tuple[str, str, str], Row] = {}
        self.named = {folded(state.name): state for state in reversed(session.candidates)}
        self.may_rate = cache(partial(may_rate, session))
        self.readers: Mapping[str, Callable[[str], Any]] = {
            "candidate": cache(self._candidate),
            "panelist": cache(session.panelist_named),
            "criterion": cache(lambda cell: cells.criterion(cell, session.rubric)),
            "value": cells.answer,
            "confidence": cells.confidence,
            "reason": cells.reason,
        }

    def _candidate(self, cell: str) -> Candidate:
        state = self.named.get(folded(cell)) or self.session.candidate_named(cell)
        return state.candidate

    def read(self, row: Row) -> None:
        if row.cells.get(self.counts, "").strip().casefold() == NOT_COUNTED:
            self.replaced += 1
            return
        found = self._cells(row)
        if found is None:
            return
        trouble = self._trouble(row, found)
        if trouble:
            self._complain(row, *trouble)
            return
        ratings = self.ratings.setdefault((found["panelist"], found["candidate"].id), [])
        if found["value"] is None:
            self.unanswered += 1
        else:
            ratings.append(_draft(found))

    def _cells(self, row: Row) -> dict[str, Any] | None:
        """Return what the cells mean by field, or None after noting what is wrong with them."""
        found: dict[str, Any] = {}
        for field, column in self.columns.items():
            if field in NEEDED and column not in row.cells:
                self._complain(row, field, f"This row has no {field}; write it, or null for none.")
                continue
            try:
                found[field] = self.readers[field](self._as_it_was(row.cells.get(column, "")))
            except BadInput as trouble:
                self._complain(row, field, trouble)
        return found if len(found) == len(self.columns) else None

    def _trouble(self, row: Row, found: dict[str, Any]) -> tuple[str, object] | None:
        """Return the field and the reason why a row whose cells are all right may not stand."""
        candidate, criterion = found["candidate"], found["criterion"]
        if not self.may_rate(found["panelist"], candidate.id):
            return "panelist", f"This panelist does not rate {candidate.name}; take the row out."
        key = (found["panelist"], candidate.id, criterion.id)
        first = self.first.setdefault(key, row)
        if first is not row:
            return "criterion", f"This rating is in row {first.number} already; keep one."
        try:
            if found["value"] is not None:
                self._check(found)
        except BadInput as trouble:
            return "value", trouble
        return None

    def _check(self, found: dict[str, Any]) -> None:
        """Note in `found` whether the rating may stand; raise BadInput for a value not offered."""
        rating, step = _draft(found).rating(), found["candidate"].step
        try:
            check_rating(rating, found["criterion"], self.session.rubric.scale, step)
        except Refused:
            found["recorded"] = False

    def _complain(self, row: Row, field: str, explanation: object) -> None:
        self.problems.append(problem(self.source, row, self.columns[field], explanation))


def _draft(found: Mapping[str, Any]) -> DraftRating:
    return DraftRating(
        criterion=found["criterion"].id,
        value=found["value"].value,
        answered=True,
        recorded=found.get("recorded", True),
        confidence=found.get("confidence"),
        reason=found.get("reason", ""),
    )
