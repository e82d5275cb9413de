"""The left side of the console: the agenda, how its order came about, what can be done to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.agenda.situation import Situation
from calibrate.ui.look.elided import ElidedButton
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.meeting.agenda.agenda_items import NONE, Agenda, Outcomes
from calibrate.ui.meeting.agenda.agenda_list import AgendaList
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.keys.hints import KeyHints
from calibrate.words.days import at, duration
from calibrate.words.meeting import ARRANGEMENTS

KEYS = (
    (("N", "R"), "next, reveal"),
    (("V", "P"), "vote, pause"),
    (("[", "]"), "candidate"),
    (("↑", "↓"), "criterion"),
    (("→", "←"), "open, fold"),
)
AROUND = 64
"""Pixels between and around the parts of the agenda."""


class AgendaPanel(QWidget):
    """Agenda, readiness, and who runs the meeting.

    `readiness_wanted` asks for the page of all candidates, `reveal_wanted` carries those to reveal
    together, `split_wanted` those to order by disagreement, `chair_wanted` a panelist.
    """

    readiness_wanted = Signal()
    reveal_wanted = Signal(object)
    split_wanted = Signal(object)
    set_aside_wanted = Signal()
    chair_wanted = Signal(str)
    together_wanted = Signal()
    minutes_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._outcomes = NONE
        self.list = AgendaList()
        self.left = label("", "meta")
        self.foot = label("", "meta", wrap=True)
        self.readiness = _small("Readiness", "Readiness of all candidates")
        self.reveal_all = _small("Reveal all together…", "Reveal all together")
        self.together = _small("Decide together…", "Decide together")
        self.minutes = _small("Minutes and changes…", "Minutes and changes")
        self.split = _small("Order by disagreement", "Order by disagreement")
        self.aside = _small("Set aside", "Set aside whose turn it is")
        self.chair = ElidedButton()
        self.menu = QMenu(self)
        self.chair.setMenu(self.menu)
        set_role(self.chair, "quiet")
        self.keys = KeyHints(KEYS)
        self._sealed: tuple[str, ...] = ()
        self._revealed: tuple[str, ...] = ()
        self._lay_out()
        self._connect()

    def show_situation(
        self, situation: Situation, outcomes: Outcomes, may_decide_together: bool = False
    ) -> None:
        """Show the agenda as it stands, how those were decided who are, and what is offered."""
        is_open = _is_open(situation)
        self._outcomes = outcomes
        self.list.show_items(Agenda(situation, outcomes), is_movable=is_open)
        self._show_left(situation)
        self.foot.setText(_arranged(situation))
        self._sealed = situation.sealed_together
        self._revealed = situation.revealed
        self.reveal_all.setVisible(len(self._sealed) > 1)
        self.together.setVisible(is_open and may_decide_together)
        self.minutes.setVisible(situation.meeting.is_open and situation.is_over)
        self.split.setVisible(is_open and len(self._revealed) > 1)
        self.aside.setVisible(is_open and situation.at_hand in self._revealed)
        self._show_chairs(situation)
        self._show_keys()

    def show_time(self, situation: Situation) -> None:
        """Show the minutes as they are now."""
        self.list.agenda.show_time(Agenda(situation, self._outcomes))
        self._show_left(situation)

    def _show_left(self, situation: Situation) -> None:
        left = situation.minutes_left
        self.left.setText(f"{duration(left)} left" if _is_open(situation) and left else "")

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self.list.fit(measures)
        side = 20 if measures.padding > 20 else 16
        self._head.setContentsMargins(side, 0, side - 4, 0)
        self._below.setContentsMargins(side, 0, side - 4, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the keys where the agenda leaves room for them."""
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        parts = (self._head.sizeHint().height(), self._below.sizeHint().height())
        needed = sum(parts) + self.list.maximumHeight() + self.keys.sizeHint().height()
        self.keys.setVisible(needed + AROUND <= self.height())

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(label("Agenda", "strong"))
        self._head.addStretch()
        self._head.addWidget(self.left)
        self._below = QVBoxLayout()
        self._below.setSpacing(6)
        self._below.addWidget(rule())
        self._below.addWidget(self.foot)
        for button in (self.reveal_all, self.together, self.split, self.minutes):
            self._below.addWidget(button)
        beside = QHBoxLayout()
        beside.setSpacing(6)
        for button in (self.readiness, self.aside):
            beside.addWidget(button, 1)
        self._below.addLayout(beside)
        self._below.addWidget(self.chair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 12)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.list, 1000)
        column.addLayout(self._below)
        column.addStretch(1)
        column.addWidget(self.keys)

    def _connect(self) -> None:
        self.readiness.clicked.connect(self.readiness_wanted)
        self.reveal_all.clicked.connect(lambda: self.reveal_wanted.emit(self._sealed))
        self.together.clicked.connect(self.together_wanted)
        self.minutes.clicked.connect(self.minutes_wanted)
        self.split.clicked.connect(lambda: self.split_wanted.emit(self._revealed))
        self.aside.clicked.connect(self.set_aside_wanted)

    def _show_chairs(self, situation: Situation) -> None:
        """Let somebody else take over, where more than one may run the meeting."""
        self.chair.setVisible(len(situation.chairs) > 1)
        self.chair.set_whole(f"Run by {situation.chair_name}")
        self.menu.clear()
        for panelist in situation.chairs:
            action = QAction(panelist.name.replace("&", "&&"), self.menu)
            action.setCheckable(True)
            action.setChecked(panelist.id == situation.chair.panelist)
            action.triggered.connect(partial(self._hand_over, panelist.id))
            self.menu.addAction(action)

    def _hand_over(self, panelist: str, _: bool = False) -> None:
        self.chair_wanted.emit(panelist)


def _is_open(situation: Situation) -> bool:
    return situation.meeting.is_open and not situation.is_closed


def _arranged(situation: Situation) -> str:
    meeting = situation.meeting
    if not meeting.is_open or meeting.arranged_at is None:
        return "The order is drawn by lot when the meeting opens."
    when = at(meeting.arranged_at, situation.now)
    how = f"Order {ARRANGEMENTS[meeting.arranged]} at {when}"
    if situation.is_closed:
        return f"Minutes used of planned. {how}."
    return f"Minutes used of planned. {how}; drag or Alt+↑ ↓ to change it."


def _small(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(name)
    set_role(button, "small")
    return button
