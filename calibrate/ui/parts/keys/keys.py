"""The keys of a screen: one table that says what each does, does it, and is shown as help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from calibrate.ui.parts.keys.enter import press_on_screen
from calibrate.ui.parts.keys.places import cap_of

LAST = ("Return", "Esc")
"""Keys that a screen gets only where nothing that has the keyboard has a use for them."""


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    """What one key does. `caps` are what is pressed, any of them: `N`, `?`, `Ctrl+Return`.

    Without `do` the control that has the keyboard takes the key by itself, as lists do arrows.
    `within` is the part of the screen where it works; None for all of it. `hint` says it in fewer
    words, for the foot.
    """

    caps: tuple[str, ...]
    words: str
    do: Callable[[], object] | None = None
    within: QWidget | None = None
    hint: str = ""


class Keys(QObject):
    """Hears the keys of `screen`, and has each of them done; text that is typed stays text.

    `help_wanted` asks for the keys to be shown, `struck` carries a Key before it is done.
    """

    help_wanted = Signal()
    struck = Signal(object)

    def __init__(self, screen: QWidget, table: Sequence[Key]) -> None:
        super().__init__(screen)
        self._screen = screen
        self.table: tuple[Key, ...] = ()
        self._shortcuts: dict[str, list[QShortcut]] = {}
        for key in table:
            self.add(key)
        screen.installEventFilter(self)

    def add(self, key: Key) -> None:
        """Hear one more key."""
        self.table = (*self.table, key)
        for cap in key.caps if key.do else ():
            if cap not in LAST:
                self._shortcuts.setdefault(cap, []).append(self._shortcut(key, cap))

    def rest(self, is_resting: bool) -> None:
        """Hear nothing while another screen lies over this one, or hear everything again."""
        for shortcut in (one for several in self._shortcuts.values() for one in several):
            shortcut.setEnabled(not is_resting)

    @property
    def shown(self) -> list[Key]:
        """The keys that work as the screen stands now."""
        return [key for key in self.table if key.within is None or key.within.isVisible()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn where letters are before shortcuts are looked up; take what no control took."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                self._learn(event)
            elif event.type() == QEvent.Type.KeyPress:
                return self._press(event)
        return super().eventFilter(watched, event)

    def _shortcut(self, key: Key, cap: str) -> QShortcut:
        shortcut = QShortcut(key.within or self._screen)
        shortcut.setKeys(_sequences(cap))
        if key.within:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for signal in (shortcut.activated, shortcut.activatedAmbiguously):
            signal.connect(lambda: self._strike(key))  # `?` is struck in two ways, both its own
        return shortcut

    def _learn(self, event: QKeyEvent) -> None:
        """Let the shortcut of what a key means answer to how that is struck on this keyboard."""
        meant = cap_of(event)
        typed = QKeySequence(event.keyCombination())
        if not meant:
            return
        for cap, shortcuts in self._shortcuts.items():
            own = _sequences(cap)
            wanted = [*own, typed] if cap == meant and typed not in own else own
            for shortcut in shortcuts:
                heard = list(shortcut.keys())
                if heard != wanted and (cap == meant or typed in heard):
                    shortcut.setKeys(wanted)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether there is something."""
        cap = cap_of(event)
        if is_typing() and cap != "Esc":
            return False
        if press_on_screen(event, self._screen):
            return True
        found = [key for key in self.table if cap in key.caps and key.do and _has_keyboard(key)]
        for key in found[:1]:
            self._strike(key)
        return bool(found)

    def _strike(self, key: Key) -> None:
        self.struck.emit(key)
        self.do(key)

    def do(self, key: Key) -> None:
        """Do what a key does."""
        if key.do:
            key.do()


def is_typing() -> bool:
    """Tell whether the keyboard is where letters are text."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QPlainTextEdit):
        return not focus.isReadOnly()
    return isinstance(focus, QLineEdit | QAbstractSpinBox)


def _has_keyboard(key: Key) -> bool:
    """Tell whether the keyboard is where a key works."""
    within = key.within
    focus = within.window().focusWidget() if within else None
    return within is None or focus is within or (focus is not None and within.isAncestorOf(focus))


def _sequences(cap: str) -> list[QKeySequence]:
    """Return how a cap is struck; what a keyboard needs held for a sign is learned from it."""
    caps = (cap, cap.replace("Return", "Enter")) if cap.endswith("+Return") else (cap,)
    return [QKeySequence(one) for one in caps]
