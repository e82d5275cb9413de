"""What is asked of people once rating is open: who comes, in whose place, what they are called.

Nothing of it is taken back, so each says what follows from it, and is done once there is a reason.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from calibrate.domain.commands import (
    AddCandidateLate,
    AddRater,
    Command,
    CorrectName,
    ReplaceRater,
    new_id,
)
from calibrate.domain.people import Candidate, Panelist, Relation, Role
from calibrate.domain.session import Session
from calibrate.domain.text.lengths import LONGEST_NAME, LONGEST_REASON
from calibrate.ui.desk import Attempt
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.frame import label
from calibrate.ui.setup.people.people_dialogs import AddCandidate
from calibrate.words.freeze.people import (
    LATE_REASON,
    RENAMED_EVERYWHERE,
    joining_words,
    replacing_words,
)
from calibrate.words.people import relation_words

FULL_NAME = "First and last name"


class LateDialog(FittedDialog):
    """Fields, a reason below them, and what follows. Subclasses say the `command` that it is."""

    def __init__(
        self, parent: QWidget | None, title: str, primary: str, attempt: Attempt, name: str = ""
    ) -> None:
        super().__init__(parent, title, primary)
        self._attempt = attempt
        self.name = line_field(name, FULL_NAME, LONGEST_NAME)
        self.because = line_field(longest=LONGEST_REASON)
        self.follows = label("", "muted", wrap=True)

    def fill(self, *fields: tuple[str, QWidget]) -> None:
        """Put fields in, with the reason and what follows below."""
        for words, field in (*fields, (LATE_REASON, self.because)):
            self.body.addLayout(named(words, field))
        self.body.addWidget(self.follows)
        for line in self.findChildren(QLineEdit):
            line.textChanged.connect(self._allow)
        self._allow()

    def command(self) -> Command:
        """Return what was asked for; for subclasses."""
        raise NotImplementedError

    def finish(self) -> None:
        """Do it; stay and say why if that is refused."""
        self.close_unless_refused(self._attempt(self.command()))

    @property
    def rater(self) -> Panelist:
        """Who was named, as somebody who rates."""
        return Panelist(new_id(), self.name.text())

    def _allow(self) -> None:
        whole = self.name.text().strip() and self.because.text().strip()
        self.primary.setEnabled(bool(whole))


class AddRaterDialog(LateDialog):
    """Somebody who rates from now on."""

    def __init__(self, parent: QWidget | None, session: Session, attempt: Attempt) -> None:
        super().__init__(parent, "Add a rater", "Add", attempt)
        self.follows.setText(joining_words(session))
        self.fill(("Name", self.name))

    def command(self) -> AddRater:
        """Return what adds them."""
        return AddRater(self.rater, self.because.text().strip())


class ReplaceRaterDialog(LateDialog):
    """Who rates in whose place."""

    def __init__(
        self, parent: QWidget | None, session: Session, current: str, attempt: Attempt
    ) -> None:
        super().__init__(parent, "Replace a rater", "Replace", attempt)
        self._session = session
        self.before = ChoiceBox()
        for panelist in session.panel.panelists:
            if panelist.rates:
                self.before.addItem(panelist.name, panelist.id)
        self.before.setCurrentIndex(max(0, self.before.findData(current)))
        self.before.currentIndexChanged.connect(self._tell)
        self._tell()
        self.fill(("In whose place", self.before), ("Who rates from now on", self.name))

    def command(self) -> ReplaceRater:
        """Return what lets one rate in the place of the other."""
        because = self.because.text().strip()
        return ReplaceRater(self.before.currentData(), self.rater, because)

    def _tell(self) -> None:
        panelist = self._session.panel.panelist(self.before.currentData())
        self.follows.setText(replacing_words(self._session, panelist) if panelist else "")
        if self.isVisible():
            self.grow()


class CorrectNameDialog(LateDialog):
    """The right name of somebody who is a candidate or on the panel."""

    def __init__(
        self, parent: QWidget | None, person: Candidate | Panelist, attempt: Attempt
    ) -> None:
        super().__init__(parent, "Correct the name", "Correct", attempt, person.name)
        self._person = person
        self.subheading.setText(person.name)
        self.follows.setText(RENAMED_EVERYWHERE)
        self.name.selectAll()
        self.fill(("Name", self.name))

    def command(self) -> CorrectName:
        """Return what corrects it."""
        return CorrectName(self._person.id, self.name.text(), self.because.text().strip())

    def _allow(self) -> None:
        super()._allow()
        if self.name.text().strip() == self._person.name:
            self.primary.setEnabled(False)


class LateCandidateDialog(AddCandidate):
    """A candidate who comes once rating is open, with the reason."""

    def __init__(self, parent: QWidget | None, session: Session, attempt: Attempt) -> None:
        super().__init__(parent, session, attempt)
        self.because = line_field(longest=LONGEST_REASON)
        self.body.addLayout(named(LATE_REASON, self.because))
        for line in (self.name, self.because):
            line.textChanged.connect(self._allow)
        self._allow()

    def presenting(self, session: Session) -> tuple[Panelist, ...]:
        """Facilitators cannot: they would need a deputy, whom nobody has named yet."""
        people = session.panel.panelists
        return tuple(one for one in people if one.role is not Role.FACILITATOR)

    def command(self, candidate: Candidate, presenter: str | None) -> AddCandidateLate:
        """Return what adds them, and why."""
        return AddCandidateLate(candidate, self.because.text().strip(), presenter=presenter)

    def _allow(self) -> None:
        self.primary.setEnabled(all(_is_filled(one) for one in (self.name, self.because)))


def _is_filled(field: LineField) -> bool:
    return bool(field.text().strip())


class ReasonDialog(FittedDialog):
    """Why somebody presents a candidate, is recused, or does not rate them; only to be read."""

    def __init__(self, parent: QWidget | None, relation: Relation, session: Session) -> None:
        super().__init__(parent, "Reason", "Close")
        self.cancel.hide()
        self.subheading.setText(relation_words(relation, session))
        self.reason = label(relation.reason, wrap=True)
        self.body.addWidget(self.reason)
