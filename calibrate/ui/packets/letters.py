"""What Packets shows of letters: how many of those ticked wait to be read, and the way there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.letter.review import Review
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import set_role
from calibrate.ui.packets.letter.letter_dialog import LetterDialog
from calibrate.ui.parts.frame import label
from calibrate.ui.preferences import remembered_paper
from calibrate.ui.turns import Turns
from calibrate.words.handing.letters import lacking_words, ready_words, waiting_words

NO_LETTER = "Nobody who is not decided has a letter."


class Letters(QObject):
    """A `part` for the panel: Review…, where the letter at hand stands, and how many wait.

    `lacks` says in a sentence why the one at hand may not leave; nothing where it may.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window, self._candidate = desk, window, ""
        self._counting = Turns(self)
        self.part = QWidget()
        self.lacks = ""
        self.stands = label("", "muted", wrap=True)
        self.review = QPushButton("Review…")
        self.waiting = label("", "meta", wrap=True)
        self.review.setAccessibleName("Review the letter")
        self.review.clicked.connect(self._open)
        set_role(self.review, "small")
        column = QVBoxLayout(self.part)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.review, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.stands, 1)
        column.addLayout(row)
        column.addWidget(self.waiting)
        self.hide()

    def show(self, candidate: str, ticked: tuple[str, ...]) -> None:
        """Show where the letter to a candidate stands, and count those that wait, in steps."""
        self._candidate = candidate
        self.part.show()
        review = self._review(candidate)
        self.lacks = lacking_words(review) if review else NO_LETTER
        words = f"{ready_words(review)}." if review else ""
        self.stands.setText(words)
        self.stands.setVisible(bool(words))
        self.review.setVisible(bool(words))
        self._counting.run(self._steps(ticked))

    def hide(self) -> None:
        """Show nothing of letters, and count none."""
        self.lacks = ""
        self._counting.cancel()
        self.part.hide()

    def _steps(self, ticked: tuple[str, ...]) -> Iterator[None]:
        waiting = 0
        for candidate in ticked:
            review = self._review(candidate)
            waiting += review is None or not review.is_ready
            yield
        self.waiting.setText(waiting_words(waiting, len(ticked)))
        self.waiting.setVisible(bool(waiting) and ticked != (self._candidate,))

    def _review(self, candidate: str) -> Review | None:
        """Return what is to be seen of a letter, where there is one."""
        try:
            return self._desk.letter_review(candidate, self._desk.chair)
        except CalibrateError:
            return None

    def _open(self) -> None:
        paper = remembered_paper()
        LetterDialog(self._window, self._desk, self._candidate, paper).exec()
