"""Rating in the room: one panelist after the other at one machine, none of whom sees another's."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.waiting import waiting
from calibrate.domain.changes import Refusal
from calibrate.domain.commands import RenewSecret
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.presence.secrets import CHOSEN
from calibrate.exchange.demo.ids import DEMO_PIN, DEMO_SESSION
from calibrate.ui.desk import Desk
from calibrate.ui.hand_over.choose_secret import ChooseSecret
from calibrate.ui.hand_over.clipboard_watch import ClipboardWatch
from calibrate.ui.hand_over.turn_page import TurnPage
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.rate.screen import RateScreen
from calibrate.words.own.secrets import renewal_question, renewed_words

DONE = "Done, hand back"
DEMO_HINT = f"In this demo everybody’s PIN is {DEMO_PIN}."
NOT_KEPT = "What was typed last could not be kept. Hand the machine back without it?"


class HandOverScreen(Screen):
    """A hand-over page, and in its place the Rate screen of whoever sits down, for them alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("rate")
        self.desk = desk
        self.candidate: str | None = None
        self.rate: RateScreen | None = None
        self._watch: ClipboardWatch | None = None
        self.page = TurnPage(desk.wrapped_key)
        self.back = QPushButton("Back to the meeting")
        self.back.setAccessibleName(self.back.text())
        self._lay_out()
        self.page.opened.connect(self._open)
        self.page.choosing.connect(self._choose)
        self.page.forgotten.connect(self._renew)
        self.page.step.wanted.connect(self.onward)
        self.back.clicked.connect(lambda: self.wanted.emit("meeting", self.candidate or ""))
        self.desk.changed.connect(self._hear)
        self.desk.chair_changed.connect(self._hear)
        self.keys = take_keys(self, "Rating in the room", self._table(), alone=False)
        self.refresh()

    def _lay_out(self) -> None:
        self.top.tools.addWidget(self.back)
        self.top.menu.searches = False
        self.right.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.page)
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _table(self) -> tuple[Key, ...]:
        return (
            Key(("Up", "Down"), "Choose who you are", within=self.page),
            Key(tuple("0123456789"), "Your PIN", within=self.page),
            Key(("Return",), "Begin, once your secret is there", within=self.page),
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
        hint = DEMO_HINT if session.id == DEMO_SESSION else ""
        self.page.show_waiting(waiting(session, self.candidate), self.desk.secrets(), name, hint)
        self.back.setVisible(session.meeting.is_open)
        self._show_way_on()

    def _show_way_on(self) -> None:
        """Where nobody has anything to submit, the one dark button leads on."""
        is_over, coming = self.page.is_over, self.desk.coming()
        opens = is_over and coming is Coming.OPEN_MEETING
        self.page.show_step(coming if opens else None)
        set_role(self.back, "primary" if is_over and not opens else "plain")
        if self.rate is None:
            self.setFocusProxy(self._first(is_over, opens))

    def _first(self, is_over: bool, opens: bool) -> QWidget:
        """Return where the keyboard begins: at the way on, once nobody is waited for."""
        if is_over and opens:
            return self.page.step
        return self.back if is_over and not self.back.isHidden() else self.page

    @property
    def front(self) -> Screen:
        """Whoever sits at the machine sees their own screen."""
        return self.rate or self

    def show_candidate(self, candidate: str) -> None:
        """Ask for the ratings of this candidate."""
        self.candidate = candidate
        self.refresh()

    def flush(self) -> bool:
        """Keep what whoever sits there typed; tell whether that went well."""
        return self.rate is None or self.rate.flush()

    # Somebody sits down, and gets up

    def _choose(self, panelist: str) -> None:
        """Let somebody choose a secret at their first turn, and begin it."""
        viewer = Viewer(ViewerKind.PANELIST, panelist)
        session = self.desk.session(viewer)
        told = renewed_words(self.desk.renewals(viewer), session, self.desk.now())
        kinds = CHOSEN[1:] if session.witness else CHOSEN
        chosen = ChooseSecret.ask(self, self._name(panelist), self.desk.store.cost, told, kinds)
        if chosen is None:
            return
        answer = self.desk.choose_secret(panelist, *chosen)
        if isinstance(answer, Refusal):
            self.page.refusal.say(answer.sentence)
        else:
            self.begin(panelist)

    def _open(self, panelist: str, key: bytes) -> None:
        self.desk.hold(panelist, key)
        self.begin(panelist)

    def _renew(self, panelist: str) -> None:
        """Take a forgotten secret away, once it is sure that what it opens is lost."""
        name = self._name(panelist)
        title = f"Renew the secret of {name}?"
        if Confirm.ask(self, title, renewal_question(name), "Renew"):
            answer = self.desk.attempt(RenewSecret(panelist))
            self.refresh()
            self.page.refusal.say(answer.sentence if isinstance(answer, Refusal) else "")

    def _name(self, panelist: str) -> str:
        found = self.desk.session(self.desk.chair).panel.panelist(panelist)
        return found.name if found else ""

    def begin(self, panelist: str) -> None:
        """Hand the machine to a panelist whose secret is open."""
        self._watch = ClipboardWatch()
        self.rate = RateScreen(self.desk, panelist)
        self.rate.top.lead_nowhere()
        self.rate.wanted.connect(self.hand_back)
        self.rate.search_wanted.connect(self.search_wanted)
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
        self.refresh()
        self.page.clear()
        self.stack.setCurrentWidget(self.page)
        self.top.show()
        self.setFocus()
        QToolTip.hideText()
        self._end_watch()
        if rate:
            self.stack.removeWidget(rate)
            rate.deleteLater()
            self.desk.lock(rate.work.panelist)
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
