"""What the console asks for in a dialog: who is missing and why, dissent, follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from calibrate.domain.changes import Answer
from calibrate.domain.decisions import Dissent, FollowUp
from calibrate.domain.people import Panelist
from calibrate.ui.look import zoom
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.words.days import read_day

TEXT_HEIGHT = 120
UNTIL_DUE = timedelta(weeks=2)
Kept = TypeVar("Kept")
Attempt = Callable[[tuple[str, ...], str], Answer]
"""Reveals without the people of these ids, for this reason, or says why that is refused."""


class RevealDialog(FittedDialog):
    """Asks without whom to reveal, and why. `invalid` says what was wrong with a submission.

    Whoever has not submitted is ticked. Whoever has can be ticked only if a submission could not
    be opened.
    """

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        missing: Sequence[Panelist],
        submitted: Sequence[Panelist],
        attempt: Attempt,
        invalid: str = "",
        round: int = 1,
    ) -> None:
        super().__init__(parent, "Reveal without everybody", f"Reveal round {round}")
        self.heading.setText(f"Reveal {name}")
        self._attempt = attempt
        self.boxes: dict[str, CheckBox] = {}
        self.why = text_field("Why they are missing")
        self._ask_whom(missing, submitted if invalid else ())
        self.body.addLayout(named("Why", self.why))
        self.note.setText("What comes later is kept, marked, and not counted.")
        self.trouble.say(invalid)
        self.why.textChanged.connect(self._check)
        self._check()
        self.why.setFocus()

    @property
    def excused(self) -> tuple[str, ...]:
        """The ids of those who were ticked."""
        return tuple(id for id, box in self.boxes.items() if box.isChecked())

    def finish(self) -> None:
        """Reveal; stay and say why if that is refused."""
        self.close_unless_refused(self._attempt(self.excused, self.why.toPlainText().strip()))

    def _ask_whom(self, missing: Sequence[Panelist], submitted: Sequence[Panelist]) -> None:
        self.body.addWidget(label("Without", "label"))
        for panelist in missing:
            self._add(panelist, f"{panelist.name}, not submitted", is_ticked=True)
        for panelist in submitted:
            self._add(panelist, f"{panelist.name}, submitted", is_ticked=False)

    def _add(self, panelist: Panelist, words: str, is_ticked: bool) -> None:
        box = CheckBox(words)
        box.setAccessibleName(words)
        box.setChecked(is_ticked)
        box.toggled.connect(self._check)
        self.boxes[panelist.id] = box
        self.body.addWidget(box)

    def _check(self) -> None:
        """Let the reveal be pressed once somebody is named and a reason is there."""
        self.primary.setEnabled(bool(self.excused and self.why.toPlainText().strip()))


class WithdrawDialog(FittedDialog):
    """Asks why a candidate leaves the session; `attempt` takes them out for that reason."""

    def __init__(self, parent: QWidget | None, name: str, attempt: Callable[[str], Answer]) -> None:
        super().__init__(parent, f"Withdraw {name}", "Withdraw")
        self._attempt = attempt
        self.because = text_field("Why, for the record")
        self.body.addWidget(
            label("What was submitted and is sealed stays sealed.", "muted", wrap=True)
        )
        self.body.addLayout(named("Reason", self.because))
        self.because.textChanged.connect(self._check)
        self._check()

    def finish(self) -> None:
        """Take them out; stay and say why if that is refused."""
        self.close_unless_refused(self._attempt(self.because.toPlainText().strip()))

    def _check(self) -> None:
        self.primary.setEnabled(bool(self.because.toPlainText().strip()))


class EntryDialog(FittedDialog, Generic[Kept]):
    """Adds or changes one entry of a decision; one that is there can be removed."""

    def __init__(self, parent: QWidget | None, title: str, is_new: bool) -> None:
        super().__init__(parent, title, "Add" if is_new else "Keep")
        self.is_removed = False
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName("Remove")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(not is_new)
        self.buttons.insertWidget(0, self.remove)

    def entry(self) -> Kept:
        """Return what was entered; for subclasses."""
        raise NotImplementedError

    def answer(self, before: tuple[Kept, ...], place: int | None) -> tuple[Kept, ...]:
        """Ask, and return the entries with this one added, changed or removed."""
        if not self.exec():
            return before
        if place is None:
            return (*before, self.entry())
        changed = () if self.is_removed else (self.entry(),)
        return (*before[:place], *changed, *before[place + 1 :])

    def _remove(self) -> None:
        self.is_removed = True
        self.accept()


class DissentDialog(EntryDialog[Dissent]):
    """Who dissents, and what they say. `raters` are those who may; they need not be here now."""

    def __init__(
        self, parent: QWidget | None, raters: Sequence[Panelist], dissent: Dissent | None = None
    ) -> None:
        super().__init__(parent, "Dissent", is_new=dissent is None)
        self.who = ChoiceBox()
        for panelist in raters:
            self.who.addItem(panelist.name, panelist.id)
        self.words = text_field("In the dissenter’s own words")
        self.body.addLayout(named("Who dissents", self.who))
        self.body.addLayout(named("What they say", self.words))
        if dissent:
            self.who.setCurrentIndex(self.who.findData(dissent.panelist))
            self.words.setPlainText(dissent.text)
        self.words.textChanged.connect(self._check)
        self._check()

    def entry(self) -> Dissent:
        """Return the dissent."""
        return Dissent(self.who.currentData(), self.words.toPlainText().strip())

    def _check(self) -> None:
        self.primary.setEnabled(bool(self.words.toPlainText().strip()))


class FollowUpDialog(EntryDialog[FollowUp]):
    """Who does what, and by when."""

    def __init__(
        self,
        parent: QWidget | None,
        people: Sequence[str],
        today: date,
        follow_up: FollowUp | None = None,
    ) -> None:
        super().__init__(parent, "Follow-up", is_new=follow_up is None)
        self.owner = ChoiceBox()
        self.owner.setLineEdit(LineField())
        self.owner.addItems(list(people))
        self.what = text_field("What will be done")
        self.due = line_field("", "such as 2026-12-18, or empty")
        self.body.addLayout(named("Owner", self.owner))
        self.body.addLayout(named("What", self.what))
        self.body.addLayout(named("Due", self.due))
        self._show(follow_up or FollowUp(self.owner.currentText(), "", today + UNTIL_DUE))
        self.what.textChanged.connect(self._check)
        self.due.textChanged.connect(self._check)
        self.owner.currentTextChanged.connect(self._check)
        self._check()
        self.what.setFocus()

    def entry(self) -> FollowUp:
        """Return the follow-up."""
        owner, what = self.owner.currentText().strip(), self.what.toPlainText().strip()
        return FollowUp(owner, what, read_day(self.due.text()))

    def _show(self, follow_up: FollowUp) -> None:
        self.owner.setCurrentText(follow_up.owner)
        if field := self.owner.lineEdit():
            field.setCursorPosition(0)
        self.what.setPlainText(follow_up.text)
        self.due.setText(follow_up.due.isoformat() if follow_up.due else "")

    def _check(self) -> None:
        """Let it be added once it is whole, and say how a day is written."""
        is_day = not self.due.text().strip() or read_day(self.due.text()) is not None
        self.note.setText("" if is_day else "Write the day as 2026-12-18, or leave it empty.")
        is_whole = self.what.toPlainText().strip() and self.owner.currentText().strip()
        self.primary.setEnabled(bool(is_whole) and is_day)


def text_field(placeholder: str) -> TextArea:
    """Return a field for several lines."""
    field = TextArea(placeholder=placeholder)
    zoom.hold(field, height=TEXT_HEIGHT)
    return field
