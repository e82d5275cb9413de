"""The room's screen as the console has it: opened when it is wanted, closed with the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calibrate.ui.desk import Desk

if TYPE_CHECKING:
    from calibrate.ui.projector.window import ProjectorWindow


class Projection(QObject):
    """Opens and closes the projector's window. `shown` tells whether it can be seen now."""

    shown = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.window: ProjectorWindow | None = None

    def toggle(self) -> None:
        """Open the window, or close it."""
        window = self.window or self._make()
        if window.isVisible():
            window.close()
            return
        window.open()
        self.shown.emit(True)

    def close(self) -> None:
        """Close the window for good."""
        window, self.window = self.window, None
        if window:
            window.close()
            window.deleteLater()

    def _make(self) -> ProjectorWindow:
        from calibrate.ui.projector.window import ProjectorWindow

        self.window = ProjectorWindow(self._desk)
        self.window.closed.connect(lambda: self.shown.emit(False))
        return self.window
