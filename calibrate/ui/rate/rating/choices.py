"""One choice among a few: the points of the scale in one box, and how sure one is in one row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.ratings import Confidence, DraftRating
from calibrate.domain.rubric.rubric import Pairing, Scale, Step
from calibrate.ui.look import marks, zoom
from calibrate.ui.look.theme import WIDE, Measures, font, scaled, tokens
from calibrate.ui.parts.choosing import on_choice, show_checked
from calibrate.ui.rate.rating_words import answer_word
from calibrate.words.phrases import capitalized
from calibrate.words.ratings import NOT_ENOUGH, confidence_words

MOST = 10


class ChoiceRow(QRadioButton):
    """One answer in a box of answers: its key, its words, and whether it is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.value: int | None = None
        self.sign = ""
        self.hint = ""
        self.face = WIDE.body
        self.is_last = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self, value: int | None, sign: str, words: str, hint: str) -> None:
        """Offer an answer."""
        self.value, self.sign, self.hint = value, sign, hint
        self.setText(words)
        self.setAccessibleName(f"{sign}, {words}" if value is not None else words)
        self.update()

    def hitButton(self, where: QPoint) -> bool:
        """Take a click anywhere in the row."""
        return True

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, box = zoom.enlarging(self), tokens(), zoom.area_of(self)
        if self.isChecked():
            painter.fillRect(box, colors.color("selection"))
        if not self.is_last:
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), colors.color("hairline"))
        self._paint_circle(painter, QPointF(20, box.center().y()))
        strong = font(self.face, QFont.Weight.DemiBold)
        plain = strong if self.isChecked() else font(self.face)
        painter.setPen(colors.color("ink"))
        painter.setFont(strong)
        center = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(39, 0, 20, box.height()), center, self.sign)
        painter.setFont(plain)
        painter.drawText(QRectF(60, 0, box.width() - 90, box.height()), center, self.text())
        self._paint_hint(painter, box)
        self._paint_frame(painter, box)
        painter.end()

    def _paint_circle(self, painter: QPainter, centre: QPointF) -> None:
        colors = tokens()
        ink = colors.color("ink" if self.isChecked() else "control")
        with marks.strokes(painter, ink, 1.4):
            painter.drawEllipse(centre, 7, 7)
        if self.isChecked():
            marks.draw_dot(painter, centre, 8, ink)

    def _paint_hint(self, painter: QPainter, box: QRectF) -> None:
        if self.hint:
            size = marks.key_size(self.hint)
            top = (box.height() - size.height()) / 2
            left = box.right() - size.width() - 10
            marks.draw_key(painter, QRectF(left, top, size.width(), size.height()), self.hint)

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        """The chosen answer has an outline; the focus is a second one inside, set off from it."""
        if self.isChecked():
            with marks.strokes(painter, tokens().color("primary"), 2):
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if self.hasFocus():
            with marks.strokes(painter, tokens().color("primary"), 1.5):
                painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 3, 3)


class Segment(QRadioButton):
    """One of a few words in a row, of which one is chosen."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(58), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, where: QPoint) -> bool:
        """Take a click anywhere."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segment; its neighbours' frames join it to a row."""
        painter, colors, box = zoom.enlarging(self), tokens(), zoom.area_of(self)
        frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
        with marks.fills(painter, colors.color("primary" if self.isChecked() else "surface")):
            painter.drawRect(frame)
        with marks.strokes(painter, colors.color("control"), 1):
            painter.drawRect(frame)
        color = colors.color("on_primary" if self.isChecked() else "ink")
        if self.hasFocus():
            with marks.strokes(painter, color, 1.5):
                painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 3, 3)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        marks.draw_text(painter, box, self.text(), font(13, weight), color)
        painter.end()


class AnswerBox(QWidget):
    """The answers that a criterion offers, highest first, in one box.

    `chosen` carries a value of the scale, or None for *not enough evidence*.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Rating")
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.rows = [ChoiceRow() for _ in range(MOST)]
        for row in self.rows:
            column.addWidget(row)
            self._group.addButton(row)
            on_choice(row, partial(self._choose, row))

    def _choose(self, row: ChoiceRow) -> None:
        self.chosen.emit(row.value)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        for row in self.rows:
            row.face = measures.body
            row.setFixedHeight(scaled(measures.choice_row))

    def offer(self, scale: Scale, pairing: Pairing, step: Step, rating: DraftRating) -> None:
        """Offer what a criterion offers, with the answer of `rating` chosen."""
        values: list[int | None] = [*reversed(scale.offered(pairing)), None]
        self._group.setExclusive(False)
        for position, row in enumerate(self.rows):
            row.setVisible(position < len(values))
            if position < len(values):
                self._offer(row, values[position], values, scale, pairing, step)
                show_checked(row, rating.answered and rating.value == row.value)
        self._group.setExclusive(True)

    def focus(self) -> None:
        """Go to the chosen answer, or to the first."""
        shown = [row for row in self.rows if not row.isHidden()]
        chosen = next((row for row in shown if row.isChecked()), shown[0])
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with marks.strokes(painter, tokens().color("control"), 1):
            painter.drawRoundedRect(box, 6, 6)
        painter.end()

    def _offer(
        self,
        row: ChoiceRow,
        value: int | None,
        values: list[int | None],
        scale: Scale,
        pairing: Pairing,
        step: Step,
    ) -> None:
        words = capitalized(NOT_ENOUGH) if value is None else scale.label(value, step, pairing)
        hint = "N" if value is None else ""
        if value == values[0]:
            hint = f"{values[-2]}–{values[0]}"
        row.is_last = value is None
        row.offer(value, answer_word(value), words, hint)


def _segment(words: str) -> Segment:
    """Return a segment for how sure one is; what stands above it says "sure"."""
    return Segment(capitalized(words.removesuffix(" sure")), capitalized(words))


class SureRow(QWidget):
    """How sure one is, as three words in a row. `chosen` carries a Confidence."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("How sure")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.segments = {sure: _segment(confidence_words(sure)) for sure in Confidence}
        for sure, segment in self.segments.items():
            row.addWidget(segment)
            on_choice(segment, partial(self.chosen.emit, sure))

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        for segment in self.segments.values():
            segment.setFixedHeight(scaled(measures.choice_row))

    def show_sure(self, confidence: Confidence | None) -> None:
        """Show what was chosen, if anything was."""
        for sure, segment in self.segments.items():
            segment.setAutoExclusive(False)
            show_checked(segment, sure is confidence)
            segment.setAutoExclusive(True)

    def focus(self) -> None:
        """Go to the chosen word, or to the first."""
        segments = list(self.segments.values())
        chosen = next((segment for segment in segments if segment.isChecked()), segments[0])
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
