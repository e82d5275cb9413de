"""How far something is that is being written: words, and a bar below them."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.paper.outcome import Progress


class ProgressLine(QWidget):
    """Shows a Progress."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel(role="meta")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far it is")
        zoom.hold(self.bar, height=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.bar)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.bar.setMaximum(progress.count)
        self.bar.setValue(progress.done)
        self.words.set_whole(progress.words)
