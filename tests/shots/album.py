"""Takes the pictures: a window, or a dialog over it, in both appearances and several sizes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from calibrate.ui.look import theme
from calibrate.ui.window import MainWindow
from tests.shots.room import cut

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((1600, 1000), (1280, 720))
LEAST: Size = (1024, 576)


class Look(NamedTuple):
    """An appearance and a text size, with the sizes of windows that are drawn in it."""

    dark: bool = False
    percent: int = 100
    sizes: tuple[Size, ...] = SIZES

    @property
    def words(self) -> str:
        """What pictures in this look are called after."""
        size = "" if self.percent == 100 else f"-at-{self.percent}"
        return f"{'dark' if self.dark else 'light'}{size}"


PLAIN = Look()
LOOKS = (Look(sizes=(*SIZES, LEAST)), Look(dark=True), Look(percent=200, sizes=SIZES[:1]))
"""One after the other: a change of look styles everything anew, and takes longer than to draw."""

PACKING = 50
"""How well a picture is packed, as Qt counts it; its own choice takes twice as long."""


class Album:
    """The pictures of one look go into `folder`; `scratch` is for the sessions behind them.

    `cut` says what had too little room.
    """

    def __init__(self, folder: Path, scratch: Path, look: Look = PLAIN) -> None:
        self.folder, self.scratch, self.look = folder, scratch, look
        self.cut: list[str] = []

    def take(self, name: str, window: QWidget, more: Sequence[Size] = ()) -> None:
        """Draw a window as it stands, in more sizes too where text is of the usual size."""
        for size in (*self.look.sizes, *(more if self.look.percent == 100 else ())):
            show(window, size)
            self._keep(name, window, window.grab(), window)

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

        for size in self.look.sizes:
            show(window, size)
            _with_dialog(act, answer)

    def draw_dialog(self, name: str, window: QWidget, dialog: QDialog) -> None:
        """Draw a dialog that is open over a window."""
        settle()
        self._keep(name, window, _over(window, dialog), dialog)

    def _keep(self, name: str, window: QWidget, picture: QPixmap, seen: QWidget) -> None:
        """Write a picture of a window, and note what is cut in what is seen of it."""
        full_name = f"{name}-{self.look.words}-{window.width()}"
        self.cut += [f"{full_name}: {what}" for what in cut(seen)]
        self.keep(picture, full_name)

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
