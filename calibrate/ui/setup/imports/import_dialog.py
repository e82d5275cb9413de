"""Importing a table of evidence: columns, a preview, what is wrong, and nothing written before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.commands import ImportEvidence
from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.text.lengths import LONGEST_REASON
from calibrate.exchange.tables.evidence_table import (
    Defaults,
    ImportPlan,
    PlannedRow,
    RowStatus,
    plan_import,
)
from calibrate.exchange.tables.table import Table
from calibrate.ui.look import zoom
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.ui.parts.frame import label
from calibrate.ui.setup.candidate_tabs import CountTabs
from calibrate.ui.setup.imports.clipping import Source, clipboard
from calibrate.ui.setup.imports.date_choice import DateChoice
from calibrate.ui.setup.imports.encoding_choice import EncodingChoice
from calibrate.ui.setup.imports.import_mapping import FIELD_WORDS
from calibrate.ui.setup.imports.import_preview import PreviewView
from calibrate.ui.setup.imports.import_side import ImportSide
from calibrate.ui.setup.imports.problem_box import ProblemBox
from calibrate.ui.setup.state import SetupState
from calibrate.words.phrases import several, some

SIZE = (1120, 760)
ABOVE_AND_BELOW = 28
TABLES = "Tables and lists (*.csv *.tsv *.txt *.json *.xlsx *.md);;All files (*)"
REASON = "Why this is added or changed now that rating is open"
TABS = (("", "All"), ("new", "New"), ("unchanged", "Unchanged"), ("changed", "Changed"),
        ("problem", "Problems"))  # fmt: skip
REQUIRED = ("candidate", "title")
MOST_NAMES = 6


class ImportDialog(Dialog):
    """Columns at the left, counts, questions, problems and rows at the right.

    `source` is a file or what was copied, `whose` the candidate who is looked at.
    """

    def __init__(
        self, parent: QWidget | None, source: Source, state: SetupState, whose: str = ""
    ) -> None:
        super().__init__(parent, "Import evidence", "Import")
        self.state, self.source = state, source
        self.encoding = EncodingChoice([one.name for one in state.session.candidates])
        self.dates = DateChoice()
        self.side = ImportSide(state, whose)
        self.plan: ImportPlan | None = None
        self._dated = ""
        self._pieces = state.every_piece()
        self.sheet = ChoiceBox("Which sheet")
        self.another = _button("Another file…")
        self.paste = _button("Paste")
        self.counts = {status: label("", "figure") for status in RowStatus}
        self.problem = ProblemBox()
        self.tabs = CountTabs("Which rows", "row")
        self.preview = PreviewView()
        self.reason = line_field("", REASON, LONGEST_REASON)
        self._lay_out_import()
        self._connect()
        self._fit()
        self.show_table(self._read(source))
        self.preview.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, source: Source, state: SetupState, whose: str = ""
    ) -> ImportEvidence | None:
        """Show what is in a table; return what to import, or None if the person cancelled.

        Raises BadInput if there is no table.
        """
        dialog = cls(parent, source, state, whose)
        return dialog.command if dialog.exec() else None

    @property
    def command(self) -> ImportEvidence | None:
        """What the primary button imports: its words say when bad rows are left out."""
        if self.plan is None or self.waits:
            return None
        reason = self.reason.text().strip()
        return self.plan.command(self.table.source, bool(self.plan.problems), reason)

    @property
    def waits(self) -> str:
        """What has to be said before anything can be imported; empty where that is nothing."""
        if self.encoding.waits:
            return "Say first how the file is to be read."
        if self.plan and self.plan.question:
            return "Say first how its dates are meant."
        if self.late and self.plan and self.plan.candidates:
            names = some([one.name for one in self.plan.candidates])
            return f"Candidates are frozen now that rating is open: {names} cannot be added."
        if self.late and not self.reason.text().strip():
            return "Say first why, now that rating is open."
        return ""

    @property
    def late(self) -> bool:
        """Whether rating is open, so that what comes in needs a reason."""
        return not self.state.is_setup

    def _fit(self) -> None:
        wanted, room = zoom.size(*SIZE), self.room
        self.resize(wanted.boundedTo(QSize(room.width(), room.height() - ABOVE_AND_BELOW)))

    def _lay_out_import(self) -> None:
        self.head.setSpacing(10)
        for widget in (self.sheet, self.paste, self.another):
            self.head.addWidget(widget)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.removeWidget(self.trouble)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        right = QVBoxLayout()
        right.setContentsMargins(22, 14, 28, 0)
        right.setSpacing(10)
        self._lay_out_right(right)
        sides.addWidget(self.side)
        sides.addLayout(right, 1)
        self.body.addLayout(sides)

    def _lay_out_right(self, right: QVBoxLayout) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(6)
        for status, figure in self.counts.items():
            counts.addWidget(figure, 0, Qt.AlignmentFlag.AlignBottom)
            words = label("with a problem" if status is RowStatus.PROBLEM else status.value, "meta")
            counts.addWidget(words, 0, Qt.AlignmentFlag.AlignBottom)
            counts.addSpacing(16)
        counts.addStretch()
        right.addLayout(counts)
        for question in (self.encoding, self.dates, self.trouble, self.problem):
            right.addWidget(question)
        right.addWidget(self.tabs)
        right.addWidget(self.preview, 1)
        if self.late:
            right.addLayout(named("Reason", self.reason))
            right.addSpacing(10)

    def _connect(self) -> None:
        self.another.clicked.connect(self.choose_another)
        self.paste.clicked.connect(lambda: self.read(clipboard()))
        self.sheet.activated.connect(lambda _: self.read(self.source, self.sheet.currentText()))
        self.encoding.chosen.connect(self.read_again)
        self.encoding.confirmed.connect(self._show_plan)
        self.dates.chosen.connect(self.make_plan)
        self.side.changed.connect(self._follow_columns)
        self.reason.textChanged.connect(self._show_plan)
        self.problem.next.clicked.connect(self.go_to_next_problem)
        self.tabs.currentChanged.connect(self._show_rows)
        self.preview.selectionModel().currentChanged.connect(lambda *_: self._show_problem())

    def finish(self) -> None:
        """Import; what was made of the columns by hand is kept for the next table of this shape."""
        self.side.remember()
        super().finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter import nothing while a row has a problem: leaving rows out is said in words."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and self.plan and self.plan.problems):
            super().keyPressEvent(event)

    def choose_another(self) -> None:
        """Ask for another file, and show it in place of this one."""
        path, _ = QFileDialog.getOpenFileName(self, "Import evidence", "", TABLES)
        if path:
            self.read(Path(path))

    def read(self, source: Source, sheet: str | None = None) -> None:
        """Show another table, or another sheet of it, or say why it cannot be read."""
        self._show(lambda: self._read(source, sheet))

    def read_again(self) -> None:
        """Show what the same file is in the encoding that is chosen now."""
        self._show(self.encoding.read_again)

    def _read(self, source: Source, sheet: str | None = None) -> Table:
        if isinstance(source, Path):
            table = self.encoding.read(source, sheet)
        else:
            table = source.read(sheet)
            self.encoding.rest()
        self.source = source
        return table

    def _show(self, read: Callable[[], Table]) -> None:
        try:
            table = read()
        except CalibrateError as error:
            self.trouble.say(str(error))
            return
        self.show_table(table)

    def show_table(self, table: Table) -> None:
        """Show a table with its columns as they are recognised."""
        self.table = table
        self.dates.forget()
        self._show_sheets(table)
        with QSignalBlocker(self.side):
            tool = self.side.show_table(table)
        self._dated = self.side.mapping.mapping.get("date", "")
        rows = several(len(table.rows), "row")
        told = (table.source, rows, tool, table.note, *table.told, table.mended)
        self.subheading.setText("  ·  ".join(filter(None, told)))
        self.make_plan()
        self._go_to_first_problem()

    def _show_sheets(self, table: Table) -> None:
        self.sheet.clear()
        self.sheet.addItems(table.sheets)
        self.sheet.setCurrentText(table.sheet)
        self.sheet.setVisible(len(table.sheets) > 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the middle of what is wrong, now that there is a size."""
        super().showEvent(event)
        self._go_to_first_problem()

    def _go_to_first_problem(self) -> None:
        if self.plan and self.plan.problems:
            self.preview.go_to(self.plan.problems[0].row)

    def _follow_columns(self) -> None:
        """Plan anew; an answer about dates holds for the column that it was given for."""
        dated = self.side.mapping.mapping.get("date", "")
        if dated != self._dated:
            self.dates.forget()
        self._dated = dated
        self.make_plan()

    def make_plan(self) -> None:
        """Plan the import anew with the columns as they are mapped now."""
        self.plan, mapping = None, self.side.mapping.mapping
        defaults = self.side.defaults(self.dates.order)
        has = {*mapping, *(("candidate",) if defaults.candidate else ())}
        lacking = [FIELD_WORDS[field].lower() for field in REQUIRED if field not in has]
        if lacking:
            self.trouble.say(f"Say which column is the {' and which the '.join(lacking)}.")
        else:
            self._plan(mapping, defaults)
        self._show_plan()

    def _plan(self, mapping: dict[str, str], defaults: Defaults) -> None:
        self.trouble.say("")
        try:
            self.plan = plan_import(self.table, mapping, self.state.session, self._pieces, defaults)
        except BadInput as error:
            self.trouble.say(str(error))
            return
        self.dates.ask(self.plan.question)

    def _show_plan(self) -> None:
        plan = self.plan
        counts = {status: plan.count(status) if plan else 0 for status in RowStatus}
        for status, figure in self.counts.items():
            figure.setText(str(counts[status]))
        whole = len(plan.rows) if plan else 0
        tabs = [(key, words, counts[RowStatus(key)] if key else whole) for key, words in TABS]
        self.tabs.show_tabs(tabs)
        self.side.newcomers.setText(_newcomers(plan))
        self._show_primary(counts)
        self._show_rows()

    def _show_primary(self, counts: dict[RowStatus, int]) -> None:
        good = counts[RowStatus.NEW] + counts[RowStatus.CHANGED]
        bad = counts[RowStatus.PROBLEM]
        only = "the 1 good row" if good == 1 else f"the {good} good rows"
        words = f"Import {only}" if bad else f"Import {several(good, 'row')}"
        self.primary.setText(words)
        self.primary.setAccessibleName(words)
        self.primary.setEnabled(good > 0 and not self.waits)
        self.primary.setDefault(not bad)
        self.primary.setAutoDefault(not bad)
        self.note.setText(self._note_words(good))

    def _note_words(self, good: int) -> str:
        if self.plan is None:
            return "Nothing is written yet."
        if not good:
            return "There is nothing to import here."
        if self.waits:
            return f"Nothing is written yet. {self.waits}"
        out = sorted({problem.row for problem in self.plan.problems})
        if not out:
            return "Nothing is written yet. One Undo takes the whole import back."
        rows = f"Row {out[0]} stays" if len(out) == 1 else f"{len(out)} rows stay"
        return f"Nothing is written yet. {rows} out; one Undo takes the whole import back."

    def _show_rows(self) -> None:
        current = self.preview.current
        rows = [row for row in self.plan.rows if self._is_shown(row)] if self.plan else []
        fields = {column: field for field, column in self.side.mapping.mapping.items()}
        self.preview.preview.show_rows(rows, fields, self.side.kind.text().strip())
        if current:
            self.preview.go_to(current.row.number)
        self._show_problem()

    def _is_shown(self, row: PlannedRow) -> bool:
        return self.tabs.key in ("", row.status.value)

    def _show_problem(self) -> None:
        """Show what is wrong with the current row, or else the first problem of all."""
        current = self.preview.current
        here = current.problems if current else ()
        first = self.plan.problems[:1] if self.plan else ()
        several = self.plan is not None and self.plan.count(RowStatus.PROBLEM) > 1
        self.problem.show_problem(next(iter(here or first), None), several)

    def go_to_next_problem(self) -> None:
        """Bring the next row that has a problem into the middle, going round at the end."""
        bad = [problem.row for problem in self.plan.problems] if self.plan else []
        current = self.preview.current
        after = [row for row in bad if current and row > current.row.number]
        if bad:
            self.preview.go_to((after or bad)[0])


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words.rstrip("…"))
    button.setAutoDefault(False)
    return button


def _newcomers(plan: ImportPlan | None) -> str:
    if plan is None:
        return ""
    names = [candidate.name for candidate in plan.candidates]
    if not names:
        return "All names are candidates here."
    shown = ", ".join(names[:MOST_NAMES])
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"Adds {several(len(names), 'candidate')}: {shown}{more}"
