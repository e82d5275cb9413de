"""What stands in place of the rating where none can be entered: what was submitted, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.ballots import SECOND, Origin
from calibrate.domain.ratings import PastSubmission, Rating
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.submitting.onward import Onward
from calibrate.domain.submitting.standing import Progress, Stand, standing
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import Measures, appearance, tokens
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.next_step import NextStep
from calibrate.ui.parts.tables.one_focus import OneFocus
from calibrate.ui.rate.rating_words import difference
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.words.days import at
from calibrate.words.ratings import SIDES, confidence_words
from calibrate.words.standing import onward_words

ITEM_HEIGHT = 26
LIST_HEIGHT = 150
NO_COPY = "There is no copy of it to read again."


class History(OneFocus, QListWidget):
    """One’s own submissions, newest first; the keyboard is in one list of the screen alone."""


class RecordPanel(QWidget):
    """Says how the panelist stands to the candidate, and shows what they submitted.

    `change_wanted` and `withdraw_wanted` are pressed where a submission stands, `read_wanted` asks
    for what the panel said.
    """

    change_wanted = Signal()
    withdraw_wanted = Signal()
    read_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kicker, self.title = label("Your rating", "meta"), label("", "panel-title", wrap=True)
        self.state = label("", "label", wrap=True)
        self.text = TextArea()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What you submitted")
        self.text.setTabChangesFocus(True)
        self.history_label = label("Your submissions", "label")
        self.history = History()
        self.history.setAccessibleName("Your submissions")
        self.history.setWordWrap(True)
        self.history.setSpacing(2)
        appearance.changed.connect(self._dress)
        self._dress()
        self.change = KeyButton("Change it")
        self.withdraw = KeyButton("Withdraw…")
        self.read = KeyButton("What the panel said…", "P")
        self.step = NextStep()
        self._past: tuple[PastSubmission, ...] = ()
        self._lookup: SheetLookup | None = None
        self._criterion: str | None = None
        self._now = datetime.min
        self._lay_out()
        self.change.clicked.connect(self.change_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.read.clicked.connect(self.read_wanted)
        self.history.currentRowChanged.connect(self._show_past)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        for widget in (self.kicker, self.title, self.state):
            self._column.addWidget(widget)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(self.read)
        self._column.addWidget(self.history_label)
        self._column.addWidget(self.history)
        self._column.addWidget(self.change)
        self._column.addWidget(self.withdraw)
        self._column.addWidget(self.step)
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
        lookup: SheetLookup,
        how: Stand,
        sentence: str,
        past: tuple[PastSubmission, ...],
        own: Sequence[Rating],
        now: datetime,
    ) -> None:
        """Say `sentence`, and show one's own ratings and submissions as far as there are any."""
        self._past, self._lookup = past, lookup
        self._own, self._now = tuple(own), now
        self.state.setText(sentence)
        self.change.setVisible(how is Stand.SUBMITTED)
        self.withdraw.setVisible(how is Stand.SUBMITTED)
        self.step.hide()
        self.history.blockSignals(True)
        self.history.clear()
        for position in reversed(range(len(past))):
            self._list(position, lookup.sheet.rubric)
        self.history.setCurrentRow(0)
        self.history.blockSignals(False)
        self.history.setVisible(bool(past))
        zoom.hold(self.history, height=min(LIST_HEIGHT, ITEM_HEIGHT * len(past) + 8))
        self.history_label.setVisible(bool(past))
        self.text.setVisible(bool(past) or bool(own))

    def show_onward(self, way: Onward, following: Progress | None) -> None:
        """Show what comes next."""
        self.step.show_step(*onward_words(way, following))

    def show_criterion(self, criterion: str | None) -> None:
        """Show what was said on one criterion."""
        self._criterion = criterion
        if self._lookup is None:
            return
        row = self._lookup.rows.get(criterion or "")
        self.title.setText(f"{row.number}  {row.criterion.title}" if row else "")
        self.read.setVisible(row is not None and bool(row.ratings))
        self._show_past(self.history.currentIndex().row())

    def _show_past(self, listed: int) -> None:
        ratings = self._own
        if self._past and 0 <= listed < len(self._past):
            past = self._past[len(self._past) - 1 - listed]
            if not past.is_readable:
                self.text.setPlainText(NO_COPY)
                return
            ratings = self._chosen(past)
        self.text.setPlainText(self._words(ratings))

    def _chosen(self, past: PastSubmission) -> tuple[Rating, ...]:
        """Return a submission's ratings; round 2 leaves those of round 1 that it does not ask."""
        opened = self._lookup.own if self._lookup and past.round == SECOND else {}
        return tuple({**opened, **{rating.criterion: rating for rating in past.ratings}}.values())

    def _words(self, ratings: Sequence[Rating]) -> str:
        lookup, criterion = self._lookup, self._criterion
        if lookup is None or criterion not in lookup.rows:
            return ""
        said = next((rating for rating in ratings if rating.criterion == criterion), None)
        before = lookup.before.get(criterion)
        parts = [self._rating_words(lookup, criterion, said)]
        if before and before != said:
            parts.append(f"In round 1\n{self._rating_words(lookup, criterion, before)}")
        return "\n\n".join(parts)

    def _rating_words(self, lookup: SheetLookup, criterion: str, rating: Rating | None) -> str:
        if rating is None:
            return "You gave no rating here."
        row = lookup.rows[criterion]
        lines = [f"{lookup.answer(row, rating)}  ·  {confidence_words(rating.confidence)}"]
        lines += [f"{SIDES[one.side].sign} {one.text}" for one in rating.observations]
        reason = in_paragraphs(rating.reason)
        lines += ["", reason] if reason else []
        cited = [
            _cited(lookup, citation.evidence, lookup.stance(citation.stance), citation.version)
            for citation in rating.citations
        ]
        return "\n".join([*lines, *([""] if cited else []), *cited])

    def _list(self, position: int, rubric: Rubric) -> None:
        past = self._past[position]
        when = at(past.time, self._now)
        before = self._before(position)
        if past.withdrawn:
            words = "withdrawn"
        elif not past.is_readable:
            words = self._why_unreadable(position)
        elif before is None:
            words = "submitted"
        else:
            words = difference(before, past.ratings, rubric)
        words = f"round 2: {words}" if past.round == SECOND else words
        self.history.addItem(QListWidgetItem(f"{when}  ·  {words}  ·  {past.words}"))

    def _before(self, position: int) -> tuple[Rating, ...] | None:
        """Return what stood when a submission came: the one before it, or round 1's ratings."""
        round = self._past[position].round
        past = standing(self._past[:position], round)
        if past is None and round == SECOND and self._lookup:
            return tuple(self._lookup.before.values()) or None
        return past.ratings if past and past.is_readable else None

    def _why_unreadable(self, position: int) -> str:
        """A copy is of the last submission alone, and lost with the secret that opened it."""
        past, later = self._past[position], self._past[position + 1 :]
        if any(one.round == past.round for one in later):
            return "replaced"
        said = "imported; " if past.origin is Origin.IMPORTED else ""
        return f"{said}you have no copy"


def _cited(lookup: SheetLookup, evidence: str, stance: str, version: int) -> str:
    piece = lookup.pieces.get(evidence)
    if piece is None:
        return ""
    seen = f" (version {version})" if version != piece.version else ""
    return f"{piece.label}{seen}: {stance}"
