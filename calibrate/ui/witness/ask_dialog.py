"""Asks a witness: what goes out to them, what comes back, and what is done with the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from calibrate.domain.changes import Answer, Change, Refusal
from calibrate.domain.errors import CalibrateError
from calibrate.domain.travel.witness import KeysGiven, RevealGiven
from calibrate.exchange.ballots.messages import Message, message_in
from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import FittedDialog
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.witness.passing import Incoming, Outgoing, dropped, welcome
from calibrate.words.travel.witness import THE_ANSWER, THE_REQUEST

WIDTH = 600
WORDS_FACE = 17
Given = TypeVar("Given", KeysGiven, RevealGiven)


@dataclass(frozen=True)
class Told(Generic[Given]):
    """An answer that is for what was asked: what is said of it, and words to be compared."""

    given: Given
    sentence: str
    words: str = ""


@dataclass(frozen=True)
class Asking(Generic[Given]):
    """What is asked of a witness, and what is done with their answer.

    `request` returns the request as it is now. `look` says what an answer is, or raises where it is
    not to this; `attempt` does what was asked for, by the answer. `way_out` has the words of a
    button that does without, which is there from the beginning or once the answer was refused.
    """

    title: str
    primary: str
    about: str
    asked: str
    session: str
    kind: type[Given]
    request: Callable[[], Message]
    look: Callable[[Given], Told[Given]]
    attempt: Callable[[Given], Answer]
    way_out: str = ""
    way_out_at_once: bool = False


class AskDialog(FittedDialog, Generic[Given]):
    """The request above, the answer below it, and the button that is pressed with the answer.

    `sent` says that the request went out. `change` is what was done, `is_without` that the way out
    was taken, and `refused` why the answer did not do.
    """

    sent = Signal()

    def __init__(self, parent: QWidget | None, asking: Asking[Given]) -> None:
        super().__init__(parent, asking.title, asking.primary)
        zoom.hold(self, WIDTH)
        self._asking: Asking[Given] = asking
        self.change: Change | None = None
        self.told: Told[Given] | None = None
        self.is_without, self.refused = False, ""
        self.outgoing = Outgoing(THE_REQUEST, asking.session, asking.request)
        self.incoming = Incoming(THE_ANSWER)
        self.words, self.found = label("", wrap=True), label("", "muted", wrap=True)
        self.out = QPushButton(asking.way_out)
        self.subheading.setText(asking.about)
        self.cancel.setText("Later")
        self.cancel.setAccessibleName("Later")
        self.setAcceptDrops(True)
        self._fill()
        self._connect()
        self._show()

    def take(self, given: Given) -> None:
        """Let an answer stand there that came by another way."""
        self.incoming.take(given)
        (self.primary if self.told else self.incoming).setFocus()

    def finish(self) -> None:
        """Do what was asked for, by the answer; stay and say why if it is refused."""
        if not self.told:
            return
        answer = self._asking.attempt(self.told.given)
        if isinstance(answer, Refusal):
            self._refuse(answer.sentence)
        else:
            self.change = answer
            self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take the file of an answer."""
        welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the answer stand there that is dropped."""
        if path := dropped(event):
            self.incoming.take_file(path)

    def _fill(self) -> None:
        zoom.set_face(self.words, WORDS_FACE)
        self.body.addWidget(label("1   Send the witness the request", "strong"))
        self.body.addWidget(label(self._asking.asked, "muted", wrap=True))
        self.body.addWidget(self.outgoing)
        self.body.addSpacing(6)
        self.body.addWidget(rule())
        self.body.addSpacing(6)
        self.body.addWidget(label("2   Take their answer", "strong"))
        self.body.addWidget(self.incoming)
        self.body.addWidget(self.words)
        self.body.addWidget(self.found)
        self.out.setAccessibleName(self._asking.way_out.rstrip("…"))
        self.out.setAutoDefault(False)
        self.out.setVisible(self._asking.way_out_at_once)
        self.buttons.insertWidget(0, self.out)

    def _connect(self) -> None:
        self.outgoing.sent.connect(self.sent)
        self.outgoing.failed.connect(self._refuse)
        self.incoming.failed.connect(self._refuse)
        self.incoming.came.connect(self._read)
        self.out.clicked.connect(self._do_without)

    def _read(self) -> None:
        """Say of what stands there what it is, or why it is no answer to this."""
        self.told = None
        trouble, content = "", self.incoming.content
        try:
            if content:
                given = message_in(content, self._asking.kind, self.incoming.name)
                self.told = self._asking.look(given)
        except CalibrateError as error:
            trouble = str(error)
        self._show(trouble)

    def _show(self, trouble: str = "") -> None:
        words = self.told.words if self.told else ""
        self.words.setText(words)
        self.words.setAccessibleName(f"The witness’s key: {words}" if words else "")
        self.words.setVisible(bool(words))
        self.found.setText(self.told.sentence if self.told else "")
        self.found.setVisible(self.told is not None)
        self.trouble.say(trouble)
        self.primary.setEnabled(self.told is not None)
        if self.isVisible():
            self.grow()
            QTimer.singleShot(0, self, self.grow)  # once the sentences have their lines

    def _refuse(self, sentence: str) -> None:
        self.refused = sentence
        self.out.setVisible(bool(self._asking.way_out))
        self._show(sentence)

    def _do_without(self) -> None:
        self.is_without = True
        self.accept()
