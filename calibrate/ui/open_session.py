"""A session that is open in the window: its screens, made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.errors import CalibrateError
from calibrate.domain.search.places import OF_DECIDING, OF_RATINGS, Place
from calibrate.domain.travel.witness import KeysGiven, RevealGiven
from calibrate.exchange.ballots.messages import FromWitness, ToWitness
from calibrate.store.store import Store
from calibrate.ui.ballots.ballots import Ballots
from calibrate.ui.desk import Desk
from calibrate.ui.dropped import is_packet, verify_packet
from calibrate.ui.parts.key_help import SEARCH
from calibrate.ui.parts.keys.keys import Key, Keys
from calibrate.ui.parts.message_bar import Offer
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.parts.screen.top_bar import TopBar
from calibrate.ui.recent import described, move, remember
from calibrate.ui.witness.handed import handed
from calibrate.words.travel.ballots import BALLOTS
from calibrate.words.travel.kits import NEWER, TAKE_OVER
from calibrate.words.travel.witness import FOR_A_WITNESS

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


def _kit(desk: Desk) -> Screen:
    from calibrate.ui.kits.screen import KitScreen

    return KitScreen(desk)


KIT, KITS = "kit", "Kits…"
MAKERS: dict[str, Callable[[Desk], Screen]] = {
    "setup": _setup,
    "rate": _rate,
    "meeting": _meeting,
    "packets": _packets,
    "record": _record,
}


class OpenSession(QStackedWidget):
    """The screens of one session file. Whoever makes it has to `finish` it.

    `home_wanted` is emitted when a person wants to leave, `renamed` with the session's title,
    `said` with a calm sentence and what is offered after it, and `handed_back` when somebody got up
    to whom the machine was handed.
    """

    home_wanted = Signal()
    renamed = Signal(str)
    said = Signal(str, object)
    handed_back = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.desk = Desk(store)
        self.ballots = Ballots(self.desk, self)
        self.ballots.said.connect(self.said)
        self.ballots.begun.connect(partial(self.ask, KIT))
        self._path = store.path
        self.screens: dict[str, Screen] = {}
        self.title = ""
        parts = enumerate(TopBar.PARTS, start=1)
        leads = [Key((f"Alt+{at}",), name, partial(self.ask, key)) for at, (key, name) in parts]
        leads.append(Key(SEARCH.caps, SEARCH.words, self.search))
        Keys(self, [*leads, Key(("F9",), "Left", self._toggle), Key(("F10",), "Menu", self._menu)])
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._keep)
        self.desk.changed.connect(self._hear)
        self._keep()

    def begin(self) -> None:
        """Show the part where what comes next is done."""
        if self.store.kit:
            self.go(KIT)
            return
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
        if self.is_handed_over or (self.store.kit and part not in (KIT, "home")):
            return
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

    def search(self) -> None:
        """Find words in what whoever is at this screen may read, and go to where they stand."""
        from calibrate.ui.search.dialog import SearchDialog

        reader = self._screen.reader
        if reader and self.flush():
            dialog = SearchDialog(self, self.desk, reader)
            dialog.wanted.connect(self.show_place)
            dialog.open()

    def show_place(self, place: Place) -> None:
        """Show what stands at a place on the screen where one is, or on the one that has it."""
        if self._screen.show_place(place) or self.is_handed_over or self.store.kit:
            return
        part = "meeting" if place.kind in OF_RATINGS | OF_DECIDING else "setup"
        self.go(part, place.candidate)
        self.screens[part].show_place(place)

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
            self.desk.copies.remove()
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
        screen = _kit(self.desk) if self.store.kit else MAKERS[part](self.desk)
        if not self.store.kit:
            screen.top.menu.more += [(KITS, self.make_kits), (BALLOTS, self.ballots.offered)]
        else:
            screen.top.menu.more += self.ballots.offered
        screen.top.wanted.connect(self.ask)
        screen.wanted.connect(self.ask)
        screen.onward.connect(self.lead)
        screen.search_wanted.connect(self.search)
        screen.handed_in.connect(self.take_in)
        screen.handed_back.connect(self.desk.copies.remove)
        screen.handed_back.connect(self.handed_back)
        self.screens[part] = screen
        self.addWidget(screen)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Preview what is in files that were dropped, and merge it if a person wants that.

        What a witness answered goes to where it is awaited, and a packet is verified.
        """
        if not self.flush():
            return
        if is_packet(paths):
            verify_packet(self, self.desk, paths[0])
            return
        try:
            message = None if self.store.kit else handed(paths)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return
        if message:
            self._take_message(message)
        else:
            self.ballots.take_in(paths)

    def _take_message(self, message: FromWitness | ToWitness) -> None:
        from calibrate.ui.meeting.screen import MeetingScreen
        from calibrate.ui.setup.screen import SetupScreen

        match message:
            case KeysGiven():
                self.go("setup")
                screen = self.screens["setup"]
                assert isinstance(screen, SetupScreen)
                screen.take_answer(message)
            case RevealGiven():
                self.go("meeting")
                console = self.screens["meeting"]
                assert isinstance(console, MeetingScreen)
                console.chairing.take_answer(message)
            case _:
                self.desk.failed.emit(FOR_A_WITNESS)

    def make_kits(self) -> None:
        """Ask who gets a kit, make them, and show their words once."""
        from calibrate.ui.kits.making_dialog import make_kits

        make_kits(self.desk, self)

    def offered(self) -> tuple[str, tuple[Offer, ...]] | None:
        """Return what is said above a newer kit in which nothing was done yet, and offered."""
        from calibrate.ui.kits.screen import KitScreen

        screen = self.screens.get(KIT)
        if isinstance(screen, KitScreen) and screen.may_take_over and screen.is_untouched:
            return NEWER, (Offer(TAKE_OVER, screen.choose_older),)
        return None

    def _hear(self) -> None:
        """Tell another title at once; Home's list can wait until what was done is seen."""
        self._name()
        self._later.start()

    def _keep(self) -> None:
        """Keep for Home's list how far the session is."""
        self._later.stop()
        session, is_kit = self.desk.session(self.desk.chair), self.store.kit is not None
        remember(described(self.store.path, session, time(), is_kit=is_kit))
        self._name()

    def _name(self) -> None:
        title = self.desk.session(self.desk.chair).title
        if title != self.title:
            self.title = title
            self.renamed.emit(title)
