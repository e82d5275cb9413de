"""The left side of an import: columns, and what holds for rows that do not say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from calibrate.domain.rubric.rubric import Step
from calibrate.domain.text.lengths import LONGEST_NAME
from calibrate.exchange.tables.dates import Order
from calibrate.exchange.tables.evidence_table import Defaults, recognise
from calibrate.exchange.tables.table import Table
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import line_field
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.setup.imports.import_mapping import MappingList
from calibrate.ui.setup.imports.remembered import remember_mapping, remembered_mapping
from calibrate.ui.setup.people.people_dialogs import steps_of
from calibrate.ui.setup.state import SetupState

RECOGNISED, AS_BEFORE = "recognised, change what is wrong", "as you chose last time"


class ImportSide(QFrame):
    """Which column becomes which field; kind, candidate and step where no row says them.

    `changed` tells of any of it. `whose` is the candidate who is looked at.
    """

    changed = Signal()

    def __init__(self, state: SetupState, whose: str) -> None:
        super().__init__()
        self.whose = whose
        self.columns: tuple[str, ...] = ()
        self.recognised: dict[str, str] = {}
        self.heading = label(RECOGNISED, "meta")
        self.mapping = MappingList()
        self.kind = line_field("", "such as Talk")
        self.kind.setAccessibleName("Kind for rows that name none")
        self.candidate = line_field("", "a name", LONGEST_NAME)
        self.candidate.setAccessibleName("Candidate for rows that name none")
        self.step = ChoiceBox("Step of new candidates")
        for step in steps_of(state.session.rubric):
            self.step.addItem(str(step), (step.current, step.target))
        self.newcomers = label("", "meta", wrap=True)
        zoom.hold(self, 350)
        set_role(self, "import-left")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 14, 18, 14)
        column.setSpacing(8)
        heading = QHBoxLayout()
        heading.addWidget(label("Columns", "label"))
        heading.addStretch()
        heading.addWidget(self.heading)
        column.addLayout(heading)
        column.addWidget(rule())
        column.addWidget(self.mapping, 1)
        fixed = QGridLayout()
        fixed.setContentsMargins(0, 0, 4, 0)
        fixed.setColumnMinimumWidth(0, 136)
        fixed.addWidget(label("Kind, if none"), 0, 0)
        fixed.addWidget(self.kind, 0, 1)
        fixed.addWidget(label("Candidate, if none"), 1, 0)
        fixed.addWidget(self.candidate, 1, 1)
        step_words = label("New candidates")
        fixed.addWidget(step_words, 2, 0)
        fixed.addWidget(self.step, 2, 1)
        several = self.step.count() > 1
        step_words.setVisible(several)
        self.step.setVisible(several)
        column.addLayout(fixed)
        column.addWidget(self.newcomers)

    def _connect(self) -> None:
        self.mapping.changed.connect(self.changed)
        self.kind.textChanged.connect(self.changed)
        self.candidate.textChanged.connect(self.changed)
        self.step.activated.connect(self.changed)

    def show_table(self, table: Table) -> str:
        """Show a table's columns as they are recognised, or as somebody chose for its like.

        Returns as what it is recognised.
        """
        found = recognise(table)
        self.columns, self.recognised = table.columns, dict(found.mapping)
        before = remembered_mapping(table.columns)
        self.heading.setText(AS_BEFORE if before else RECOGNISED)
        mapping = before or self.recognised
        self.mapping.show_columns(table.columns, mapping)
        self.kind.setText("" if before and "kind" in before else found.kind)
        self.candidate.setText("" if "candidate" in mapping else self.whose)
        return found.name

    def remember(self) -> None:
        """Keep what was made of the columns by hand, for the next table of this shape."""
        if self.mapping.is_chosen:
            remember_mapping(self.columns, self.mapping.mapping)

    def defaults(self, order: Order | None) -> Defaults:
        """Return what holds where no row says it."""
        kind, candidate = self.kind.text().strip(), self.candidate.text().strip()
        return Defaults(Step(*self.step.currentData()), kind, candidate, order)
