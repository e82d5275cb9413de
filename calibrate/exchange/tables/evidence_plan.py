"""What importing a table would do, row by row, and the command that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.commands import ChangeAudience, CorrectEvidence, ImportEvidence
from calibrate.domain.errors import BadInput, BadRows
from calibrate.domain.evidence import NewEvidence
from calibrate.domain.people import Candidate
from calibrate.exchange.tables.date_column import Question
from calibrate.exchange.tables.rows import Problem, Row


class RowStatus(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row and what becomes of it; `cells` holds its text by field, dates as they are read.

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
    """What importing a table would do; `candidates` are those whom good rows name first.

    While there is a `question`, dates are read in one of several orders, and nothing is imported.
    `left_out` has the columns that no field uses.
    """

    source: str
    rows: tuple[PlannedRow, ...]
    candidates: tuple[Candidate, ...]
    question: Question | None = None
    left_out: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, in the order of the rows."""
        return tuple(problem for row in self.rows for problem in row.problems)

    def count(self, status: RowStatus) -> int:
        """Return how many rows have this status."""
        return sum(row.status is status for row in self.rows)

    def command(self, source: str, only_good: bool = False, reason: str = "") -> ImportEvidence:
        """Return the command that carries the plan out; `source` is what the log calls the table.

        `reason` says why evidence is imported though rating is open.

        Raises BadInput while a question is open, and BadRows if a row has a problem, unless
        `only_good` leaves such rows out.
        """
        if self.question:
            raise BadInput(f"{self.source}: {self.question.sentence}")
        if self.problems and not only_good:
            raise BadRows(tuple(problem.sentence for problem in self.problems))
        return ImportEvidence(
            source=source,
            candidates=self.candidates,
            added=tuple(row.added for row in self.rows if row.added),
            corrected=tuple(row.corrected for row in self.rows if row.corrected),
            shown=tuple(row.shown for row in self.rows if row.shown),
            reason=reason,
        )
