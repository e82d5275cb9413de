"""What Packets shows of letters: how many of those ticked wait to be read, and the way there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import set_role
from calibrate.ui.packets.letter.letter_dialog import LetterDialog
from calibrate.ui.parts.frame import label
from calibrate.ui.turns import Turns
from calibrate.words.handing.letters import ready_words, waiting_words


class Letters(QObject):
    """A `part` for the panel: where the letter at hand stands, Review…, and how many wait."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window, self._candidate = desk, window, ""
        self._counting = Turns(self)
        self.part = QWidget()
        self.stands = label("", "strong", wrap=True)
        self.review = QPushButton("Review…")
        self.waiting = label("", "meta", wrap=True)
        self.review.setAccessibleName("Review the letter")
        self.review.clicked.connect(self._open)
        set_role(self.review, "small")
        column = QVBoxLayout(self.part)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.stands)
        column.addWidget(self.review, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.waiting)
        self.hide()

    def show(self, candidate: str, ticked: tuple[str, ...]) -> None:
        """Show where the letter to a candidate stands, and count those that wait, in steps."""
        self._candidate = candidate
        self.part.show()
        words = self._stands(candidate) if candidate else ""
        self.stands.setText(words)
        self.stands.setVisible(bool(words))
        self.review.setVisible(bool(words))
        self._counting.run(self._steps(ticked))

    def hide(self) -> None:
        """Show nothing of letters, and count none."""
        self._counting.cancel()
        self.part.hide()

    def _steps(self, ticked: tuple[str, ...]) -> Iterator[None]:
        waiting = 0
        for candidate in ticked:
            waiting += not self._is_ready(candidate)
            yield
        self.waiting.setText(waiting_words(waiting, len(ticked)))
        self.waiting.setVisible(bool(waiting))

    def _is_ready(self, candidate: str) -> bool:
        try:
            return self._desk.letter_review(candidate, self._desk.chair).is_ready
        except CalibrateError:
            return False

    def _stands(self, candidate: str) -> str:
        """Return where a letter stands; nothing where there is none yet."""
        try:
            return f"{ready_words(self._desk.letter_review(candidate, self._desk.chair))}."
        except CalibrateError:
            return ""

    def _open(self) -> None:
        LetterDialog(self._window, self._desk, self._candidate).exec()
