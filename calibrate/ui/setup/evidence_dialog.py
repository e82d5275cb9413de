"""One piece of evidence as a form: added by hand, or read, corrected and removed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from calibrate.domain.commands import (
    AddEvidence,
    CorrectEvidence,
    RemoveEvidence,
    new_id,
)
from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.evidence import Evidence, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate
from calibrate.domain.rubric import Criterion
from calibrate.ui.frame import label
from calibrate.ui.setup.dialog import Dialog, line_field, named

Answer = AddEvidence | CorrectEvidence | RemoveEvidence


class EvidenceDialog(Dialog):
    """The form of one piece. `late` asks for a reason, because rating is open."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        primary: str,
        content: EvidenceText | None = None,
        late: bool = False,
    ) -> None:
        super().__init__(parent, title, primary)
        self.answer: Answer | None = None
        self.late = late
        self.resize(760, 600)
        self.title = line_field(content.title if content else "", "What it is, in a few words")
        self.text = QPlainTextEdit(content.text if content else "")
        self.text.setPlaceholderText("The whole text, as panelists will read it")
        self.text.setTabChangesFocus(True)
        self.kind = line_field(content.kind if content else "", "Design note")
        self.date = line_field(_written(content), "2026-03-14")
        self.author = line_field(content.author if content else "")
        self.reference = line_field(content.reference if content else "")
        self.link = line_field(content.link if content else "", "https://…")
        self.reason = line_field("", "Why it is added or changed now that rating is open")
        self.criteria: dict[str, QCheckBox] = {}
        self._fill()

    def _fill(self) -> None:
        self.body.addLayout(named("Title", self.title))
        text = named("Text", self.text)
        self.body.addLayout(text, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.addLayout(named("Kind", self.kind), 0, 0)
        grid.addLayout(named("Date", self.date), 0, 1)
        grid.addLayout(named("Author", self.author), 0, 2)
        grid.addLayout(named("Reference", self.reference), 1, 0)
        grid.addLayout(named("Link", self.link), 1, 1, 1, 2)
        self.body.addLayout(grid)
        if self.late:
            self.body.addLayout(named("Reason", self.reason))

    @classmethod
    def add(
        cls, parent: QWidget, candidate: Candidate, criteria: tuple[Criterion, ...], late: bool
    ) -> AddEvidence | None:
        """Ask for a new piece of a candidate and what it is placed on; None if cancelled."""
        dialog = cls(parent, "Add evidence", "Add", late=late)
        dialog.subheading.setText(candidate.name)
        dialog.offer_criteria(criteria)
        dialog.take = lambda content: AddEvidence(
            NewEvidence(new_id(), candidate.id, content, dialog.chosen_criteria()),
            dialog.reason.text().strip(),
        )
        dialog.exec()
        return dialog.answer if isinstance(dialog.answer, AddEvidence) else None

    @classmethod
    def read(
        cls, parent: QWidget, piece: Evidence, criteria: tuple[Criterion, ...], editable: bool,
        late: bool,
    ) -> CorrectEvidence | RemoveEvidence | None:
        """Show a piece; return what is to be done to it, or None if it was only read."""
        return None
