"""One sentence above a screen: what could not be done, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from calibrate.ui.look.marks import draw_warning
from calibrate.ui.look.theme import tokens
from calibrate.ui.parts.frame import label

MOST_LINES = 4
SIGN = 18


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done about what is said: a button's words, and what it does."""

    words: str
    take: Callable[[], None]


class MessageBar(QFrame):
    """Shows a sentence until it is dismissed, and tells screen readers of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self.is_calm = False
        self.text = label("", "strong", wrap=True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.dismiss = QPushButton("Dismiss")
        self.dismiss.setAccessibleName("Dismiss the message")
        self.dismiss.clicked.connect(self.hide)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(16)
        row.addWidget(self.text, 1)
        self.offers: list[QPushButton] = []
        row.addWidget(self.dismiss)
        self.hide()

    def tell(self, sentence: str, offers: Sequence[Offer] = (), *, is_calm: bool = False) -> None:
        """Show a sentence, of many lines only the first ones, and what can be done about it.

        What `is_calm` says that something was done, and has no warning sign.
        """
        self.is_calm = is_calm
        self._row.setContentsMargins(20 if is_calm else 20 + SIGN + 10, 8, 20, 8)
        self._show(offers)
        lines = sentence.splitlines()
        more = len(lines) - MOST_LINES
        shown = [*lines[:MOST_LINES], f"… and {more} more."] if more > 0 else lines
        self.text.setText("\n".join(shown))
        self.setAccessibleName(self.text.text())
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text.text()))

    def _show(self, offers: Sequence[Offer]) -> None:
        for button in self.offers:
            self._row.removeWidget(button)
            button.deleteLater()
        self.offers = [QPushButton(offer.words) for offer in offers]
        for button, offer in zip(self.offers, offers, strict=True):
            self._row.insertWidget(self._row.indexOf(self.dismiss), button)
            button.clicked.connect(partial(_take, offer))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the warning sign before the text, where something is wrong."""
        super().paintEvent(event)
        if self.is_calm:
            return
        painter = QPainter(self)
        area = QRectF(20, (self.height() - SIGN) / 2, SIGN, SIGN)
        draw_warning(painter, area, tokens().color("ink"))


def _take(offer: Offer, *_: object) -> None:
    """Qt says as well whether the button is checked."""
    offer.take()
