"""The page between two panelists: to whom the machine is handed, and their secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.waiting import Waiting
from calibrate.domain.people import Panelist
from calibrate.domain.presence.secrets import Secret, SecretKind, WrappedKey
from calibrate.store.sealed.secrets import unwrapped
from calibrate.ui.hand_over.errand import Errand
from calibrate.ui.hand_over.people_list import PeopleList
from calibrate.ui.hand_over.secret_field import SecretField
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.keys.places import meaning
from calibrate.ui.parts.next_step import NextStep
from calibrate.ui.rate.rating.refusal import RefusalLine
from calibrate.words.own.secrets import SECRETS, wrong
from calibrate.words.session import COMING

WIDTH = 520
BEGIN, CHOOSE, MOMENT = "Begin", "Choose a secret…", "One moment…"
SUBMITTED, NOT_SUBMITTED = "Submitted", "Not submitted"
HAND = "Hand the machine to …"
NOBODY = "Nobody in the room has anything to submit"
NOTHING = "Nothing is left to submit"
AGAIN = "Whoever wants to look at what they submitted, or change it, types their secret."
NOT_OPEN = "Rating is not open yet"
FORGOTTEN = "Forgotten…"

KeyOf = Callable[[str], WrappedKey | None]
"""Returns the wrapped key of a panelist, if they have chosen a secret."""


class TurnPage(QWidget):
    """Names those who have still to submit, and asks who sits down for their secret.

    `opened` carries the id of a panelist and the key that their secret opened, `choosing` of one
    who has to choose a secret first, `forgotten` of one whose secret is to be renewed.
    """

    opened = Signal(str, bytes)
    choosing = Signal(str)
    forgotten = Signal(str)

    def __init__(self, key_of: KeyOf) -> None:
        super().__init__()
        self._key_of = key_of
        self._secrets: Mapping[str, Secret] = {}
        self._people: dict[str, Panelist] = {}
        self._waits = False
        self._errand = Errand(self)
        self._errand.done.connect(self._take)
        self.heading = label(HAND, "title", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.people = PeopleList("Hand the machine to")
        self.secret = SecretField()
        self.begin = QPushButton(BEGIN)
        set_role(self.begin, "primary")
        self.renew = QPushButton(FORGOTTEN)
        self.renew.setAccessibleName("Secret forgotten")
        set_role(self.renew, "link")
        self.refusal = RefusalLine()
        self.step = NextStep()
        self.away, self.hint = label("", "meta", wrap=True), label("", "meta", wrap=True)
        self._lay_out()
        self.people.currentRowChanged.connect(self._ask)
        self.people.itemActivated.connect(lambda _: self._go_on())
        self.secret.textEdited.connect(lambda _: self.refusal.say(""))
        self.secret.returnPressed.connect(self._check)
        self.begin.clicked.connect(self._check)
        self.renew.clicked.connect(lambda: self.forgotten.emit(self.people.chosen))

    def _lay_out(self) -> None:
        self.asked = label("", "label")
        self.asked.setBuddy(self.secret)
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
        for widget in (self.line, self.away, self.hint):
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
        row.addWidget(self.secret)
        row.addWidget(self.begin)
        row.addStretch()
        row.addWidget(self.renew)
        column = QVBoxLayout(self.entry)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.asked)
        column.addLayout(row)
        return self.entry

    def show_waiting(
        self, waiting: Waiting, secrets: Mapping[str, Secret], name: str, hint: str = ""
    ) -> None:
        """Show who has still to submit the candidate of this name, or anybody without one.

        Below them are those who have submitted, and may look again. `hint` is said of secrets.
        """
        self._secrets = secrets
        self._waits = bool(waiting.here)
        set_role(self.begin, "primary" if waiting.here else "plain")
        several = (*waiting.here, *waiting.done)
        self._people = {panelist.id: panelist for panelist in several}
        self.heading.setText(_heading(waiting, name))
        self.about.setText(_about(waiting, name))
        words = dict.fromkeys((one.id for one in waiting.here), NOT_SUBMITTED)
        words |= dict.fromkeys((one.id for one in waiting.done), SUBMITTED)
        self.people.show_people(several, words)
        for widget in (self.about, self.people, self.entry):
            widget.setVisible(bool(several))
        names = ", ".join(panelist.name for panelist in waiting.away)
        self.away.setText(f"Not submitted and not in the room: {names}.")
        self.away.setVisible(bool(names))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint and several))
        self.line.setVisible(bool(names or (hint and several)))
        self._ask()

    def show_step(self, coming: Coming | None) -> None:
        """Show what comes next once nobody has anything to submit, or nothing."""
        if coming:
            self.step.show_step(*COMING[coming])
        else:
            self.step.hide()

    @property
    def is_over(self) -> bool:
        """Whether nobody in the room has anything to submit."""
        return not self._waits

    def clear(self) -> None:
        """Forget what was typed and said."""
        self.secret.clear()
        self.refusal.say("")
        self.people.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits that are typed at the list as the PIN."""
        digit = meaning(event)
        if digit.isdecimal() and self.secret.isVisibleTo(self) and self.secret.isEnabled():
            self.secret.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.secret.insert(digit)
            return
        super().keyPressEvent(event)

    def _standing(self) -> Secret | None:
        """Return the secret of whoever is chosen, if they have one."""
        found = self._secrets.get(self.people.chosen)
        return found if found and found.is_chosen else None

    def _ask(self) -> None:
        """Ask whoever is chosen for their secret, or to choose one."""
        self.secret.clear()
        self.refusal.say("")
        panelist, secret = self._people.get(self.people.chosen), self._standing()
        kind = secret.kind if secret else SecretKind.PIN
        self.secret.ask(kind)
        self.asked.setText(f"{SECRETS[kind].called} of {panelist.name}" if panelist else "")
        self.secret.setAccessibleName(self.asked.text())
        for widget in (self.asked, self.secret, self.renew):
            widget.setVisible(secret is not None)
        self._name_begin(BEGIN if secret else CHOOSE)

    def _name_begin(self, words: str) -> None:
        self.begin.setText(words)
        self.begin.setAccessibleName(words.rstrip("…"))

    def _go_on(self) -> None:
        if self._standing():
            self.secret.setFocus()
        else:
            self._check()

    def _check(self) -> None:
        panelist = self.people.chosen
        if not panelist or not self.begin.isEnabled():
            return
        wrapped = self._key_of(panelist)
        if wrapped is None:
            self.choosing.emit(panelist)
            return
        self._wait(True)
        self._errand.run(partial(_opened, panelist, wrapped, self.secret.take()))

    def _wait(self, waits: bool) -> None:
        """Trying a secret takes a moment, in which nothing else is asked."""
        self._name_begin(MOMENT if waits else BEGIN)
        for control in (self.begin, self.secret, self.people, self.renew):
            control.setEnabled(not waits)

    def _take(self, found: object) -> None:
        self._wait(False)
        panelist = self.people.chosen
        if isinstance(found, tuple) and found[1] is not None:
            self.clear()
            self.opened.emit(*found)
            return
        secret = self._standing()
        name = self._people[panelist].name
        self.refusal.say(wrong(secret.kind if secret else SecretKind.PIN, name))
        self.secret.setFocus()


def _opened(panelist: str, wrapped: WrappedKey, typed: str) -> tuple[str, bytes | None]:
    return panelist, unwrapped(wrapped, typed)


def _heading(waiting: Waiting, name: str) -> str:
    if not waiting.is_open:
        return NOT_OPEN
    if waiting.here:
        return HAND
    if waiting.away:
        return NOBODY
    return f"{NOTHING} on {name}" if name else NOTHING


def _about(waiting: Waiting, name: str) -> str:
    if not waiting.here:
        return AGAIN
    what = f"their ratings of {name}" if name else "something"
    return f"{'Some' if waiting.done else 'Each'} of them still {_have(waiting)} to submit {what}."


def _have(waiting: Waiting) -> str:
    return "have" if waiting.done else "has"
