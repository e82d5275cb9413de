"""Shows what ballots bring before anything of it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calibrate.domain.changes import Answer, Change
from calibrate.domain.session import Session
from calibrate.domain.submitting.arriving import Arriving
from calibrate.domain.travel.ballot import Ballot
from calibrate.ui.ballots.handed_in import Unread
from calibrate.ui.look.marks import WarningSign
from calibrate.ui.parts.dialog import Dialog
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.scrolled import Reach
from calibrate.words.phrases import several
from calibrate.words.travel.ballots import (
    ALL_HERE,
    SHOW_RECEIPTS,
    WHAT_MERGING_DOES,
    ballot_of,
    left_out,
    previewed,
)

WIDTH, HEIGHT = 680, 460
SIGN, NAME, WORDS = range(3)

Merge = Callable[[tuple[Ballot, ...]], Answer]
"""Takes ballots in, all at once, or says why not."""


class MergeDialog(Dialog):
    """A row a ballot, with what of it is new, is here, is late, or why it is refused.

    `change` has what came of it; `is_known` says that all of it was here, and receipts are wanted.
    """

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        arriving: Sequence[Arriving],
        unread: Sequence[Unread],
        merge: Merge,
    ) -> None:
        super().__init__(parent, "Merge ballots", "Merge ballots")
        self.take_size(WIDTH, HEIGHT)
        self.change: Change | None = None
        self.is_known = False
        self._merge = merge
        self._accepted = tuple(one.ballot for one in arriving if not one.refused)
        self._brings = any(one.may_bring for one in arriving)
        self.subheading.setText(WHAT_MERGING_DOES)
        self.rows = [
            *((ballot_of(session, one), previewed(one), bool(one.refused)) for one in arriving),
            *((one.name, one.sentence, True) for one in unread),
        ]
        self._fill()
        self._name_primary(len(arriving) + len(unread) - len(self._accepted))

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(NAME, 2)
        grid.setColumnStretch(WORDS, 3)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, words, is_refused) in enumerate(self.rows):
            if is_refused:
                grid.addWidget(WarningSign(), row, SIGN, top)
            grid.addWidget(label(name, "strong", wrap=True), row, NAME, top)
            grid.addWidget(label(words, wrap=True), row, WORDS, top)
        self.body.addLayout(grid)
        self.body.addStretch()

    def _name_primary(self, refused: int) -> None:
        count = len(self._accepted)
        words = f"Merge {several(count, 'ballot')}" if self._brings else SHOW_RECEIPTS
        self.primary.setText(words if count else "Merge ballots")
        self.primary.setAccessibleName(self.primary.text())
        self.primary.setEnabled(bool(count))
        known = "" if self._brings or not count else ALL_HERE
        self.note.setText(" ".join(filter(None, (known, left_out(refused)))))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where it is answered."""
        super().showEvent(event)
        (self.primary if self.primary.isEnabled() else self.cancel).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let many ballots be read by keyboard too: there is nothing among them to go to."""
        bar = cast(Reach, self.findChild(Reach)).verticalScrollBar()
        pages = {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        if page := pages.get(Qt.Key(event.key())):
            bar.setValue(bar.value() + page)
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Take in what is not refused; where all of it is here, receipts are what is left."""
        if not self._brings:
            self.is_known = True
            self.accept()
            return
        answer = self._merge(self._accepted)
        self.change = answer if isinstance(answer, Change) else None
        self.close_unless_refused(answer)
