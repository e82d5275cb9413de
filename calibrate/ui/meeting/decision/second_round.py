"""The second round: on what, who has submitted, and what it brought."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.ui.look.elided import ElidedButton
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.meeting.decision.second_round_words import Offer, offer
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.panel import Section

BEGIN_SHORT = "Second round"


class SecondRound(QWidget):
    """Begins round 2 or leaves it out, reveals it, and says what it brought.

    `begun`, `left_out`, `revealed`, `override_wanted` and `hand_over_wanted` say what was pressed.
    """

    begun = Signal()
    left_out = Signal()
    revealed = Signal()
    override_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer = Offer()
        self._is_wide = True
        self.heading = Section("Second round", is_first=True)
        self.words = label("", "muted", wrap=True)
        self.who = label("", "meta", wrap=True)
        self.begin, self.vote = ElidedButton(), ElidedButton()
        self.reveal = QPushButton("Reveal round 2")
        self.why_not = label("", "meta", wrap=True)
        self.override = ElidedButton()
        self.rate_here = QPushButton("Rate in the room…")
        self.reveal.setAccessibleName("Reveal round 2")
        self.rate_here.setAccessibleName("Rate in the room")
        set_role(self.reveal, "primary")
        self._lay_out()
        pressed = {
            self.begin: self.begun,
            self.vote: self.left_out,
            self.reveal: self.revealed,
            self.override: self.override_wanted,
            self.rate_here: self.hand_over_wanted,
        }
        for button, signal in pressed.items():
            button.clicked.connect(signal)

    def show_sheet(self, session: Session, sheet: Sheet, now: datetime) -> None:
        """Show what can be done on a candidate who is revealed."""
        self._show(offer(session, sheet, now))

    def fit(self, measures: Measures) -> None:
        """Put both ways on beside each other where there is little height."""
        self._is_wide = measures.padding > 20
        ways = QBoxLayout.Direction
        self._ways.setDirection(ways.TopToBottom if self._is_wide else ways.LeftToRight)
        self._show(self._offer)

    def _lay_out(self) -> None:
        self._ways = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._ways.setSpacing(8)
        self._ways.addWidget(self.begin, 1)
        self._ways.addWidget(self.vote, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addWidget(self.who)
        column.addLayout(self._ways)
        for widget in (self.why_not, self.reveal, self.override, self.rate_here):
            column.addWidget(widget)

    def _show(self, offer: Offer) -> None:
        self._offer = offer
        self.heading.note.setText(offer.note)
        self.words.setText(offer.words)
        self.who.setText(offer.who)
        self.who.setVisible(bool(offer.who))
        self._show_begin(offer)
        self._show_vote(offer)
        self.reveal.setText(offer.reveal)
        self.reveal.setVisible(bool(offer.reveal))
        self.reveal.setEnabled(not offer.why_not)
        self.reveal.setAccessibleDescription(offer.why_not)
        self.why_not.setText(offer.why_not)
        self.why_not.setVisible(bool(offer.why_not))
        self.override.set_whole(offer.override)
        self.override.setVisible(bool(offer.override))
        self.rate_here.setVisible(bool(offer.rate_here))

    def _show_begin(self, offer: Offer) -> None:
        """Show the way into round 2; once the panel votes, it is no longer the next step."""
        self.begin.set_whole(offer.begin if self._is_wide else BEGIN_SHORT)
        self.begin.setAccessibleName(offer.begin)
        self.begin.setVisible(bool(offer.begin))
        set_role(self.begin, "" if offer.is_voting else "primary")

    def _show_vote(self, offer: Offer) -> None:
        self.vote.set_whole(offer.vote if self._is_wide else offer.short_vote)
        self.vote.setAccessibleName(offer.vote)
        self.vote.setVisible(bool(offer.vote))
