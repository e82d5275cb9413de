"""What is looked at: cases are read, verified, and their pages are drawn in another process."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QTimer, Signal

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.record.case import Case
from calibrate.ui.desk import Desk
from calibrate.ui.jobs import Jobs
from calibrate.ui.packets.sight import Sight
from calibrate.ui.paper.drawing import take
from calibrate.ui.paper.orders import Drawn, Printed
from calibrate.ui.paper.reading import Reading
from calibrate.ui.paper.wishes import wishes

PAUSE = 120
"""Milliseconds that something is looked at before its pages are drawn."""

DRAWING = "Drawing the pages…"


class Looking(QObject):
    """Reads whom a person goes to, and draws the pages once the eye rests there.

    `begun` says that the record is read first, `read` carries a candidate with what is printed of
    them, or a sentence why there is nothing. `drawing` says that what is seen is not wanted any
    more, `drawn` carries the PDF, `failed` a sentence why there are no pages. `printed` is what the
    pages are of that are seen or will be in a moment, and `is_drawn` tells which of the two.
    """

    begun = Signal()
    read = Signal(str, object)
    drawing = Signal()
    drawn = Signal(bytes)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = Reading(desk, self)
        self._jobs = Jobs(self)
        self._pause = QTimer(self)
        self._aside: TemporaryDirectory[str] | None = None
        self._desk = desk
        self.sight: Sight | None = None
        self.is_drawn = False
        self._gathered: list[Printed] = []
        self._troubles: list[str] = []
        self._form: tuple[Edition, Paper] | None = None
        self.printed: tuple[Printed, ...] = ()
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw)
        self._reading.begun.connect(self.begun)
        self._reading.read.connect(self._take)
        self._reading.finished.connect(self._compare)
        self._jobs.done.connect(self._show)
        self._jobs.failed.connect(self._fail)

    @property
    def is_running(self) -> bool:
        """Whether a case is still read."""
        return self._reading.is_running

    def look(self, sight: Sight) -> None:
        """Read who is in sight, in place of whoever was."""
        self.sight, self._gathered, self._troubles = sight, [], []
        self._reading.start(sight.candidates, sight.edition, to_look_at=True)

    def look_away(self) -> None:
        """Look at nobody."""
        self._reading.cancel()
        self._pause.stop()
        self._jobs.cancel()
        self.sight, self.printed, self.is_drawn = None, (), False

    def cancel(self) -> None:
        """Read no more; pages that are drawn come all the same."""
        self._reading.cancel()

    def close(self) -> None:
        """Stop what runs and leave no file behind."""
        self.look_away()
        if self._aside:
            self._aside.cleanup()
            self._aside = None

    def _take(self, candidate: str, printed: Printed | str) -> None:
        """Tell of what was read; what does not verify is in no reading pack."""
        assert self.sight
        is_pack = self.sight.edition is Edition.READING
        if isinstance(printed, str):
            self._troubles.append(printed)
        elif isinstance(printed, Case) and printed.damage and is_pack:
            self._troubles.append(printed.damage)
        else:
            self._gathered.append(printed)
        self.read.emit(candidate, printed)

    def _compare(self) -> None:
        """Draw in a moment what was read, unless it is what is seen."""
        assert self.sight
        printed, form = tuple(self._gathered), (self.sight.edition, self.sight.paper)
        if not printed:
            self.look_away()
            self.failed.emit(self._troubles[0])
        elif (form, printed) != (self._form, self.printed):
            self._form, self.printed, self.is_drawn = form, printed, False
            self._pause.start()

    def _draw(self) -> None:
        if self._aside is None:
            self._aside = TemporaryDirectory(prefix="calibrate-")
        self.drawing.emit()
        assert self._form
        session = self._desk.session(self._desk.chair)
        (wish,) = wishes(*self._form, self.printed, session)
        self._jobs.run(take, wish.items(self._path), tells=True)

    def _show(self, _: int, drawn: Drawn | None) -> None:
        """Take the pages in, and delete their file at once."""
        if drawn:
            content = self._path.read_bytes()
            self._path.unlink()
            self.is_drawn = True
            self.drawn.emit(content)

    def _fail(self, _: int, sentence: str) -> None:
        """Say why there are no pages; the rest of what was handed over is of no use."""
        self._jobs.cancel()
        self.failed.emit(self._desk.damage() or sentence)

    @property
    def _path(self) -> Path:
        assert self._aside
        return Path(self._aside.name) / "preview.pdf"
