"""The page between two panelists: to whom the machine is handed, and their code."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.waiting import Waiting
from calibrate.domain.people import Panelist
from calibrate.domain.presence.codes import DIGITS
from calibrate.ui.hand_over.people_list import PeopleList
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.keys.places import meaning, with_own_digits
from calibrate.ui.parts.next_step import NextStep
from calibrate.ui.rate.rating.refusal import RefusalLine
from calibrate.words.session import COMING

WIDTH = 520
NO_PROTECTION = (
    "The code keeps people from rating in each other’s name by mistake. "
    "It is no protection against whoever owns this machine."
)
NOT_SUBMITTED = "Not submitted"
HAND = "Hand the machine to …"
NOBODY = "Nobody in the room has anything to submit"
NOTHING = "Nothing is left to submit"


class CodeField(LineField):
    """The code of whoever sits down."""

    @property
    def is_typed(self) -> bool:
        """Never: half a code is kept nowhere, and nobody misses it."""
        return False


class CodePage(QWidget):
    """Names those who have still to submit, and asks who sits down for their code.

    `begun` carries the id of a panelist whose code was right.
    """

    begun = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._codes: Mapping[str, str] = {}
        self._people: dict[str, Panelist] = {}
        self.heading = label(HAND, "title", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.people = PeopleList("Hand the machine to")
        self.code = CodeField()
        self.begin = QPushButton("Begin")
        self.begin.setAccessibleName("Begin")
        set_role(self.begin, "primary")
        self.refusal = RefusalLine()
        self.step = NextStep()
        self.away = label("", "meta", wrap=True)
        self.honest = label(NO_PROTECTION, "meta", wrap=True)
        self._dress_code()
        self._lay_out()
        self.people.currentRowChanged.connect(self._ask)
        self.people.itemActivated.connect(lambda _: self.code.setFocus())
        self.code.textEdited.connect(lambda _: self.refusal.say(""))
        self.code.returnPressed.connect(self._check)
        self.begin.clicked.connect(self._check)

    def _dress_code(self) -> None:
        self.code.setPlaceholderText(f"{DIGITS} digits")
        zoom.hold(self.code, 120, 40)

    def _lay_out(self) -> None:
        self.asked = label("", "label")
        self.asked.setBuddy(self.code)
        card = QFrame()
        set_role(card, "room-card")
        zoom.hold(card, WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 24, 28, 22)
        inside.setSpacing(10)
        above = (self.heading, self.about, self.people, self._entry(), self.refusal)
        for widget in (*above, self.step):
            inside.addWidget(widget)
        self.line = rule()
        for widget in (self.away, self.line, self.honest):
            inside.addWidget(widget)
        middle = QHBoxLayout()  # aligned, the card would not get the height of its wrapped words
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        self.setFocusProxy(self.people)

    def _entry(self) -> QWidget:
        self.entry = QWidget()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.code)
        row.addWidget(self.begin)
        row.addStretch()
        column = QVBoxLayout(self.entry)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.asked)
        column.addLayout(row)
        return self.entry

    def show_waiting(self, waiting: Waiting, codes: Mapping[str, str], name: str) -> None:
        """Show who has still to submit the candidate of this name, or anybody without one."""
        self._codes = codes
        self._people = {panelist.id: panelist for panelist in waiting.here}
        what = f"their ratings of {name}" if name else "something"
        self.heading.setText(_heading(waiting, name))
        self.about.setText(f"Each of them still has to submit {what}.")
        self.people.show_people(waiting.here, dict.fromkeys(self._people, NOT_SUBMITTED))
        for widget in (self.about, self.people, self.entry, self.line, self.honest):
            widget.setVisible(bool(waiting.here))
        names = ", ".join(panelist.name for panelist in waiting.away)
        self.away.setText(f"Not submitted and not in the room: {names}.")
        self.away.setVisible(bool(names))

    def show_step(self, coming: Coming | None) -> None:
        """Show what comes next once nobody has anything to submit, or nothing."""
        if coming:
            self.step.show_step(*COMING[coming])
        else:
            self.step.hide()

    @property
    def is_over(self) -> bool:
        """Whether nobody in the room has anything to submit."""
        return not self._people

    def clear(self) -> None:
        """Forget what was typed and said."""
        self.code.clear()
        self.refusal.say("")
        self.people.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits that are typed at the list as the code."""
        digit = meaning(event)
        if digit.isdecimal() and self._people:
            self.code.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.code.insert(digit)
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        """Ask whoever is chosen for their code."""
        self.code.clear()
        self.refusal.say("")
        panelist = self._people.get(self.people.chosen)
        self.asked.setText(f"Code of {panelist.name}" if panelist else "")
        self.code.setAccessibleName(self.asked.text())

    def _check(self) -> None:
        panelist = self._people.get(self.people.chosen)
        if panelist is None:
            return
        if with_own_digits("".join(self.code.text().split())) == self._codes[panelist.id]:
            self.clear()
            self.begun.emit(panelist.id)
            return
        self.refusal.say(f"That is not the code of {panelist.name}.")
        self.code.setFocus()
        self.code.selectAll()


def _heading(waiting: Waiting, name: str) -> str:
    if waiting.here:
        return HAND
    if waiting.away:
        return NOBODY
    return f"{NOTHING} on {name}" if name else NOTHING
