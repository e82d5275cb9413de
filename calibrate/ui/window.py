"""The main window: Home, or one session that is open."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from calibrate.resources import resource
from calibrate.ui import preferences, sight
from calibrate.ui.dropped import is_packet, is_same_file, is_session, verify_packet
from calibrate.ui.home.screen import Home
from calibrate.ui.look import theme
from calibrate.ui.parts.files.dropping import dropped_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from calibrate.store.store import Store
    from calibrate.ui.open_session import OpenSession
    from calibrate.ui.parts.message_bar import MessageBar, Offer
    from calibrate.ui.recent import Recent

SESSION_FILES = "Calibrate sessions (*.calib);;All files (*)"
NOT_KEPT = (
    "What was typed last could not be kept, so the session stays open. "
    "Close it again to leave without it."
)
LOST = "What was written is still here; close again to leave without it."
MOMENT = 5
"""Milliseconds for the first frame to reach the screen before anything else is begun."""

FIRST_SIZE = (1280, 800)
LEAST_SIZE = (1024, 576)
"""On a smaller screen the window is as large as that."""


class MainWindow(QMainWindow):
    """Shows Home until a session is opened, and again when it is left.

    `file` is a session to open once the first paint is done. `seen` is emitted when that is over
    and the window waits for somebody, `left` when a session was closed and Home is shown.
    """

    seen = Signal()
    left = Signal()

    def __init__(self, file: str | None = None) -> None:
        super().__init__()
        self._file = file
        self._is_painted = False
        self._is_warned = False
        self.session: OpenSession | None = None
        self._message: MessageBar | None = None
        self._at_home: QWidget | None = None
        self._lay_out()
        self.setAcceptDrops(True)
        self.setWindowTitle("Calibrate")
        self._connect()
        self._place()
        self.home.setFocus()

    @property
    def message(self) -> MessageBar:
        """The bar for sentences, made when the first one comes."""
        if self._message is None:
            from calibrate.ui.parts.message_bar import MessageBar

            self._message = MessageBar()
            self._column.insertWidget(0, self._message)
        return self._message

    def tell(self, sentence: str) -> None:
        """Show one sentence about what could not be done, and a way on where the file is lost."""
        if not (self.session and self.session.store.loss):
            self.message.tell(sentence)
            return
        from calibrate.ui.lost_file import with_ways_on

        self.message.tell(*with_ways_on(sentence, self.session.store, self, self._go_on))

    def _say(self, sentence: str, offers: Sequence[Offer]) -> None:
        """Say calmly what was done, and offer what can be done next."""
        self.message.tell(sentence, offers, is_calm=True)

    def _go_on(self, sentence: str) -> None:
        """Say what came of a way on; where the session goes on, what was typed is kept there."""
        if self.session and self.session.store.is_open and not self.session.store.loss:
            self.session.go_on()
        self.tell(sentence)

    def damage(self) -> str:
        """Return in a sentence that the session's file is damaged, or nothing."""
        return self.session.store.damage() if self.session else ""

    def open_file(self, path: str | Path) -> None:
        """Open a session file in place of the one that is open, or say on Home why not."""
        from calibrate.domain.errors import CalibrateError, WordsNeeded
        from calibrate.store.store import Store

        if self.session and is_same_file(self.session.store.path, Path(path)):
            return
        if not self.show_home():
            return
        try:
            self.show_session(Store.open(Path(path).absolute()))
        except WordsNeeded:
            self._unlock(Path(path).absolute())
        except CalibrateError as error:
            self.tell(str(error))

    def _unlock(self, path: Path) -> None:
        """Ask for the words of an encrypted file, and show it."""
        from calibrate.ui.kits.words_dialog import WordsDialog

        if store := WordsDialog.ask(self, path):
            self.show_session(store)

    def show_session(self, store: Store) -> None:
        """Show a session whose file was opened; from now on the window owns it."""
        from calibrate.ui.open_session import OpenSession

        try:
            session = OpenSession(store)
        except BaseException:
            store.close()
            raise
        self.session = session
        session.home_wanted.connect(self.show_home)
        session.renamed.connect(self._name)
        session.said.connect(self._say)
        session.handed_back.connect(self._forget_message)
        session.desk.failed.connect(self.tell)
        session.desk.lost.connect(self.tell)
        session.desk.changed.connect(self._hear)
        self._clear()
        self.stack.addWidget(session)
        self.stack.setCurrentWidget(session)
        self._name(session.title)
        self._begin(session)
        if store.told:
            self.tell(store.told)
        elif offered := session.offered():
            self.message.tell(*offered)

    def _begin(self, session: OpenSession) -> None:
        """Show where the session stands; where that cannot be, Home rather than an empty window."""
        try:
            session.begin()
        except BaseException:
            self._leave()
            self._name("")
            self.stack.setCurrentWidget(self._at_home or self.home)
            raise

    def show_home(self) -> bool:
        """Close the session that is open, if there is one, and show Home; tell if it did."""
        if not self._may_leave():
            return False
        lost = self._leave()
        self._clear()
        self._name("")
        self.home.refresh()
        self.stack.setCurrentWidget(self._at_home or self.home)
        self.home.begin()
        if lost:
            self.tell(lost)
        self.left.emit()
        return True

    def new_session(self) -> None:
        """Ask for what a new session needs, and open it."""
        from calibrate.ui.new_session import NewSession

        store = NewSession.ask(self)
        if store:
            self.show_session(store)

    def choose_file(self) -> None:
        """Ask for a session file, and open it."""
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self, "Open a session", "", SESSION_FILES)
        if path:
            self.open_file(path)

    def open_demo(self) -> None:
        """Open the demo session, written afresh unless it is there from last time."""
        from calibrate.domain.errors import CalibrateError
        from calibrate.exchange.demo.session import write_demo

        try:
            path = preferences.made_data_folder() / "demo.calib"
            if not path.exists():
                write_demo(path)
        except CalibrateError as error:
            self.tell(str(error))
        except OSError as error:
            self.tell(f"{error.filename} cannot be made for the demo: {error.strerror}.")
        else:
            self.open_file(path)

    def find_missing(self, recent: Recent) -> None:
        """Ask where the file of a recent session is now, and open it there."""
        from PySide6.QtWidgets import QFileDialog

        from calibrate.ui.recent import move

        title = f"Where is “{recent.title}” now?"
        path, _ = QFileDialog.getOpenFileName(self, title, "", SESSION_FILES)
        if path:
            move(recent.path, path)
            self.open_file(path)

    def after_first_paint(self) -> None:
        """Do what could wait until something was seen: sessions, keys, icon, a file to open."""
        from PySide6.QtGui import QGuiApplication, QIcon

        from calibrate.whole_file import clear_scratch

        gc.enable()
        theme.load_fallback_fonts()
        self._let_home_scroll()
        self.home.fill()
        if not self.session:
            self.home.begin()
        self._add_shortcuts()
        QGuiApplication.styleHints().colorSchemeChanged.connect(sight.follow_system)
        QApplication.setWindowIcon(QIcon(str(resource("icons", "calibrate.svg"))))
        if self._file:
            self.open_file(self._file)
        clear_scratch()
        self.seen.emit()

    def _let_home_scroll(self) -> None:
        """Let Home scroll where large text has no room; the first paint does not wait for that."""
        from calibrate.ui.parts.scrolled import Reach

        was_shown = self.stack.currentWidget() is self.home
        self._at_home = Reach(self.home)
        self.stack.insertWidget(0, self._at_home)
        if was_shown:
            self.stack.setCurrentWidget(self._at_home)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; after the first time, go on with the rest."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(MOMENT, self.after_first_paint)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file at Home, and whatever files there are in a session."""
        if self._dropped(event) and not (self.session and self.session.is_handed_over):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the session that was dropped, or let the one that is open take files in."""
        paths = self._dropped(event)
        event.acceptProposedAction()
        QTimer.singleShot(0, partial(self._take_in, paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, close the file, and remember where the window was."""
        if not self._may_leave():
            event.ignore()
            return
        preferences.remember_geometry(self.saveGeometry())
        self._leave()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        """Build from the outside in: whatever gets another parent is styled and laid out again."""
        middle = QWidget()
        self.setCentralWidget(middle)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.stack = QStackedWidget()
        self._column.addWidget(self.stack)
        self.home = Home()
        self.stack.addWidget(self.home)

    def _connect(self) -> None:
        self.home.new_wanted.connect(self.new_session)
        self.home.open_wanted.connect(self.choose_file)
        self.home.demo_wanted.connect(self.open_demo)
        self.home.chosen.connect(lambda recent: self.open_file(recent.path))
        self.home.find_wanted.connect(self.find_missing)
        self.home.foot.witness_wanted.connect(self.be_witness)

    def _add_shortcuts(self) -> None:
        from calibrate.ui.parts.keys.keys import Key, Keys

        size = sight.step_text_size
        Keys(
            self,
            (
                Key(("Ctrl+W",), "Close the session, back to Home", self._close_session),
                Key(("Ctrl+Q",), "Quit", self.close),
                Key(("Ctrl++", "Ctrl+="), "Larger text", partial(size, 1)),
                Key(("Ctrl+-",), "Smaller text", partial(size, -1)),
                Key(("Ctrl+0",), "Text of 100 %", partial(sight.choose_text_size, 100)),
            ),
        )

    def _place(self) -> None:
        """Take the place of last time; whatever the screen is, the window is no larger."""
        room = self.screen().availableSize()
        self.setMinimumSize(min(LEAST_SIZE[0], room.width()), min(LEAST_SIZE[1], room.height()))
        self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))
        geometry = preferences.remembered_geometry()
        if geometry:
            self.restoreGeometry(geometry)

    def _close_session(self) -> None:
        if self.session and not self.session.is_handed_over:
            self.show_home()

    def _may_leave(self) -> bool:
        """Keep what was typed; where that fails, stay once, so that nothing is lost unseen."""
        self._clear()
        if self.session is None:
            return True
        if not self.session.flush():
            return self._stays_once(f"{self._told} {NOT_KEPT}".lstrip())
        if lost := self.session.store.lost_work:
            return self._stays_once(f"{lost} {LOST}")
        return self._may_lose(self.session.unfinished())

    def _stays_once(self, sentence: str) -> bool:
        was_warned, self._is_warned = self._is_warned, True
        self.tell(sentence)
        return was_warned

    def _may_lose(self, unfinished: str) -> bool:
        """Ask before the session is left with something that no file keeps."""
        from calibrate.ui.parts.dialog import Confirm

        return not unfinished or Confirm.ask(self, "Leave the session?", unfinished, "Leave")

    def _leave(self) -> str:
        """Close the session that is open, if one is, and say what of it is lost, or nothing."""
        from calibrate.domain.errors import FileLost

        session, self.session = self.session, None
        self._is_warned = False
        if session is None:
            return ""
        self.stack.removeWidget(session)
        session.deleteLater()
        try:
            session.finish()
        except FileLost as lost:
            return str(lost)
        return ""

    def _name(self, title: str) -> None:
        self.setWindowTitle(f"{title} — Calibrate" if title else "Calibrate")

    @property
    def _told(self) -> str:
        """The sentence that is shown above the session, or nothing."""
        return self._message.text.text() if self._message and self._message.isVisible() else ""

    def _hear(self) -> None:
        """Something was done: whatever could not be is over."""
        self._is_warned = False
        self._clear()

    def _clear(self) -> None:
        if self._message:
            self._message.hide()

    def _forget_message(self) -> None:
        """Destroy the bar with whatever it last said."""
        if self._message:
            self._message.deleteLater()
            self._message = None

    def _dropped(self, event: QDropEvent) -> list[Path]:
        """Return the files that are being dropped, or nothing where they cannot be taken in."""
        paths = dropped_files(event)
        return paths if self.session or len(paths) == 1 else []

    def _take_in(self, paths: list[Path]) -> None:
        if self.session and not is_session(paths):
            self.session.take_in(paths)
        elif is_packet(paths):
            verify_packet(self, None, paths[0])
        elif self.session or is_session(paths) or not self._is_for_witness(paths[0]):
            self.open_file(paths[0])

    def _is_for_witness(self, path: Path) -> bool:
        """Take in what a witness is asked for, if it is that, and tell whether it was."""
        from calibrate.domain.errors import CalibrateError
        from calibrate.ui.witness.handed import handed

        try:
            message = handed([path])
        except CalibrateError as error:
            self.tell(str(error))
            return True
        if message:
            self.be_witness(path)
        return message is not None

    def be_witness(self, request: Path | None = None) -> None:
        """Do what a session asks of its witness, on the witness's own machine."""
        from calibrate.ui.witness.witness_dialog import WitnessDialog

        WitnessDialog.ask(self, request)


def run(path: str | None = None) -> int:
    """Show the window, with a session if its file is named, until it is closed."""
    import sys

    from calibrate.ui import faults
    from calibrate.ui.ahead import Ahead

    application = QApplication([*sys.argv[:1], *theme.STYLE_ARGUMENTS])
    application.setApplicationName("Calibrate")
    sight.prepare(application)
    window = MainWindow(path)
    faults.install(window.tell, window.damage)
    ahead = Ahead(window)
    window.seen.connect(ahead.begin)
    window.left.connect(ahead.tidy)
    window.show()
    return application.exec()
