"""The window that stands on the room's screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.phases import AUDIENCE
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.domain.speaking.order import Turns
from calibrate.domain.speaking.reasons import SplitReasons
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import appearance
from calibrate.ui.projector.canvas import Canvas
from calibrate.ui.projector.contents import (
    entries_opened,
    page,
    piece_opened,
    reasons_opened,
    subject,
)
from calibrate.ui.projector.page import Notice, Opened, Page
from calibrate.ui.projector.paint import paint_page
from calibrate.ui.projector.piece_plan import plan
from calibrate.ui.projector.space import Space
from calibrate.ui.projector.spoken import spoken
from calibrate.ui.projector.wording import WINDOW

FIRST_SIZE = (1280, 720)
LEAST_SIZE = (480, 270)
SECOND = 1000


class ProjectorWindow(QWidget):
    """Shows the room what everybody may see, and has no control on it.

    It reads as the audience and as nobody else, so nothing sealed can reach it. F11 or a double
    click fills the screen or leaves it, Escape leaves it. `closed` says that it was closed; it can
    be opened again. `piece` is the evidence that it shows, and goes with its candidate's turn, or
    when the room may not see it any more; `piece_changed` says that this, or its page, is another.
    `shows_entries` says that it lists what the last reveal of its candidate opened.
    """

    closed = Signal()
    piece_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session: Session | None = None
        self._sheet: Sheet | None = None
        self._entries: Notice | None = None
        self._told: tuple[SplitReasons, ...] = ()
        self._turns: tuple[Turns, ...] = ()
        self.page: Page | None = None
        self.piece, self.shows_entries = "", False
        self._number = 0
        self._second = QTimer(self, interval=SECOND)
        self._second.timeout.connect(self._go_on)
        self._set_up()
        desk.changed.connect(self._read)
        appearance.changed.connect(self.update)
        screens().screenRemoved.connect(self._leave_lost_screen)

    def _set_up(self) -> None:
        """Typing goes on where it was when the window appears, and it keeps nothing running."""
        self.setWindowTitle(WINDOW)
        self.setAccessibleName(WINDOW)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def open(self) -> None:
        """Show it: it fills a second screen if there is one, or else it is a window."""
        if not self.isVisible():
            second = another_screen()
            if second:
                self.move(second.availableGeometry().topLeft())
                self.showFullScreen()
            else:
                self.showNormal()
        self.raise_()

    # What it shows

    def show_piece(self, piece: str) -> None:
        """Show a piece of the candidate at hand from its beginning, or no longer, with nothing."""
        self.piece, self._number = piece, 0
        self.shows_entries = self.shows_entries and not piece
        self._read()
        self.piece_changed.emit()

    def show_entries(self, wanted: bool) -> None:
        """List what the last reveal opened, for raters to know their own; or no longer."""
        self.shows_entries = wanted
        self.show_piece("")

    def turn(self, by: int) -> None:
        """Turn the pages of the piece."""
        number, count = self.leaf
        self._number = min(max(number + by, 0), max(count - 1, 0))
        self._go_on()
        self.piece_changed.emit()

    @property
    def leaf(self) -> tuple[int, int]:
        """Which of how many pages of the piece is shown; none where there is no piece."""
        opened = self._opened() or self._reasons()
        if opened is None:
            return 0, 0
        count = len(plan(Space.of(self.size()), opened).leaves)
        return min(self._number, count - 1), count

    def _read(self) -> None:
        """Read anew what the audience may read."""
        if not self.isVisible():
            return
        self._session = self._desk.session(AUDIENCE)
        candidate = subject(self._session)
        self._sheet = self._desk.sheet(candidate, AUDIENCE) if candidate else None
        self._entries = self._read_entries()
        self._told = self._desk.reasons(candidate, AUDIENCE) if candidate else ()
        self._turns = self._desk.turns(candidate, AUDIENCE) if candidate else ()
        if self.piece and self._opened() is None:
            self.piece = ""
            self.piece_changed.emit()
        self._go_on()

    def _opened(self) -> Opened | None:
        """Return the piece, if it is of whoever is at hand and the room may see it."""
        if self._session is None or self._sheet is None or not self._session.meeting.at_hand:
            return None
        piece = self._sheet.piece(self.piece)
        return piece_opened(piece, self._number) if piece else None

    def _reasons(self) -> Opened | None:
        """Return the reasons of whoever is at hand, while their numbers are held back."""
        if self._session is None or self._sheet is None or not self._session.meeting.at_hand:
            return None
        if not self._session.begins_with_reasons(self._sheet.candidate.id):
            return None
        return reasons_opened(self._told, self._sheet, self._number)

    def _read_entries(self) -> Notice | None:
        if not self.shows_entries or self._sheet is None or not self._sheet.reveals:
            return None
        return entries_opened(self._desk.opened_entries(self._sheet.candidate.id, AUDIENCE))

    def _go_on(self) -> None:
        """Show the time as it is now; nothing is drawn anew unless something differs."""
        if self._session is None:
            return
        instead = self._opened() or self._entries or self._reasons()
        now = page(self._session, self._sheet, self._desk.now(), instead, self._turns)
        if now == self.page:
            return
        self.page = now
        words = spoken(now)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.page:
            paint_page(Canvas(QPainter(self), Space.of(self.size())), self.page)

    # The window itself

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to keep time."""
        super().showEvent(event)
        self._read()
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep time no longer than anybody looks."""
        super().hideEvent(event)
        self._second.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed; the meeting goes on."""
        super().closeEvent(event)
        self.piece = ""
        self.closed.emit()
        self.piece_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 fills the screen or leaves it, Escape leaves it."""
        is_escape = event.key() == Qt.Key.Key_Escape and self.isFullScreen()
        if event.key() == Qt.Key.Key_F11 or is_escape:
            self._fill_or_leave()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fill the screen or leave it."""
        self._fill_or_leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the window be dragged by any part of it."""
        handle = self.windowHandle()
        if handle and not self.isFullScreen():
            handle.startSystemMove()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a larger screen a piece may have fewer pages."""
        super().resizeEvent(event)
        if self.piece:
            self.piece_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Where it fills a screen, no pointer lies on it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            shape = Qt.CursorShape
            self.setCursor(shape.BlankCursor if self.isFullScreen() else shape.ArrowCursor)

    def _leave_lost_screen(self) -> None:
        """Do not fill the console's screen when that of the room was unplugged."""
        if self.isFullScreen() and another_screen() is None:
            self.showNormal()

    def _fill_or_leave(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def screens() -> QGuiApplication:
    """Return what knows of screens that come and go."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    return application


def another_screen() -> QScreen | None:
    """Return a screen other than the one that is worked on, if there is one."""
    active = QApplication.activeWindow()
    own = active.screen() if active else QGuiApplication.primaryScreen()
    return next((screen for screen in QGuiApplication.screens() if screen is not own), None)
