"""Leaves nothing on the clipboard of what was put there while somebody sat at the machine."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer)


class ClipboardWatch(QObject):
    """Notes which clipboards change from now on, and empties those at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._touched: set[QClipboard.Mode] = set()
        QGuiApplication.clipboard().changed.connect(self._note)

    def end(self) -> None:
        """Empty what was changed, and watch no longer."""
        clipboard = QGuiApplication.clipboard()
        clipboard.changed.disconnect(self._note)
        for mode in MODES:
            if mode in self._touched:
                clipboard.clear(mode)
        self._touched.clear()

    def _note(self, mode: QClipboard.Mode) -> None:
        self._touched.add(mode)
