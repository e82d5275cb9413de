"""What a panelist saw, for and against, noted before the number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.ratings import Observation, Side
from calibrate.ui.look import marks, zoom
from calibrate.ui.look.theme import Measures, tokens
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.frame import label
from calibrate.words.phrases import capitalized
from calibrate.words.ratings import SIDES


class SideMark(marks.Mark):
    """A plus or a minus in a circle: for or against."""

    def __init__(self) -> None:
        super().__init__(QSize(18, 18))
        self.side = Side.FOR

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = zoom.enlarging(self), tokens().color("ink")
        circle = self.area.adjusted(1.5, 1.5, -1.5, -1.5)
        with marks.strokes(painter, ink, 1.3):
            painter.drawEllipse(circle)
        sign = circle.adjusted(4, 4, -4, -4)
        draw = marks.draw_plus if self.side is Side.FOR else marks.draw_minus
        draw(painter, sign, ink)
        painter.end()


class CrossButton(QAbstractButton):
    """A small button that takes something away."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        zoom.hold(self, 20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = zoom.enlarging(self), zoom.area_of(self)
        lit = self.underMouse() or self.hasFocus()
        color = tokens().color("ink" if lit else "faint")
        marks.draw_cross(painter, box.adjusted(6.5, 6.5, -6.5, -6.5), color)
        if self.hasFocus():
            with marks.strokes(painter, tokens().color("primary"), 2):
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class ObservationRow(QWidget):
    """One thing that was seen, with a button that takes it away."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        self.mark, self.side = SideMark(), label("", "meta")
        zoom.hold(self.side, 48)
        self.words: QLabel = label("", wrap=True)
        self.remove = CrossButton()
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.mark, 0, top)
        row.addWidget(self.side, 0, top)
        row.addWidget(self.words, 1, top)
        row.addWidget(self.remove, 0, top)

    def show_observation(self, observation: Observation) -> None:
        """Show an observation."""
        word = capitalized(SIDES[observation.side].name)
        self.mark.side = observation.side
        self.mark.update()
        self.mark.setToolTip(word)
        self.side.setText(word)
        self.words.setText(observation.text)
        self.remove.setAccessibleName(f"Remove observation {word.lower()}: {observation.text}")
        self.remove.setToolTip("Remove this observation")


class Observations(QWidget):
    """The list of what was seen, and a line to add to it.

    `typed` carries side and text at every change, `added` what was entered, `removed` a position
    in the list. Rows are used again, because making widgets is what costs time when a candidate is
    switched to.
    """

    typed = Signal(object, str)
    added = Signal(object, str)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ObservationRow] = []
        self._is_wide = True
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.side = ChoiceBox()
        self.side.setAccessibleName("For or against")
        for side, (name, _) in SIDES.items():
            self.side.addItem(capitalized(name), side)
        zoom.hold(self.side, 96)
        self.line = LineField(placeholder="Add what you saw")
        self.line.setAccessibleName("Add what you saw")
        self.line.returnPressed.connect(self.add)
        self.line.textEdited.connect(self._type)
        self.side.activated.connect(self._type)
        self._lay_out()

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(6)
        entry.addWidget(self.side)
        entry.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addLayout(entry)

    def show_begun(self, begun: Observation | None, is_other: bool) -> None:
        """Show what is being typed: as it is kept, or as it stands in the line with its blanks."""
        text = begun.text if begun else ""
        if is_other or self.line.text().strip() != text.strip():
            self.line.setText(text)
        if begun:
            self.side.setCurrentIndex(self.side.findData(begun.side))

    def show_observations(self, observations: Sequence[Observation]) -> None:
        """Show what was seen."""
        while len(self.rows) < len(observations):
            self._make_row()
        for position, row in enumerate(self.rows):
            row.setVisible(position < len(observations))
            if position < len(observations):
                row.show_observation(observations[position])

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window; a small one leaves the words to the signs."""
        self._is_wide = measures.padding > 16
        for row in self.rows:
            row.side.setVisible(self._is_wide)

    def add(self) -> None:
        """Add what stands in the line; an empty line adds nothing."""
        text = self.line.text()
        if text.strip():
            self.added.emit(Side(self.side.currentData()), text)

    def _type(self) -> None:
        self.typed.emit(Side(self.side.currentData()), self.line.text())

    def _make_row(self) -> None:
        row, position = ObservationRow(), len(self.rows)
        row.remove.clicked.connect(lambda: self._remove(position))
        row.side.setVisible(self._is_wide)
        self.rows.append(row)
        self._list.addWidget(row)

    def _remove(self, position: int) -> None:
        self.line.setFocus()
        self.removed.emit(position)
