"""The clock of the candidate at hand: computed from the lines whenever it is shown."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calibrate.domain.agenda.situation import Situation
from calibrate.ui.look import zoom
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import appearance, font, tokens
from calibrate.ui.meeting.agenda.agenda_paint import draw_pause
from calibrate.words.days import minutes_and_seconds, time_left
from calibrate.words.phrases import several

WIDTH, HEIGHT = 116, 42
BARS = 14
FIGURES = 20


class Time(NamedTuple):
    """What the clock shows: minutes and seconds, and what they mean."""

    figures: str
    meaning: str
    is_paused: bool = False
    is_over: bool = False


def time_of(situation: Situation) -> Time | None:
    """Return what the clock shows: the reading time left, else the time used; None for no clock."""
    candidate, meeting = situation.at_hand, situation.meeting
    if candidate is None:
        return None
    reading = meeting.reading(candidate, situation.now)
    figures = minutes_and_seconds(meeting.used(candidate, situation.now))
    over = meeting.minutes_used(candidate, situation.now) - meeting.minutes
    paused = meeting.is_paused
    if reading and not reading.is_over:
        return Time(time_left(reading.left), "paused, to read" if paused else "to read", paused)
    if over > 0:
        words = f"{several(over, 'minute')} over"
        return Time(figures, f"paused, {over} over" if paused else words, paused, True)
    of = f"of {meeting.minutes} min"
    return Time(figures, f"paused, {of}" if paused else of, paused)


class Clock(QWidget):
    """Shows the time, right aligned; a clock that stands still has two bars before it."""

    def __init__(self) -> None:
        super().__init__()
        self.time: Time | None = None
        zoom.hold(self, WIDTH, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def show_time(self, time: Time | None) -> None:
        """Show a time, or nothing while no candidate is at hand."""
        if time == self.time:
            return
        self.time = time
        self.setVisible(time is not None)
        if time:
            self.setAccessibleName(f"Clock {time.figures}, {time.meaning}")
        self.update()

    def sizeHint(self) -> QSize:
        return zoom.size(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.time is None:
            return
        painter, time, wide = zoom.enlarging(self), self.time, zoom.area_of(self).width()
        painter.setFont(_figures())
        painter.setPen(tokens().color("muted" if time.is_paused else "ink"))
        upper = QRectF(0, 1, wide, 24)
        painter.drawText(
            upper, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), time.figures
        )
        strong = time.is_paused or time.is_over
        face = Face(12, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        lower = QRectF(0, 25, wide, 16)
        ink = tokens().color("ink" if strong else "muted")
        draw_one(painter, lower, time.meaning, face, ink, right=True)
        if time.is_paused:
            width = QFontMetricsF(_figures()).horizontalAdvance(time.figures)
            left = upper.right() - width - BARS - 5
            draw_pause(painter, QRectF(left, 6, BARS - 4, 14), "ink")


@lru_cache(maxsize=1)
def _figures() -> QFont:
    """Return a face whose figures are all as wide, so that a time does not tremble."""
    made = font(FIGURES, QFont.Weight.Bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
