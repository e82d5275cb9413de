"""What is looked at: a case is read, verified, and its pages are drawn in another process."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QTimer, Signal

from calibrate.domain.record.case import Case
from calibrate.ui.desk import Desk
from calibrate.ui.jobs import Jobs
from calibrate.ui.paper.drawing import Drawn, Order, draw
from calibrate.ui.paper.reading import Reading

PAUSE = 120
"""Milliseconds that somebody is looked at before their pages are drawn."""

DRAWING = "Drawing the pages…"


class Looking(QObject):
    """Reads whom a person goes to, and draws the pages once the eye rests there.

    `begun` says that the record is read first, `read` carries a candidate with their Case, or a
    sentence why there is none. `drawing` says that what is seen is not theirs any more, `drawn`
    carries the PDF and a Drawn, `failed` a sentence why there are no pages.
    """

    begun = Signal()
    read = Signal(str, object)
    drawing = Signal()
    drawn = Signal(bytes, object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = Reading(desk, self)
        self._jobs = Jobs(self)
        self._pause = QTimer(self)
        self._aside: TemporaryDirectory[str] | None = None
        self.case: Case | None = None
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw)
        self._reading.begun.connect(self.begun)
        self._reading.read.connect(self._take)
        self._jobs.done.connect(self._show)
        self._jobs.failed.connect(lambda _, sentence: self.failed.emit(sentence))

    @property
    def is_running(self) -> bool:
        """Whether a case is still read."""
        return self._reading.is_running

    @property
    def is_to_draw(self) -> bool:
        """Whether other pages than those that are seen will be drawn in a moment."""
        return self._pause.isActive()

    def look(self, candidate: str) -> None:
        """Read a candidate's case, in place of whoever was looked at."""
        self._reading.start((candidate,))

    def look_away(self) -> None:
        """Look at nobody."""
        self._reading.cancel()
        self._pause.stop()
        self._jobs.cancel()
        self.case = None

    def cancel(self) -> None:
        """Read no more; pages that are drawn come all the same."""
        self._reading.cancel()

    def close(self) -> None:
        """Stop what runs and leave no file behind."""
        self.look_away()
        if self._aside:
            self._aside.cleanup()
            self._aside = None

    def _take(self, candidate: str, case: Case | str) -> None:
        """Tell of a case, and draw it unless it is the one that is seen."""
        if isinstance(case, Case) and case != self.case:
            self.case = case
            self._pause.start()
        self.read.emit(candidate, case)

    def _draw(self) -> None:
        if self.case is None:
            return
        if self._aside is None:
            self._aside = TemporaryDirectory(prefix="calibrate-")
        self.drawing.emit()
        self._jobs.run(draw, [Order(self.case, self._path)])

    def _show(self, _: int, drawn: Drawn) -> None:
        """Take the pages in, and delete their file at once."""
        content = self._path.read_bytes()
        self._path.unlink()
        self.drawn.emit(content, drawn)

    @property
    def _path(self) -> Path:
        assert self._aside
        return Path(self._aside.name) / "preview.pdf"
