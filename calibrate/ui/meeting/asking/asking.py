"""What the meeting asks for in a dialog: who is absent, who has a conflict, why a case reopens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import (
    ChangeAudience,
    DeclareConflict,
    MarkAbsent,
    ReopenCandidate,
)
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import Panel, Panelist, Relation, RelationKind
from calibrate.domain.presence.chairs import lacks_deputy, may_deputize
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.text.lengths import LONGEST_REASON
from calibrate.ui.desk import Attempt
from calibrate.ui.meeting.asking.dialogs import text_field
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.fields.audience_box import AudienceBox
from calibrate.ui.parts.frame import label
from calibrate.words.evidence import WHO


class AbsenceDialog(FittedDialog):
    """Asks who is absent, and why; the record keeps both."""

    def __init__(
        self, parent: QWidget | None, people: Sequence[Panelist], attempt: Attempt
    ) -> None:
        super().__init__(parent, "Mark somebody absent", "Mark absent")
        self._attempt = attempt
        self.who, self.why = _people(people), line_field("", "such as all day", LONGEST_REASON)
        self.body.addLayout(named("Who", self.who))
        self.body.addLayout(named("Why", self.why))
        self.note.setText("It serves every candidate until they have come.")
        self.why.textChanged.connect(self._check)
        self._check()

    def finish(self) -> None:
        """Note it; stay and say why if that is refused."""
        command = MarkAbsent(self.who.currentData(), self.why.text().strip())
        self.close_unless_refused(self._attempt(command))

    def _check(self) -> None:
        self.primary.setEnabled(bool(self.why.text().strip()) and self.who.count() > 0)


class ConflictDialog(FittedDialog):
    """Asks who has a conflict with a candidate; for a deputy, too, where nobody could run it."""

    def __init__(
        self, parent: QWidget | None, session: Session, state: CandidateState, attempt: Attempt
    ) -> None:
        super().__init__(parent, "Declare a conflict", "Declare")
        self.heading.setText(f"A conflict with {state.name}")
        self._session, self._state, self._attempt = session, state, attempt
        recused = session.panel.recused(state.id)
        self.who = _people(
            [panelist for panelist in session.panel.panelists if panelist not in recused]
        )
        self.why = line_field("", "Only who facilitates reads it", LONGEST_REASON)
        self.deputy = ChoiceBox()
        self.deputy_part = QWidget()
        inside = named("Who runs this part instead", self.deputy)
        inside.setContentsMargins(0, 0, 0, 0)
        self.deputy_part.setLayout(inside)
        self.body.addWidget(
            label(
                "From now on the candidate does not exist for them. What they rated is kept and "
                "counts nowhere.",
                "muted",
                wrap=True,
            )
        )
        self.body.addLayout(named("Who", self.who))
        self.body.addLayout(named("Why", self.why))
        self.body.addWidget(self.deputy_part)
        self.who.currentIndexChanged.connect(self._ask_deputy)
        self._ask_deputy()

    def finish(self) -> None:
        """Declare it; stay and say why if that is refused."""
        deputy = self.deputy.currentData() if self.deputy.count() else None
        because = self.why.text().strip()
        command = DeclareConflict(self.who.currentData(), self._state.id, because, deputy)
        self.close_unless_refused(self._attempt(command))

    def _ask_deputy(self) -> None:
        """Ask for a deputy only if nobody would be left to run the candidate's part."""
        after = self._recused_too(self.who.currentData())
        is_needed = lacks_deputy(after, self._state)
        self.deputy.clear()
        for panelist in after.panel.panelists if is_needed else ():
            if may_deputize(after, panelist.id, self._state.id):
                self.deputy.addItem(panelist.name, panelist.id)
        self.deputy_part.setVisible(is_needed)
        self.primary.setEnabled(self.who.count() > 0 and bool(self.deputy.count() or not is_needed))
        self.grow()

    def _recused_too(self, who: str) -> Session:
        """Return the session as it would be then."""
        relation = Relation(RelationKind.RECUSED, who, self._state.id)
        panel = self._session.panel
        return replace(self._session, panel=Panel(panel.panelists, (*panel.relations, relation)))


class ReopenDialog(FittedDialog):
    """Asks why a candidate is opened again."""

    def __init__(self, parent: QWidget | None, state: CandidateState, attempt: Attempt) -> None:
        super().__init__(parent, "Reopen", "Reopen")
        self.heading.setText(f"Reopen {state.name}")
        self._state, self._attempt = state, attempt
        self.because = text_field("Why, for the record")
        self.body.addWidget(
            label("What was recorded before is kept and stands in the packet.", "muted", wrap=True)
        )
        self.body.addLayout(named("Reason", self.because))
        self.because.textChanged.connect(self._check)
        self._check()

    def finish(self) -> None:
        """Reopen; stay and say why if that is refused."""
        because = self.because.toPlainText().strip()
        self.close_unless_refused(self._attempt(ReopenCandidate(self._state.id, because)))

    def _check(self) -> None:
        self.primary.setEnabled(bool(self.because.toPlainText().strip()))


class AudienceDialog(FittedDialog):
    """Asks who may see a piece from now on, and why that changes."""

    def __init__(self, parent: QWidget | None, piece: Evidence, attempt: Attempt) -> None:
        super().__init__(parent, WHO, "Change")
        self.heading.setText(f"{WHO}: {piece.label}")
        self.subheading.setText(piece.content.title)
        self._piece, self._attempt = piece, attempt
        self.audience = AudienceBox(piece.audience, piece.content.kind, follows=False)
        self.because = text_field("Why, for the record")
        self.body.addLayout(named(WHO, self.audience))
        self.body.addLayout(named("Reason", self.because))
        self.note.setText("This makes no new version, and nobody is asked to confirm a rating.")
        self.because.textChanged.connect(self._check)
        self.audience.activated.connect(self._check)
        self._check()

    def finish(self) -> None:
        """Change it; stay and say why if that is refused."""
        because = self.because.toPlainText().strip()
        command = ChangeAudience(self._piece.id, self.audience.audience, because)
        self.close_unless_refused(self._attempt(command))

    def _check(self) -> None:
        is_other = self.audience.audience is not self._piece.audience
        self.primary.setEnabled(is_other and bool(self.because.toPlainText().strip()))


def _people(people: Sequence[Panelist]) -> ChoiceBox:
    box = ChoiceBox()
    for panelist in people:
        box.addItem(panelist.name, panelist.id)
    return box
