"""Asking for a candidate, for somebody on the panel, and for a line of text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import new_id
from calibrate.domain.errors import CalibrateError, Refused
from calibrate.domain.people import Candidate, Panelist, Role, checked_name, same_name
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import Session
from calibrate.domain.text.lengths import LONGEST_NAME
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.words.people import ROLES


def steps_of(rubric: Rubric) -> tuple[Step, ...]:
    """Return every step from a lower level of a rubric to a higher, next neighbours first."""
    keys = [level.key for level in rubric.levels]
    far = [Step(low, high) for at, low in enumerate(keys) for high in keys[at + 2 :]]
    return (*rubric.steps, *far)


def check_new_name(name: str, what: str, taken: list[str]) -> str:
    """Return a tidy name; raise BadInput or Refused unless it can be a new one."""
    tidy = checked_name(name, what)
    for other in taken:
        if same_name(tidy, other):
            raise Refused(f"There is already somebody named {other}; add what tells them apart.")
    return tidy


@dataclass(frozen=True, slots=True)
class NewCandidate:
    """A candidate to add, and the panelist who presents them, if one was chosen."""

    candidate: Candidate
    presenter: str | None


class AddCandidate(Dialog):
    """Name, team, step and presenter of a new candidate."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "Add candidate", "Add")
        self.setMinimumWidth(460)
        self.session = session
        self.name = line_field("", "First and last name", LONGEST_NAME)
        self.team = line_field()
        self.step = ChoiceBox()
        for step in steps_of(session.rubric):
            self.step.addItem(str(step), (step.current, step.target))
        self.presenter = ChoiceBox()
        self.presenter.addItem("None, or not known yet", None)
        for panelist in session.panel.panelists:
            self.presenter.addItem(panelist.name, panelist.id)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Name", self.name),
            ("Team", self.team),
            ("Step", self.step),
            ("Presenter", self.presenter),
        )
        for words, field in fields:
            self.body.addLayout(named(words, field))

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> NewCandidate | None:
        """Ask for a candidate; return None if the person cancelled."""
        dialog = cls(parent, session)
        if not dialog.exec():
            return None
        name = " ".join(dialog.name.text().split())
        step = Step(*dialog.step.currentData())
        candidate = Candidate(new_id(), name, step, " ".join(dialog.team.text().split()))
        return NewCandidate(candidate, dialog.presenter.currentData())

    def finish(self) -> None:
        """Accept a name that is new here."""
        taken = [state.name for state in self.session.candidates]
        try:
            check_new_name(self.name.text(), "candidate", taken)
        except CalibrateError as error:
            self.trouble.say(str(error))
            return
        self.accept()


class AddPanelist(Dialog):
    """Name, role and right to rate of somebody new on the panel."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "Add to the panel", "Add")
        self.setMinimumWidth(460)
        self.session = session
        self.name = line_field("", "First and last name", LONGEST_NAME)
        self.role = ChoiceBox()
        for role, words in ROLES.items():
            self.role.addItem(words, role.value)
        self.rates = CheckBox("Rates candidates")
        self.rates.setChecked(True)
        self.role.currentIndexChanged.connect(self._follow_role)
        self.body.addLayout(named("Name", self.name))
        self.body.addLayout(named("Role", self.role))
        self.body.addWidget(self.rates)

    def _follow_role(self) -> None:
        observes = self.role.currentData() == Role.OBSERVER.value
        self.rates.setEnabled(not observes)
        self.rates.setChecked(not observes)

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> Panelist | None:
        """Ask for somebody to join the panel; return None if the person cancelled."""
        dialog = cls(parent, session)
        if not dialog.exec():
            return None
        name = " ".join(dialog.name.text().split())
        role = Role(dialog.role.currentData())
        return Panelist(new_id(), name, role, dialog.rates.isChecked())

    def finish(self) -> None:
        """Accept a name that is new here."""
        taken = [panelist.name for panelist in self.session.panel.panelists]
        try:
            check_new_name(self.name.text(), "panelist", taken)
        except CalibrateError as error:
            self.trouble.say(str(error))
            return
        self.accept()


class AskLine(Dialog):
    """One line of text; `about` says what it is on."""

    def __init__(
        self, parent: QWidget | None, title: str, words: str, text: str, about: str
    ) -> None:
        super().__init__(parent, title, "Save")
        self.setMinimumWidth(520)
        self.subheading.setText(about)
        self.field = line_field(text)
        self.field.selectAll()
        self.body.addLayout(named(words, self.field))

    @classmethod
    def ask(
        cls, parent: QWidget, title: str, words: str, text: str = "", about: str = ""
    ) -> str | None:
        """Ask for a line, beginning with `text`; return None if the person cancelled."""
        dialog = cls(parent, title, words, text, about)
        return dialog.field.text().strip() if dialog.exec() else None
