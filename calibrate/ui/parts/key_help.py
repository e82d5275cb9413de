"""The keys of a screen in one small window: `?` and F1 on every screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from calibrate.ui.look.theme import scaled
from calibrate.ui.parts.dialog import Shaded
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.parts.keys.keys import Key, Keys
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.parts.screen.top_bar import TopBar
from calibrate.ui.parts.scrolled import scrolled

CAPS_WIDTH = 118
GAP, BAR = 44, 14
BESIDE = 64
"""Pixels beside the keys."""

AROUND = 130
"""Pixels that the window needs above and below the keys."""

LEFT_BEHIND = 60
"""Pixels of the window behind that stay in sight."""
HINT = "Letters work wherever you are not typing; on a keyboard that is not Latin, by their place."

SEARCH = Key(("Ctrl+K",), "Search everything that you may read")
EVERYWHERE = (
    *(Key((f"Alt+{at}",), name) for at, (_, name) in enumerate(TopBar.PARTS, start=1)),
    SEARCH,
    Key(("Return",), "Press what has the keyboard"),
    Key(("F9",), "Show what is folded away at the left"),
    Key(("F10",), "Menu"),
    Key(("Ctrl++", "Ctrl+-", "Ctrl+0"), "Text larger, smaller, 100 %"),
    Key(("Ctrl+W",), "Close the session, back to Home"),
    Key(("Ctrl+Q",), "Quit"),
)
ELSEWHERE = "In every session"


class KeyHelp(Shaded):
    """The keys of one screen beside those that hold in every session."""

    def __init__(self, parent: QWidget, title: str, keys: Sequence[Key], alone: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keys")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        whole = _sections(title, keys, alone, self.room.width())
        scroller = scrolled(whole, "Keys")
        scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll
        scroller.setMinimumWidth(whole.sizeHint().width() + scaled(BAR))
        column.addWidget(scroller, 1)
        column.addWidget(label(HINT, "meta", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        needed = whole.sizeHint().height() + scaled(AROUND)
        most = self.room.height() - LEFT_BEHIND
        self.resize(self.sizeHint().width(), min(needed, most))


def take_keys(screen: QWidget, title: str, table: Sequence[Key], alone: bool = False) -> Keys:
    """Hear these keys on a screen, and show them at `?` and F1; `alone` without all others'."""
    keys = Keys(screen, table)
    keys.add(Key(("F1", "?"), "These keys", keys.help_wanted.emit))
    if isinstance(screen, Screen):
        screen.top.menu.keys_wanted.connect(keys.help_wanted)
    keys.help_wanted.connect(lambda: KeyHelp(screen, title, keys.shown, alone).open())
    return keys


def _sections(title: str, keys: Sequence[Key], alone: bool, room: int) -> QWidget:
    """Return both sections, beside each other where there is room for that."""
    whole = QWidget()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(GAP)
    row.addLayout(_section(title, keys), 1)
    if not alone:
        row.addLayout(_section(ELSEWHERE, EVERYWHERE), 1)
    if whole.sizeHint().width() + BESIDE > room:
        row.setDirection(QBoxLayout.Direction.TopToBottom)
    return whole


def _section(title: str, keys: Sequence[Key]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(title, "panel-title"))
    for caps, words in rows(keys):
        column.addWidget(KeyLabel(caps, words, "", room=CAPS_WIDTH))
    column.addStretch()
    return column


def rows(keys: Sequence[Key]) -> list[tuple[tuple[str, ...], str]]:
    """Return caps and words as help shows them: a row for each thing that is done."""
    found: dict[str, tuple[str, ...]] = {}
    for key in keys:
        found[key.words] = found.get(key.words, ()) + key.caps
    return [(_range(caps), words) for words, caps in found.items()]


def _range(caps: tuple[str, ...]) -> tuple[str, ...]:
    """Return digits in a row as one cap."""
    is_range = len(caps) > 2 and all(cap.isdecimal() for cap in caps)
    return (f"{caps[0]} – {caps[-1]}",) if is_range else caps
