"""Asking for a candidate, for somebody on the panel, and for a line of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from calibrate.domain import commands
from calibrate.domain.changes import Answer
from calibrate.domain.commands import Command, new_id
from calibrate.domain.people import Candidate, Panelist, Role
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import Session
from calibrate.domain.text.lengths import LONGEST_LINE, LONGEST_NAME
from calibrate.ui.desk import Attempt
from calibrate.ui.look.theme import scaled
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.words.people import ROLES


def steps_of(rubric: Rubric) -> tuple[Step, ...]:
    """Return every step from a lower level of a rubric to a higher, next neighbours first."""
    keys = [level.key for level in rubric.levels]
    far = [Step(low, high) for at, low in enumerate(keys) for high in keys[at + 2 :]]
    return (*rubric.steps, *far)


class AddCandidate(Dialog):
    """Name, team, step and presenter of a new candidate."""

    def __init__(self, parent: QWidget | None, session: Session, attempt: Attempt) -> None:
        super().__init__(parent, "Add candidate", "Add")
        self.setMinimumWidth(scaled(460))
        self._attempt = attempt
        self.name = line_field("", "First and last name", LONGEST_NAME)
        self.team = line_field()
        self.step = ChoiceBox()
        for step in steps_of(session.rubric):
            self.step.addItem(str(step), (step.current, step.target))
        self.presenter = ChoiceBox()
        self.presenter.addItem("None, or not known yet", None)
        for panelist in self.presenting(session):
            self.presenter.addItem(panelist.name, panelist.id)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Name", self.name),
            ("Team", self.team),
            ("Step", self.step),
            ("Presenter", self.presenter),
        )
        for words, field in fields:
            self.body.addLayout(named(words, field))

    def presenting(self, session: Session) -> tuple[Panelist, ...]:
        """Return who may present them; for subclasses."""
        return session.panel.panelists

    def command(self, candidate: Candidate, presenter: str | None) -> Command:
        """Return what adds them; for subclasses."""
        return commands.AddCandidate(candidate, presenter)

    def finish(self) -> None:
        """Add them; stay and say why if that is refused."""
        step = Step(*self.step.currentData())
        candidate = Candidate(new_id(), self.name.text(), step, self.team.text())
        command = self.command(candidate, self.presenter.currentData())
        self.close_unless_refused(self._attempt(command))


class AddPanelist(Dialog):
    """Name, role and right to rate of somebody new on the panel."""

    def __init__(self, parent: QWidget | None, attempt: Attempt) -> None:
        super().__init__(parent, "Add to the panel", "Add")
        self.setMinimumWidth(scaled(460))
        self._attempt = attempt
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

    def finish(self) -> None:
        """Add them; stay and say why if that is refused."""
        role = Role(self.role.currentData())
        panelist = Panelist(new_id(), self.name.text(), role, self.rates.isChecked())
        self.close_unless_refused(self._attempt(commands.AddPanelist(panelist)))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is asked for: what it is called, what stands there, how long it may be."""

    words: str
    text: str = ""
    longest: int = LONGEST_LINE


class AskLine(Dialog):
    """Asks for a line of text and does with it what `keep` says; `about` says what it is on."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        line: Line,
        keep: Callable[[str], Answer],
        about: str = "",
    ) -> None:
        super().__init__(parent, title, "Save")
        self.setMinimumWidth(scaled(520))
        self.subheading.setText(about)
        self._line, self._keep = line, keep
        self.field = line_field(line.text, longest=line.longest)
        self.field.selectAll()
        self.body.addLayout(named(line.words, self.field))

    def finish(self) -> None:
        """Keep the line if it is another; stay and say why if that is refused."""
        text = self.field.text().strip()
        if text == self._line.text:
            self.accept()
        else:
            self.close_unless_refused(self._keep(text))
