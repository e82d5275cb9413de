"""The room's screen as the console has it: opened when it is wanted, closed with the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calibrate.ui.desk import Desk

if TYPE_CHECKING:
    from calibrate.ui.projector.window import ProjectorWindow


class Projection(QObject):
    """Opens and closes the projector's window. `shown` tells whether it can be seen now.

    `piece_changed` says that it shows another piece of evidence, another page of it, or none.
    """

    shown = Signal(bool)
    piece_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.window: ProjectorWindow | None = None

    def toggle(self) -> None:
        """Open the window, or close it."""
        if self.window and self.window.isVisible():
            self.window.close()
        else:
            self._open()

    @property
    def piece(self) -> str:
        """The id of the piece that the room sees, or nothing."""
        return self.window.piece if self.window else ""

    @property
    def leaf(self) -> tuple[int, int]:
        """Which of how many pages of it the room sees."""
        return self.window.leaf if self.window else (0, 0)

    def show_piece(self, piece: str) -> None:
        """Let the room see a piece, on a window that is opened for it; or none, with nothing."""
        window = self.window if self.window and self.window.isVisible() else None
        if window is None and piece:
            window = self._open()
        if window:
            window.show_piece(piece)

    def toggle_entries(self) -> None:
        """List for the room what the last reveal opened, or take that off its screen."""
        shown = bool(self.window and self.window.isVisible() and self.window.shows_entries)
        self._open().show_entries(not shown)

    def turn(self, by: int) -> None:
        """Turn the pages of the piece that the room sees."""
        if self.window and self.window.isVisible():
            self.window.turn(by)

    def close(self) -> None:
        """Close the window for good."""
        window, self.window = self.window, None
        if window:
            window.close()
            window.deleteLater()

    def _open(self) -> ProjectorWindow:
        window = self.window or self._make()
        window.open()
        self.shown.emit(True)
        return window

    def _make(self) -> ProjectorWindow:
        from calibrate.ui.projector.window import ProjectorWindow

        self.window = ProjectorWindow(self._desk)
        self.window.closed.connect(lambda: self.shown.emit(False))
        self.window.piece_changed.connect(self.piece_changed)
        return self.window
