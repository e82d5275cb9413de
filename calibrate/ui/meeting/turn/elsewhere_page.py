"""What is shown while the chair may not see who is talked about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.agenda.situation import Situation
from calibrate.ui.look.elided import ElidedButton
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.parts.frame import label

WIDEST = 460


class ElsewherePage(QWidget):
    """Says that a deputy runs this part. `chair_wanted` carries to whom the meeting is handed."""

    chair_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = label("A deputy runs this part", "title")
        self.words = label("", "muted", wrap=True)
        self.hand_over = ElidedButton()
        self._deputy = ""
        inside = QWidget()
        self._inside = inside
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        for widget in (self.title, self.words, self.hand_over):
            lines.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addWidget(inside)
        self._column.addStretch()
        self.hand_over.clicked.connect(lambda: self.chair_wanted.emit(self._deputy))

    def show_situation(self, situation: Situation) -> None:
        """Say who may take over."""
        name = situation.chair_name or "Whoever runs the meeting"
        stands = "presents" if situation.is_presented else "is recused from"
        self.words.setText(
            f"{name} {stands} the candidate who is talked about now, so nothing of them is "
            "shown here: no name, no rating, no time."
        )
        deputy = situation.elsewhere
        self._deputy = deputy.id if deputy else ""
        self.hand_over.setVisible(deputy is not None)
        self.hand_over.set_whole(f"Hand over to {deputy.name}" if deputy else "")

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        side = measures.padding
        self._inside.setMaximumWidth(scaled(WIDEST))
        self._column.setContentsMargins(side, 24, side, 16)
