"""Rating in the room: one panelist after the other at one machine, none of whom sees another's."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QToolTip, QVBoxLayout

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.waiting import waiting
from calibrate.domain.presence.codes import room_codes
from calibrate.domain.session import Session
from calibrate.ui.desk import Desk
from calibrate.ui.hand_over.clipboard_watch import ClipboardWatch
from calibrate.ui.hand_over.code_page import CodePage
from calibrate.ui.hand_over.codes_dialog import CodesDialog
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.rate.screen import RateScreen

DONE = "Done, hand back"
NOT_KEPT = "What was typed last could not be kept. Hand the machine back without it?"


class HandOverScreen(Screen):
    """A hand-over page, and in its place the Rate screen of whoever sits down, for them alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("hand-over")
        self.desk = desk
        self.candidate: str | None = None
        self.rate: RateScreen | None = None
        self._watch: ClipboardWatch | None = None
        self.code_page = CodePage()
        self.codes = _tool("Show codes…")
        self.alone = _tool("Rate without codes")
        self.back = _tool("Back to the meeting")
        self._lay_out()
        self.code_page.begun.connect(self._begin)
        self.code_page.step.wanted.connect(self.onward)
        self.codes.clicked.connect(self.show_codes)
        self.alone.clicked.connect(lambda: self.wanted.emit("rate", ""))
        self.back.clicked.connect(lambda: self.wanted.emit("meeting", self.candidate or ""))
        self.desk.changed.connect(self._hear)
        self.desk.chair_changed.connect(self._hear)
        self.keys = take_keys(self, "Rating in the room", self._table(), alone=True)
        self.refresh()

    def _lay_out(self) -> None:
        self.top.lead_nowhere()
        for button in (self.codes, self.alone, self.back):
            self.top.tools.addWidget(button)
        self.right.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.code_page)
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _table(self) -> tuple[Key, ...]:
        return (
            Key(("Up", "Down"), "Choose who you are", within=self.code_page),
            Key(tuple("0123456789"), "Your code", within=self.code_page),
            Key(("Return",), "Begin, once the code is there", within=self.code_page),
        )

    @property
    def is_handed_over(self) -> bool:
        """Whether a panelist sits at the machine."""
        return self.rate is not None

    def refresh(self) -> None:
        """Read again who has still to submit."""
        session = self.desk.session(self.desk.chair)
        names = {state.id: state.name for state in session.candidates}
        if self.candidate not in names:
            self.candidate = None
        self.top.title.set_whole(session.title)
        self.top.subtitle.set_whole("Rating in the room")
        name = names.get(self.candidate or "", "")
        self.code_page.show_waiting(waiting(session, self.candidate), _codes(session), name)
        self._show_way_on()

    def _show_way_on(self) -> None:
        """Where nobody has anything to submit, the one dark button leads on."""
        is_over, coming = self.code_page.is_over, self.desk.coming()
        opens = is_over and coming is Coming.OPEN_MEETING
        self.code_page.show_step(coming if opens else None)
        set_role(self.back, "primary" if is_over and not opens else "plain")
        if self.rate is None:
            last = self.code_page.step if opens else self.back
            self.setFocusProxy(last if is_over else self.code_page)

    @property
    def front(self) -> Screen:
        """Whoever sits at the machine sees their own screen."""
        return self.rate or self

    def show_candidate(self, candidate: str) -> None:
        """Ask for the ratings of this candidate."""
        self.candidate = candidate
        self.refresh()

    def show_codes(self) -> None:
        """Show the panel's codes, for reading out."""
        session = self.desk.session(self.desk.chair)
        raters = [panelist for panelist in session.panel.panelists if panelist.rates]
        CodesDialog(self, raters, _codes(session)).exec()

    def flush(self) -> bool:
        """Keep what whoever sits there typed; tell whether that went well."""
        return self.rate is None or self.rate.flush()

    # Somebody sits down, and gets up

    def _begin(self, panelist: str) -> None:
        self._watch = ClipboardWatch()
        self.rate = RateScreen(self.desk, panelist)
        self.rate.top.lead_nowhere()
        self.rate.wanted.connect(self.hand_back)
        self.rate.top.tools.addWidget(self._done_button())
        self.rate.keys.add(Key(("Alt+D",), "Hand the machine back", self.hand_back))
        self.keys.rest(True)
        if self.candidate in self.rate.work.candidates:
            self.rate.show_candidate(self.candidate)
        self.top.hide()
        self.stack.addWidget(self.rate)
        self.stack.setCurrentWidget(self.rate)
        self.setFocusProxy(self.rate)
        self.rate.setFocus()

    def _done_button(self) -> KeyButton:
        done = KeyButton(DONE, "Alt D")
        done.setAccessibleName(DONE)
        done.clicked.connect(self.hand_back)
        return done

    def hand_back(self) -> None:
        """Keep the draft of whoever sat there, and leave nothing else of theirs."""
        if self.rate and (self.rate.flush() or self._may_lose()):
            self._clear_away()

    def _may_lose(self) -> bool:
        return Confirm.ask(self, "Hand back without the draft?", NOT_KEPT, "Hand back")

    def _clear_away(self) -> None:
        """Show the hand-over page first: while the rest is torn down, nothing of it is in sight."""
        rate, self.rate = self.rate, None
        self.keys.rest(False)
        self.code_page.clear()
        self.refresh()
        self.stack.setCurrentWidget(self.code_page)
        self.top.show()
        self.setFocus()
        QToolTip.hideText()
        self._end_watch()
        if rate:
            self.stack.removeWidget(rate)
            rate.deleteLater()
        QTimer.singleShot(0, self._sweep)

    def _sweep(self) -> None:
        """Destroy the widgets now, with the texts and what could be undone in them."""
        self.handed_back.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    def _end_watch(self) -> None:
        if self._watch:
            self._watch.end()
            self._watch = None

    def _hear(self) -> None:
        if self.rate is None and self.isVisible():
            self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing on the clipboard either when the window is closed on somebody."""
        self._end_watch()
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no candidate in particular next time."""
        super().hideEvent(event)
        if not event.spontaneous() and self.rate is None:
            self.candidate = None


def _tool(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words.rstrip("…"))
    return button


def _codes(session: Session) -> dict[str, str]:
    return dict(room_codes(session.id, (panelist.id for panelist in session.panel.panelists)))
