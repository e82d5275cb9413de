"""The page of a letter as it would leave, drawn anew a moment after each change."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.handing.editions import Paper
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.ui.jobs import Jobs
from calibrate.ui.packets.letter.drawing import LetterOrder, draw_letter
from calibrate.ui.packets.preview import Preview
from calibrate.ui.parts.frame import label

PAUSE = 250
"""Milliseconds after a change until the page is drawn again."""
CAPTION = "The page as it would leave"


class PageSide(QWidget):
    """Shows a letter's pages; the page that was looked at stays in view."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper
        self.preview = Preview()
        self._edition: CandidateEdition | None = None
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._show)
        self._jobs.failed.connect(lambda _, sentence: self.preview.clear(sentence))
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(CAPTION, "label"))
        column.addWidget(self.preview, 1)
        self.preview.clear("Drawing the page…")

    def show_edition(self, edition: CandidateEdition) -> None:
        """Draw an edition in a moment, unless it is the one that is shown."""
        if edition != self._edition:
            self._edition = edition
            self._pause.start()

    def stop(self) -> None:
        """Draw no more, and let go of what was drawn."""
        self._pause.stop()
        self._jobs.cancel()
        self.preview.clear("")

    def _draw(self) -> None:
        assert self._edition
        self._jobs.run(draw_letter, [LetterOrder(self._edition, self._paper)])

    def _show(self, _: int, content: bytes) -> None:
        page = self.preview.page
        self.preview.show_pdf(content)
        self.preview.go(page)
