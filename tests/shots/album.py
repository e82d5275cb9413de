"""Takes the pictures: a window, or a dialog over it, in both appearances and several sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from calibrate.ui.look import theme, zoom
from calibrate.ui.window import MainWindow

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((1600, 1000), (1280, 720))
ROOMS: tuple[tuple[Size, int], ...] = (((1024, 576), 100), ((1280, 720), 150), ((1600, 1000), 200))
"""Where room is short: the least window, and the text sizes at which all is seen still."""
PACKING = 50
"""How well a picture is packed, as Qt counts it; its own choice takes twice as long."""


class Album:
    """The pictures of one run go into `folder`; `scratch` is for the sessions behind them."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder, self.scratch = folder, scratch

    def take(self, name: str, window: QWidget, sizes: Sequence[Size] = SIZES) -> None:
        """Draw a window as it stands."""
        for appearance in _appearances():
            for size in sizes:
                show(window, size)
                self.keep(window.grab(), f"{name}-{appearance}-{size[0]}")
        for size, words in _rooms():
            show(window, size)
            self.keep(window.grab(), f"{name}-{words}")

    def ask(
        self,
        name: str,
        window: QWidget,
        act: Callable[[], object],
        fill: Callable[[Any], object] = lambda dialog: None,
    ) -> None:
        """Draw the dialog that `act` opens over a window, after `fill` entered something in it.

        It is opened anew at each size, and given up.
        """

        def answer(dialog: QDialog) -> None:
            fill(dialog)
            self.draw_dialog(f"ask-{name}", window, dialog)

        for size in SIZES:
            show(window, size)
            _with_dialog(act, answer)
        for size, words in _rooms():
            show(window, size)
            _with_dialog(act, partial(self._keep_over, window, f"ask-{name}-{words}", fill))

    def _keep_over(
        self, window: QWidget, name: str, fill: Callable[[Any], object], dialog: QDialog
    ) -> None:
        fill(dialog)
        settle()
        self.keep(_over(window, dialog), name)

    def draw_dialog(self, name: str, window: QWidget, dialog: QDialog) -> None:
        """Draw a dialog that is open over a window."""
        for appearance in _appearances():
            settle()
            self.keep(_over(window, dialog), f"{name}-{appearance}-{window.width()}")

    def keep(self, picture: QPixmap, name: str) -> None:
        """Write a picture into the folder."""
        path = self.folder / f"{name}.png"
        if not picture.save(str(path), "PNG", PACKING):
            raise SystemExit(f"{path} cannot be written.")


def show(window: QWidget, size: Size) -> None:
    """Show a window in a size, with the keyboard where it begins."""
    window.show()
    if not isinstance(window, MainWindow):
        window.setFocus()
    window.resize(*size)
    settle()


def put_away(*windows: QWidget) -> None:
    """Destroy windows: whatever still stands is styled anew at every change of appearance."""
    for window in windows:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle() -> None:
    """Let everything that waits be done."""
    for _ in range(3):
        QApplication.processEvents()


def wait_until(true: Callable[[], bool]) -> None:
    """Let the window work until something is so, or for ten seconds."""
    deadline = QDeadlineTimer(10_000)
    while not true() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _rooms() -> Iterator[tuple[Size, str]]:
    """Go through the rooms that are short, each with its words, and come back to plenty."""
    for size, percent in ROOMS:
        zoom.use_text_size(percent)
        settle()
        yield size, f"{size[0]}-at-{percent}"
    zoom.use_text_size(100)


def _appearances() -> Iterator[str]:
    """Put both appearances in force, first the one that is: a change styles everything anew."""
    appearance = theme.appearance
    for dark in (appearance.is_dark, not appearance.is_dark):
        if dark is not appearance.is_dark:
            appearance.use(dark)
        yield "dark" if dark else "light"


def _with_dialog(act: Callable[[], object], use: Callable[[QDialog], object]) -> None:
    """Open a dialog, use it and give it up; what goes wrong in a loop of its own is raised here."""
    troubles: list[BaseException] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, QDialog), "no dialog was opened"
            use(dialog)
        except BaseException as trouble:
            troubles.append(trouble)
        finally:
            if isinstance(dialog, QDialog):
                dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, answer)
    act()
    settle()
    for trouble in troubles:
        raise trouble


def _over(window: QWidget, dialog: QDialog) -> QPixmap:
    """Return a window with a dialog in its middle, and a line around it for the system's frame."""
    picture = window.grab()
    place = dialog.rect().translated(window.rect().center() - dialog.rect().center())
    painter = QPainter(picture)
    painter.drawPixmap(place, dialog.grab())
    painter.setPen(theme.tokens().color("control"))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture
