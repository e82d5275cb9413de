"""Importing a table of evidence: columns, a preview, what is wrong, and nothing written before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.commands import ImportEvidence
from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.rubric.rubric import Step
from calibrate.exchange.tables.evidence_table import (
    ImportPlan,
    PlannedRow,
    RowStatus,
    guess_mapping,
    plan_import,
)
from calibrate.exchange.tables.table import Table
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Dialog, line_field
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.setup.candidate_tabs import CountTabs
from calibrate.ui.setup.imports.encoding_choice import EncodingChoice
from calibrate.ui.setup.imports.import_mapping import FIELD_WORDS, MappingList
from calibrate.ui.setup.imports.import_preview import PreviewView
from calibrate.ui.setup.imports.problem_box import ProblemBox
from calibrate.ui.setup.people.people_dialogs import steps_of
from calibrate.ui.setup.state import SetupState
from calibrate.words.phrases import several

SIZE = (1120, 760)
ABOVE_AND_BELOW = 28
TABLES = "Tables (*.csv *.tsv *.txt *.json);;All files (*)"
TABS = (("", "All"), ("new", "New"), ("unchanged", "Unchanged"), ("changed", "Changed"),
        ("problem", "Problems"))  # fmt: skip
REQUIRED = ("candidate", "title")
MOST_NAMES = 6


class ImportDialog(Dialog):
    """Columns at the left, counts, problems and rows at the right."""

    def __init__(self, parent: QWidget | None, path: Path, state: SetupState) -> None:
        super().__init__(parent, "Import evidence", "Import")
        self.state = state
        self.encoding = EncodingChoice([one.name for one in state.session.candidates])
        self.table = self.encoding.read(path)
        self.plan: ImportPlan | None = None
        self._pieces = state.every_piece()
        self.another = QPushButton("Another file…")
        self.another.setAccessibleName("Another file")
        self.another.setAutoDefault(False)
        self.mapping = MappingList()
        self.kind = line_field("", "such as Talk")
        self.kind.setAccessibleName("Kind for rows that name none")
        self.step = ChoiceBox("Step of new candidates")
        self.newcomers = label("", "meta", wrap=True)
        self.counts = {status: label("", "figure") for status in RowStatus}
        self.problem = ProblemBox()
        self.tabs = CountTabs("Which rows", "row")
        self.preview = PreviewView()
        self._fill_steps()
        self._lay_out_import()
        self._connect()
        self._fit()
        self.show_table(self.table)
        self.preview.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, path: Path, state: SetupState) -> ImportEvidence | None:
        """Show what is in a table; return what to import, or None if the person cancelled.

        Raises BadInput if the file is no table.
        """
        dialog = cls(parent, path, state)
        return dialog.command if dialog.exec() else None

    @property
    def command(self) -> ImportEvidence | None:
        """What the primary button imports: its words say when bad rows are left out."""
        if self.plan is None or self.encoding.waits:
            return None
        return self.plan.command(self.table.source, only_good=bool(self.plan.problems))

    def _fill_steps(self) -> None:
        for step in steps_of(self.state.session.rubric):
            self.step.addItem(str(step), (step.current, step.target))

    def _fit(self) -> None:
        wanted, room = zoom.size(*SIZE), self.room
        self.resize(wanted.boundedTo(QSize(room.width(), room.height() - ABOVE_AND_BELOW)))

    def _lay_out_import(self) -> None:
        self.head.addWidget(self.another)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.removeWidget(self.trouble)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        left = QFrame()
        zoom.hold(left, 350)
        set_role(left, "import-left")
        self._lay_out_left(left)
        right = QVBoxLayout()
        right.setContentsMargins(22, 14, 28, 0)
        right.setSpacing(10)
        self._lay_out_right(right)
        sides.addWidget(left)
        sides.addLayout(right, 1)
        self.body.addLayout(sides)

    def _lay_out_left(self, left: QFrame) -> None:
        column = QVBoxLayout(left)
        column.setContentsMargins(28, 14, 18, 14)
        column.setSpacing(8)
        heading = QHBoxLayout()
        heading.addWidget(label("Columns", "label"))
        heading.addStretch()
        heading.addWidget(label("recognised, change what is wrong", "meta"))
        column.addLayout(heading)
        column.addWidget(rule())
        column.addWidget(self.mapping, 1)
        fixed = QGridLayout()
        fixed.setContentsMargins(0, 0, 4, 0)
        fixed.setColumnMinimumWidth(0, 136)
        fixed.addWidget(label("Kind, if none"), 0, 0)
        fixed.addWidget(self.kind, 0, 1)
        step_words = label("New candidates")
        fixed.addWidget(step_words, 1, 0)
        fixed.addWidget(self.step, 1, 1)
        several = self.step.count() > 1
        step_words.setVisible(several)
        self.step.setVisible(several)
        column.addLayout(fixed)
        column.addWidget(self.newcomers)

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
        right.addWidget(self.encoding)
        right.addWidget(self.trouble)
        right.addWidget(self.problem)
        right.addWidget(self.tabs)
        right.addWidget(self.preview, 1)

    def _connect(self) -> None:
        self.another.clicked.connect(self.choose_another)
        self.encoding.chosen.connect(self.read_again)
        self.encoding.confirmed.connect(self._show_plan)
        self.mapping.changed.connect(self.make_plan)
        self.kind.textChanged.connect(self.make_plan)
        self.step.activated.connect(self.make_plan)
        self.problem.next.clicked.connect(self.go_to_next_problem)
        self.tabs.currentChanged.connect(self._show_rows)
        self.preview.selectionModel().currentChanged.connect(lambda *_: self._show_problem())

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

    def read(self, path: Path) -> None:
        """Show another table, or say why it cannot be read."""
        self._show(lambda: self.encoding.read(path))

    def read_again(self) -> None:
        """Show what the same file is in the encoding that is chosen now."""
        self._show(self.encoding.read_again)

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
        rows = several(len(table.rows), "row")
        told = (table.source, rows, table.note, table.mended)
        self.subheading.setText("  ·  ".join(filter(None, told)))
        self.mapping.show_columns(table.columns, guess_mapping(table.columns))
        self.make_plan()
        self._go_to_first_problem()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the middle of what is wrong, now that there is a size."""
        super().showEvent(event)
        self._go_to_first_problem()

    def _go_to_first_problem(self) -> None:
        if self.plan and self.plan.problems:
            self.preview.go_to(self.plan.problems[0].row)

    def make_plan(self) -> None:
        """Plan the import anew with the columns as they are mapped now."""
        self.plan, mapping = None, self.mapping.mapping
        lacking = [FIELD_WORDS[field].lower() for field in REQUIRED if field not in mapping]
        if lacking:
            sentence = f"Say which column is the {' and which the '.join(lacking)}."
            self.trouble.say(sentence)
        else:
            self._plan(mapping)
        self._show_plan()

    def _plan(self, mapping: dict[str, str]) -> None:
        session, kind = self.state.session, self.kind.text().strip()
        step = Step(*self.step.currentData())
        self.trouble.say("")
        try:
            self.plan = plan_import(self.table, mapping, session, self._pieces, kind, step)
        except BadInput as error:
            self.trouble.say(str(error))

    def _show_plan(self) -> None:
        plan = self.plan
        counts = {status: plan.count(status) if plan else 0 for status in RowStatus}
        for status, figure in self.counts.items():
            figure.setText(str(counts[status]))
        whole = len(plan.rows) if plan else 0
        tabs = [(key, words, counts[RowStatus(key)] if key else whole) for key, words in TABS]
        self.tabs.show_tabs(tabs)
        self.newcomers.setText(_newcomers(plan))
        self._show_primary(counts)
        self._show_rows()

    def _show_primary(self, counts: dict[RowStatus, int]) -> None:
        good = counts[RowStatus.NEW] + counts[RowStatus.CHANGED]
        bad = counts[RowStatus.PROBLEM]
        only = "the 1 good row" if good == 1 else f"the {good} good rows"
        words = f"Import {only}" if bad else f"Import {several(good, 'row')}"
        self.primary.setText(words)
        self.primary.setAccessibleName(words)
        self.primary.setEnabled(good > 0 and not self.encoding.waits)
        self.primary.setDefault(not bad)
        self.primary.setAutoDefault(not bad)
        self.note.setText(self._note_words(good))

    def _note_words(self, good: int) -> str:
        if self.plan is None:
            return "Nothing is written yet."
        if self.encoding.waits:
            return "Nothing is written yet. Say first how the file is to be read."
        if not good:
            return "There is nothing to import here."
        out = sorted({problem.row for problem in self.plan.problems})
        if not out:
            return "Nothing is written yet. One Undo takes the whole import back."
        rows = f"Row {out[0]} stays" if len(out) == 1 else f"{len(out)} rows stay"
        return f"Nothing is written yet. {rows} out; one Undo takes the whole import back."

    def _show_rows(self) -> None:
        current = self.preview.current
        rows = [row for row in self.plan.rows if self._is_shown(row)] if self.plan else []
        fields = {column: field for field, column in self.mapping.mapping.items()}
        self.preview.preview.show_rows(rows, fields, self.kind.text().strip())
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


def _newcomers(plan: ImportPlan | None) -> str:
    if plan is None:
        return ""
    names = [candidate.name for candidate in plan.candidates]
    if not names:
        return "All names are candidates here."
    shown = ", ".join(names[:MOST_NAMES])
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"Adds {several(len(names), 'candidate')}: {shown}{more}"
