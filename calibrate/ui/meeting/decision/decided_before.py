"""What was decided before a candidate was reopened: read whole, as the decision that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.decisions import EarlierDecision
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.panel import Section
from calibrate.words.decisions import (
    dissent_words,
    earlier_words,
    follow_up_words,
    vote_words,
)
from calibrate.words.phrases import capitalized
from calibrate.words.voice.answers import answers_lines


class DecidedBefore(QWidget):
    """Decisions that no longer stand, under a heading; nothing while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: Sequence[EarlierDecision] = ()

    def show_earlier(self, earlier: Sequence[EarlierDecision], now: datetime) -> None:
        """Show these decisions, oldest first."""
        if earlier != self._shown:
            self._shown = earlier
            clear(self._column)
            for widget in decided_before(earlier, now):
                self._column.addWidget(widget)


def decided_before(earlier: Sequence[EarlierDecision], now: datetime) -> Iterator[QWidget]:
    """Make all that was decided before, the newest first."""
    for number, superseded in enumerate(reversed(earlier)):
        if number == 0:
            yield Section("Decided before")
        yield label(earlier_words(superseded, now), wrap=True)
        for words in _told(superseded):
            yield label(words, "muted", wrap=True)


def _told(superseded: EarlierDecision) -> Iterator[str]:
    decision = superseded.decision
    yield capitalized(vote_words(decision.vote, superseded.by_consent))
    yield in_paragraphs(decision.reason)
    for name, text in superseded.dissenters:
        yield f"{dissent_words(name)}: {in_paragraphs(text)}"
    yield from map(follow_up_words, decision.follow_ups)
    for words in answers_lines(superseded.answers):
        yield in_paragraphs(words)


def clear(layout: QVBoxLayout) -> None:
    """Destroy what a layout holds."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget:
            widget.hide()
            widget.deleteLater()
