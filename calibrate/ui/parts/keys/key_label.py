"""Words with the caps of the keys that do what they say: one thing to see, and one to hear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLabel

from calibrate.ui.look import marks, zoom
from calibrate.ui.look.theme import appearance, scaled, set_role

BETWEEN, BESIDE = 4, 6
RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
DRAWN = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "⏎"}
SPOKEN = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "⏎": "Enter", "Return": "Enter"}
SPOKEN |= {"Esc": "Escape", "Del": "Delete", "PgUp": "Page up", "PgDown": "Page down"}


class KeyLabel(QLabel):
    """Plain words beside key caps, which a reader hears after the words.

    `after` puts the caps behind the words; `room` is the least that they take before them.
    """

    def __init__(
        self,
        keys: Sequence[str],
        words: str,
        role: str = "meta",
        *,
        after: bool = False,
        room: int = 0,
    ) -> None:
        super().__init__()
        self.keys, self._after, self._room = tuple(keys), after, room
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        set_role(self, role)
        self.say(words)
        appearance.changed.connect(self.update)

    def say(self, words: str) -> None:
        """Show other words."""
        if words == self.text() and self.accessibleName():
            return
        self.setText(words)
        self.setAccessibleName(with_keys(words, self.keys))
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for caps anew: another style gives a label margins of its own."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the caps."""
        super().paintEvent(event)
        painter, height = zoom.enlarging(self), zoom.area_of(self).height()
        words = zoom.length(QFontMetrics(self.font()).horizontalAdvance(self.text()))
        x = words + BESIDE if self._after and self.text() else 0
        for key in self.keys:
            size = marks.key_size(drawn(key))
            top = (height - size.height()) / 2
            marks.draw_key(painter, QRectF(x, top, size.width(), size.height()), drawn(key))
            x += size.width() + BETWEEN
        painter.end()

    def _make_room(self) -> None:
        width = caps_width(self.keys)
        before, behind = (0, width) if self._after else (max(width, self._room), 0)
        self.setContentsMargins(scaled(before), 0, scaled(behind), 0)
        self.setMinimumHeight(scaled(marks.KEY_HEIGHT))


def caps_width(keys: Sequence[str]) -> int:
    """Return the room that caps take beside words."""
    widths = [marks.key_size(drawn(key)).width() + BETWEEN for key in keys]
    return sum(widths) - BETWEEN + BESIDE


def drawn(key: str) -> str:
    """Return what stands on a cap: a shortcut as this system writes it, such as ⌘N for Ctrl+N."""
    if len(key) == 1 or "+" not in key:
        return DRAWN.get(key, key)
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return re.sub(r"\+(?=.)", " ", native.replace("Return", "⏎"))


def with_keys(words: str, keys: Sequence[str]) -> str:
    """Return words as they are heard, with their keys; where there are no words, the keys alone."""
    said = ", ".join(spoken(key) for key in keys)
    return f"{words}: {said}" if words else said


def spoken(key: str) -> str:
    """Return a key as it is said."""
    return " ".join(SPOKEN.get(part, part) for part in key.replace("+", " ").split()) or key
