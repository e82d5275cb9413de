"""A session that is open in the window: its screens, made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from calibrate.domain.agenda.coming import Coming
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.parts.keys.keys import Key, Keys
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.parts.screen.top_bar import TopBar
from calibrate.ui.recent import described, move, remember

PART_OF_COMING = {
    Coming.SET_UP: "setup",
    Coming.OPEN_RATING: "setup",
    Coming.RATE: "rate",
    Coming.OPEN_MEETING: "meeting",
    Coming.CALL: "meeting",
    Coming.GO_ON: "meeting",
    Coming.ELSEWHERE: "meeting",
    Coming.CLOSE: "meeting",
    Coming.EXPORT: "packets",
}


def _setup(desk: Desk) -> Screen:
    from calibrate.ui.setup.screen import SetupScreen

    return SetupScreen(desk)


def _meeting(desk: Desk) -> Screen:
    from calibrate.ui.meeting.screen import MeetingScreen

    return MeetingScreen(desk)


def _packets(desk: Desk) -> Screen:
    from calibrate.ui.packets.screen import PacketsScreen

    return PacketsScreen(desk)


def _record(desk: Desk) -> Screen:
    from calibrate.ui.record.screen import RecordScreen

    return RecordScreen(desk)


def _rate(desk: Desk) -> Screen:
    from calibrate.ui.hand_over.screen import HandOverScreen

    return HandOverScreen(desk)


MAKERS: dict[str, Callable[[Desk], Screen]] = {
    "setup": _setup,
    "rate": _rate,
    "meeting": _meeting,
    "packets": _packets,
    "record": _record,
}


class OpenSession(QStackedWidget):
    """The screens of one session file. Whoever makes it has to `finish` it.

    `home_wanted` is emitted when a person wants to leave, `renamed` with the session's title, and
    `handed_back` when somebody got up to whom the machine was handed.
    """

    home_wanted = Signal()
    renamed = Signal(str)
    handed_back = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.desk = Desk(store)
        self._path = store.path
        self.screens: dict[str, Screen] = {}
        self.title = ""
        parts = enumerate(TopBar.PARTS, start=1)
        leads = [Key((f"Alt+{at}",), name, partial(self.ask, key)) for at, (key, name) in parts]
        Keys(self, [*leads, Key(("F9",), "Left", self._toggle), Key(("F10",), "Menu", self._menu)])
        self.desk.changed.connect(self._keep)
        self._keep()

    def begin(self) -> None:
        """Show the part where what comes next is done."""
        self.go(PART_OF_COMING[self.desk.coming()])

    def lead(self) -> None:
        """Go to where what comes next is done, as far as its own screen."""
        part = PART_OF_COMING[self.desk.coming()]
        self.ask(part)
        if self.currentWidget() is self.screens.get(part):
            self.screens[part].lead()

    @property
    def is_handed_over(self) -> bool:
        """Whether somebody sits at the machine whom nothing may lead elsewhere."""
        return any(screen.is_handed_over for screen in self.screens.values())

    def ask(self, part: str, candidate: str = "") -> None:
        """Go where a person wants to go, unless the machine was handed to them for rating alone."""
        if not self.is_handed_over:
            self.go(part, candidate)

    def go(self, part: str, candidate: str = "") -> None:
        """Show a part by its key, and there a candidate if one is named; or leave for Home."""
        if part == "home":
            self.home_wanted.emit()
            return
        if part not in self.screens:
            self._make(part)
        else:
            self.screens[part].refresh()
        if candidate:
            self.screens[part].show_candidate(candidate)
        self.setCurrentWidget(self.screens[part])
        self.screens[part].setFocus()

    def unfinished(self) -> str:
        """Return what would be lost if the session were left now, or nothing."""
        return " ".join(filter(None, (screen.unfinished() for screen in self.screens.values())))

    def flush(self) -> bool:
        """Let every screen keep what was typed, and tell whether that went well."""
        kept = [screen.flush() for screen in self.screens.values()]
        return all(kept)

    def go_on(self) -> None:
        """Go on in another file: what was typed is kept there, and Home finds it there."""
        move(str(self._path), str(self.store.path))
        self._path = self.store.path
        self._keep()
        self.flush()

    def finish(self) -> None:
        """Close every screen, then the file."""
        try:
            for screen in self.screens.values():
                screen.close()
            self._keep()
        finally:
            self.store.close()

    @property
    def _screen(self) -> Screen:
        """The screen that is seen."""
        screen = self.currentWidget()
        assert isinstance(screen, Screen)
        return screen.front

    def _toggle(self) -> None:
        self._screen.drawer.toggle()

    def _menu(self) -> None:
        self._screen.top.menu.open()

    def _make(self, part: str) -> None:
        screen = MAKERS[part](self.desk)
        screen.top.wanted.connect(self.ask)
        screen.wanted.connect(self.ask)
        screen.onward.connect(self.lead)
        screen.handed_back.connect(self.handed_back)
        self.screens[part] = screen
        self.addWidget(screen)

    def _keep(self) -> None:
        """Keep for Home's list how far the session is."""
        session = self.desk.session(self.desk.chair)
        remember(described(self.store.path, session, time()))
        if session.title != self.title:
            self.title = session.title
            self.renamed.emit(session.title)
