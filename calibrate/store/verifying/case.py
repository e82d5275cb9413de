"""Whether what a packet draws from is what was recorded.

That is every row that is the candidate's or everybody's, with its salt and its newest digest in the
log, all rows of theirs that the log has, and the place in the log that a packet prints. The chain,
the schema and the indexes are read once in a sitting, and each line that is added once. Drafts are
not printed, nor what commands were handed: `whole.py` reads those.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import islice

from sqlalchemy import Connection, Table

from calibrate.domain.commands import IssuePacket
from calibrate.domain.record.case import Case
from calibrate.store.reads.files.organisation import logo_holds
from calibrate.store.record.journal import RowName, parse_key
from calibrate.store.verifying.chain import Chain
from calibrate.store.verifying.file import Step, file_steps
from calibrate.store.verifying.owned import Owned
from calibrate.store.verifying.owning import STATE, rows_of_one
from calibrate.store.verifying.rows import is_recorded, named, salts_of
from calibrate.store.verifying.witnessed import witness_problems

ISSUING = IssuePacket.__name__
"""The kind of a line that changes no case: see `last_open_change`."""


class CaseCheck:
    """Checks the cases of one file; what it stumbles over does not verify."""

    def __init__(self) -> None:
        self._chain = Chain()
        self._owned = Owned()
        self._heard = 0
        self._steps: Iterator[Step] | None = None
        self._is_whole = True

    def holds(self, connection: Connection, case: Case) -> bool:
        """Tell whether a case is what was recorded, as far as its packet draws on it."""
        try:
            return self._follows(connection) and self._is_recorded(connection, case)
        except Exception:
            return False

    def rows_hold(self, connection: Connection, candidate: str) -> bool:
        """Tell whether everything that is a candidate's or everybody's is what was recorded."""
        try:
            return self._follows(connection) and self._are_recorded(connection, candidate)
        except Exception:
            return False

    def table_holds(self, connection: Connection, table: Table) -> bool:
        """Tell whether a table that is everybody's is what was recorded."""
        try:
            names = self._owned.names_of("")[table.name] if self._follows(connection) else None
            return names is not None and self._rows_hold(connection, table, names)
        except Exception:
            return False

    def go_on(self, connection: Connection) -> bool:
        """Read a little more of what is read once in a sitting; tell whether that was not all.

        A window takes such steps while nobody waits; whoever asks about a case takes all that are
        left. What was stumbled over is not read again.
        """
        try:
            problems = self._read_on(connection) if self._is_whole else None
        except Exception:
            problems = True
        self._is_whole = self._is_whole and not problems
        return problems is False

    def _read_on(self, connection: Connection) -> bool | None:
        """Take one step and return whether something is wrong; None where there is no more.

        New lines come first, so that no row is asked about of which they tell something else.
        """
        problems = self._chain.read_on(connection)
        if problems is not None:
            self._owned.hear(islice(self._chain.lines.values(), self._heard, None))
            self._heard = len(self._chain.lines)
            return bool(problems)
        known = self._owned.go_on(connection, self._chain.marks)
        if known is not None:
            return not known
        self._steps = self._steps or iter(tuple(file_steps(connection)))
        step = next(self._steps, None)
        return any(step(connection)) if step else None

    def _follows(self, connection: Connection) -> bool:
        """Read what was not read yet; tell whether nothing was ever wrong with the file."""
        while self.go_on(connection):
            pass
        return self._is_whole

    def _is_recorded(self, connection: Connection, case: Case) -> bool:
        candidate = case.sheet.candidate.id
        names = self._owned.names_of(candidate)
        return self._are_recorded(connection, candidate) and self._is_last_change(case, names)

    def _are_recorded(self, connection: Connection, candidate: str) -> bool:
        names = self._owned.names_of(candidate)
        rows = (self._rows_hold(connection, one, names[one.name], candidate) for one in STATE)
        witnessed = not any(witness_problems(connection, candidate))
        return all(rows) and witnessed and logo_holds(connection)

    def _rows_hold(
        self, connection: Connection, table: Table, names: Set[RowName], candidate: str = ""
    ) -> bool:
        """Tell whether these rows of a table are there, as they were written, and no others."""
        rows = named(table, connection.execute(rows_of_one(table), {"candidate": candidate}))
        salts = salts_of(connection, sorted(rows))
        marks = self._chain.marks
        return rows.keys() == names and all(
            is_recorded(marks, salts, name, values) for name, values in rows.items()
        )

    def _is_last_change(self, case: Case, names: dict[str, set[RowName]]) -> bool:
        """Tell whether the place in the log that a packet prints is where the case last changed.

        The index of the log, by which it was found, is derived; here the lines themselves are read.
        """
        candidate = case.sheet.candidate.id
        opened = {key for _, key in names["opened_entry"]}
        sealed = {parse_key(key)[0] for _, key in names["entry"] if key not in opened}
        lines = (one for one in reversed(self._chain.lines.values()) if one.kind != ISSUING)
        line = next(one for one in lines if candidate in one.ids and sealed.isdisjoint(one.ids))
        printed = (case.log_line, case.log_head, case.changed.isoformat(timespec="seconds"))
        return printed == (line.sequence, self._chain.heads[line.sequence].hex(), line.time)
