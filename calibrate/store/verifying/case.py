"""Whether what a packet draws from is what was recorded.

That is every row that is the candidate's or everybody's, with its salt and its newest digest in the
log, all rows of theirs that the log has, and the place in the log that a packet prints. The chain,
the schema and the indexes are read once in a sitting, and each line that is added once. Drafts are
not printed, nor what commands were handed: `whole.py` reads those.
"""

from __future__ import annotations

from collections.abc import Set

from sqlalchemy import Connection, Table

from calibrate.domain.record.case import Case
from calibrate.store.record.journal import RowName, parse_key
from calibrate.store.verifying.chain import Chain
from calibrate.store.verifying.file import file_problems
from calibrate.store.verifying.owned import Owned
from calibrate.store.verifying.owning import STATE, rows_of_one
from calibrate.store.verifying.rows import is_recorded, named, salts_of
from calibrate.store.verifying.witnessed import witness_problems


class CaseCheck:
    """Checks the cases of one file; what it stumbles over does not verify."""

    def __init__(self) -> None:
        self._chain = Chain()
        self._owned = Owned()
        self._is_whole: bool | None = None

    def holds(self, connection: Connection, case: Case) -> bool:
        """Tell whether a case is what was recorded, as far as its packet draws on it."""
        try:
            return self._follows(connection) and self._is_recorded(connection, case)
        except Exception:
            return False

    def table_holds(self, connection: Connection, table: Table) -> bool:
        """Tell whether a table that is everybody's is what was recorded."""
        try:
            names = self._owned.names_of("")[table.name] if self._follows(connection) else None
            return names is not None and self._rows_hold(connection, table, names)
        except Exception:
            return False

    def _follows(self, connection: Connection) -> bool:
        """Read what was not read of the log; tell whether nothing was ever wrong with the file."""
        if self._is_whole is False:
            return False
        is_first, self._is_whole = self._is_whole is None, False
        before = len(self._chain.lines)
        problems = list(self._chain.read(connection))
        added = list(self._chain.lines.values())[before:]
        known = self._owned.follow(connection, added, self._chain.marks)
        is_sound = not is_first or not any(file_problems(connection))
        self._is_whole = known and is_sound and not problems
        return self._is_whole

    def _is_recorded(self, connection: Connection, case: Case) -> bool:
        candidate = case.sheet.candidate.id
        names = self._owned.names_of(candidate)
        rows = (self._rows_hold(connection, one, names[one.name], candidate) for one in STATE)
        witnessed = not any(witness_problems(connection, candidate))
        return all(rows) and witnessed and self._is_last_change(case, names)

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
        lines = reversed(self._chain.lines.values())
        line = next(one for one in lines if candidate in one.ids and sealed.isdisjoint(one.ids))
        printed = (case.log_line, case.log_head, case.changed.isoformat(timespec="seconds"))
        return printed == (line.sequence, self._chain.heads[line.sequence].hex(), line.time)
