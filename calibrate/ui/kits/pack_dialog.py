"""The reading pack of a kit: what is in it, on which paper, where to, and what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from calibrate.domain.handing.editions import Edition
from calibrate.domain.phases import Viewer
from calibrate.domain.session import CandidatePhase
from calibrate.ui.desk import Desk
from calibrate.ui.look import zoom
from calibrate.ui.paper.outcome import CANCELLED, Outcome, Progress
from calibrate.ui.paper.paper_box import PaperBox
from calibrate.ui.paper.progress_line import ProgressLine
from calibrate.ui.paper.writing import Writing
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.frame import label
from calibrate.words.handing.editions import EDITIONS, pack_of_a_kit

CHOOSE, SHOW = "Choose a folder…", "Show folder"
PAPER = 130


class PackDialog(FittedDialog):
    """Writes the pack of whoever is in the kit, for its panelist. Cancel stops what runs first."""

    def __init__(self, parent: QWidget | None, desk: Desk, viewer: Viewer) -> None:
        super().__init__(parent, EDITIONS[Edition.READING], CHOOSE)
        session = desk.session(viewer)
        named_here = session.panel.panelist(viewer.panelist or "")
        self._reader = named_here.name if named_here else ""
        self._candidates = tuple(
            one.id for one in session.candidates if one.phase is not CandidatePhase.WITHDRAWN
        )
        self.writing = Writing(desk, self, lambda: viewer)
        self._folder: Path | None = None
        self.papers = PaperBox()
        self.running = ProgressLine()
        self.said = label("", wrap=True)
        self._lay_out_body()
        self.writing.ran.connect(self._show_progress)
        self.writing.ended.connect(self._show_outcome)

    def _lay_out_body(self) -> None:
        self.body.addWidget(label(pack_of_a_kit(len(self._candidates)), wrap=True))
        zoom.hold(self.papers, PAPER)
        self.body.addLayout(named("Paper", self.papers))
        self.body.setAlignment(self.papers, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.running)
        self.body.addWidget(self.said)
        self.running.hide()
        self.said.hide()
        self.primary.setEnabled(bool(self._candidates))

    def finish(self) -> None:
        """Write it; once it is there, show where."""
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
            return
        self.trouble.say("")
        reader, paper = self._reader, self.papers.paper
        self.writing.write(Edition.READING, paper, self._candidates, reader=reader)

    def reject(self) -> None:
        """Stop what runs; close where nothing does."""
        if self.running.isHidden():
            super().reject()
        elif self.writing.cancel():
            self._show_outcome(CANCELLED)

    def done(self, result: int) -> None:
        """Leave nothing running."""
        self.writing.cancel()
        super().done(result)

    def _show_progress(self, progress: Progress) -> None:
        self.running.show_progress(progress)
        self._show_running(True)

    def _show_outcome(self, outcome: Outcome | None) -> None:
        """Say what became of it; without an outcome no folder was chosen."""
        self._show_running(False)
        if outcome is None:
            return
        words = "\n".join((outcome.headline, *outcome.lines))
        self._folder = outcome.folder
        self.said.setText(words if outcome.folder else "")
        self.said.setVisible(outcome.folder is not None)
        self.trouble.say("" if outcome.folder else words)
        if outcome.folder:
            self._name(SHOW, "Close")
        self.grow()

    def _show_running(self, is_running: bool) -> None:
        self.running.setVisible(is_running)
        self.papers.setEnabled(not is_running)
        self.primary.setEnabled(not is_running)
        self.grow()

    def _name(self, primary: str, cancel: str) -> None:
        for button, words in ((self.primary, primary), (self.cancel, cancel)):
            button.setText(words)
            button.setAccessibleName(words.rstrip("…"))
