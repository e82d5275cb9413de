"""The keys of a screen in one small window: `?` and F1 on every screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Shaded
from calibrate.ui.parts.frame import TopBar, label
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.parts.keys.keys import Key, Keys

CAPS_WIDTH = 118
GAP = 44
AROUND = 130
"""Pixels that the window needs above and below the keys."""

LEFT_BEHIND = 60
"""Pixels of the window behind that stay in sight."""
HINT = "Letters work wherever you are not typing; on a keyboard that is not Latin, by their place."

EVERYWHERE = (
    *(Key((f"Alt+{at}",), name) for at, (_, name) in enumerate(TopBar.PARTS, start=1)),
    Key(("Return",), "Press what has the keyboard"),
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
        whole = _sections(title, keys, alone)
        column.addWidget(_scroller(whole), 1)
        column.addWidget(label(HINT, "meta", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        room = parent.window().height() - LEFT_BEHIND
        self.resize(self.sizeHint().width(), min(whole.sizeHint().height() + AROUND, room))


def take_keys(screen: QWidget, title: str, table: Sequence[Key], alone: bool = False) -> Keys:
    """Hear these keys on a screen, and show them at `?` and F1; `alone` without all others'."""
    keys = Keys(screen, table)
    keys.add(Key(("F1", "?"), "These keys", keys.help_wanted.emit))
    keys.help_wanted.connect(lambda: KeyHelp(screen, title, keys.shown, alone).open())
    return keys


def _scroller(whole: QWidget) -> QScrollArea:
    scroller = QScrollArea()
    set_role(scroller, "plain")
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setWidgetResizable(True)
    scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroller.setWidget(whole)
    scroller.viewport().setAutoFillBackground(False)
    whole.setAutoFillBackground(False)
    scroller.setMinimumWidth(whole.sizeHint().width() + 8)
    return scroller


def _sections(title: str, keys: Sequence[Key], alone: bool) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(GAP)
    row.addLayout(_section(title, keys), 1)
    if not alone:
        row.addLayout(_section(ELSEWHERE, EVERYWHERE), 1)
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
