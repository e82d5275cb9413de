"""What stands in place of the rating where none can be entered: what was submitted, or why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.ratings import PastSubmission, Rating
from calibrate.domain.rubric import Rubric
from calibrate.ui.frame import label
from calibrate.ui.key_button import KeyButton
from calibrate.ui.rate.contents import SURE, Contents
from calibrate.ui.rate.drafting import difference, draft_of
from calibrate.ui.rate.standing import Stand
from calibrate.ui.theme import Measures, appearance, set_role, tokens

ITEM_HEIGHT = 26
LIST_HEIGHT = 150
SIGNS = {"for": "+", "against": "–"}


class RecordPanel(QWidget):
    """Says how the panelist stands to the candidate, and shows what they submitted.

    `change_wanted` and `withdraw_wanted` are pressed where a submission stands.
    """

    change_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kicker, self.title = label("Your rating", "meta"), label("", "panel-title", wrap=True)
        self.state = label("", "label", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What you submitted")
        self.text.setTabChangesFocus(True)
        self.history_label = label("Your submissions", "label")
        self.history = QListWidget()
        self.history.setAccessibleName("Your submissions")
        self.history.setWordWrap(True)
        self.history.setSpacing(2)
        appearance.changed.connect(self._dress)
        self._dress()
        self.change = KeyButton("Change it")
        set_role(self.change, "primary")
        self.withdraw = KeyButton("Withdraw…")
        self._past: tuple[PastSubmission, ...] = ()
        self._contents: Contents | None = None
        self._criterion: str | None = None
        self._lay_out()
        self.change.clicked.connect(self.change_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.history.currentRowChanged.connect(self._show_past)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        for widget in (self.kicker, self.title, self.state):
            self._column.addWidget(widget)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(self.history_label)
        self._column.addWidget(self.history)
        self._column.addWidget(self.change)
        self._column.addWidget(self.withdraw)
        self._column.addStretch(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _dress(self) -> None:
        """Show the chosen submission as quietly as any selection."""
        colors, palette = tokens(), self.history.palette()
        palette.setColor(QPalette.ColorRole.Highlight, colors.color("selection"))
        palette.setColor(QPalette.ColorRole.HighlightedText, colors.color("ink"))
        self.history.setPalette(palette)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        side = 20 if measures.padding > 16 else 13
        self._column.setContentsMargins(side, 16, side, 16)
        self.kicker.setVisible(measures.padding > 16)

    def show_record(
        self,
        contents: Contents,
        how: Stand,
        sentence: str,
        past: tuple[PastSubmission, ...],
        own: Sequence[Rating],
    ) -> None:
        """Say `sentence`, and show one's own ratings and submissions as far as there are any."""
        self._past, self._contents = past, contents
        self._own = tuple(own)
        self.state.setText(sentence)
        self.change.setVisible(how is Stand.SUBMITTED)
        self.withdraw.setVisible(how is Stand.SUBMITTED)
        self.history.blockSignals(True)
        self.history.clear()
        for position in reversed(range(len(past))):
            self._list(position, contents.sheet.rubric)
        self.history.setCurrentRow(0)
        self.history.blockSignals(False)
        self.history.setVisible(bool(past))
        self.history.setFixedHeight(min(LIST_HEIGHT, ITEM_HEIGHT * len(past) + 8))
        self.history_label.setVisible(bool(past))
        self.text.setVisible(bool(past) or bool(own))

    def show_criterion(self, criterion: str | None) -> None:
        """Show what was said on one criterion."""
        self._criterion = criterion
        if self._contents is None:
            return
        row = self._contents.rows.get(criterion or "")
        self.title.setText(f"{row.number}  {row.criterion.title}" if row else "")
        self._show_past(self.history.currentRow())

    def _show_past(self, listed: int) -> None:
        ratings = self._own
        if self._past and 0 <= listed < len(self._past):
            ratings = self._past[len(self._past) - 1 - listed].ratings
        self.text.setPlainText(self._words(ratings))

    def _words(self, ratings: Sequence[Rating]) -> str:
        contents, criterion = self._contents, self._criterion
        if contents is None or criterion not in contents.rows:
            return ""
        draft = draft_of(ratings).rating(criterion)
        if not draft.answered:
            return "You gave no rating here."
        row = contents.rows[criterion]
        lines = [f"{contents.answer(row, draft)}  ·  {SURE[draft.confidence]}"]
        lines += [f"{SIGNS[one.side]} {one.text}" for one in draft.observations]
        lines += ["", draft.reason] if draft.reason else []
        cited = [
            _cited(contents, one.evidence, contents.stance(one.stance), one.version)
            for one in draft.citations
        ]
        return "\n".join([*lines, *([""] if cited else []), *cited])

    def _list(self, position: int, rubric: Rubric) -> None:
        one = self._past[position]
        when = one.time.astimezone().strftime("%d %b %H:%M")
        before = self._past[position - 1] if position else None
        if one.withdrawn:
            words = "withdrawn"
        elif not one.ratings:
            words = "sealed; it cannot be read here"
        elif before is None or before.withdrawn:
            words = "submitted"
        else:
            words = difference(before.ratings, one.ratings, rubric)
        self.history.addItem(QListWidgetItem(f"{when}  ·  {words}"))


def _cited(contents: Contents, evidence: str, stance: str, version: int) -> str:
    piece = contents.pieces.get(evidence)
    if piece is None:
        return ""
    seen = f" (version {version})" if version != piece.version else ""
    return f"{piece.label}{seen}: {stance}"
