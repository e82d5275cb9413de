"""All that a rubric says on one criterion: both expectations, examples, and gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Origin,
    Rubric,
    Section,
    Step,
    origin_of,
)
from calibrate.ui.look.marks import LevelTag, draw_dashed
from calibrate.ui.look.painted_text import one_line
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.parts.frame import label
from calibrate.words.criteria import WHOLE_LEVEL, pairing_sentence
from calibrate.words.offers.examples import origin_words


class GapBox(QFrame):
    """A dashed box: here the ladder itself says that an example is still needed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.addWidget(label(text, "muted", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_dashed(QPainter(self), self.rect().toRectF(), 6)


WITH_BUTTONS = 460
"""How wide the detail has to be for its buttons to stand beside the title."""


class CriterionDetail(QScrollArea):
    """One criterion with its two levels side by side.

    `place_wanted` carries (level, example) that a person wants to move.
    """

    rename_wanted = Signal()
    pairing_wanted = Signal()
    place_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What the levels expect")
        set_role(self, "plain")
        self.rename = _button("Rename…", self.rename_wanted.emit)
        self.pairing = _button("Pair with…", self.pairing_wanted.emit)
        self._editable = True
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)

    def show_criterion(
        self, rubric: Rubric, step: Step, criterion: Criterion | None, editable: bool
    ) -> None:
        """Show a criterion, or with None what the step's levels say as a whole."""
        self._editable = editable
        self.rename, self.pairing = (
            _button("Rename…", self.rename_wanted.emit),
            _button("Pair with…", self.pairing_wanted.emit),
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 8, 16)
        column.setSpacing(12)
        column.addLayout(self._heading(step, criterion))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for place, level in enumerate((step.current, step.target)):
            side = (
                self._section(rubric, level) if criterion is None else self._side(criterion, level)
            )
            grid.addWidget(_level_heading(rubric, level, place == 1), 0, place)
            side.addStretch()
            grid.addLayout(side, 1, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addStretch()
        self.setWidget(page)
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title where there is no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= scaled(WITH_BUTTONS)
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _heading(self, step: Step, criterion: Criterion | None) -> QBoxLayout:
        self._head = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fit()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(criterion.title if criterion else WHOLE_LEVEL, "panel-title", True))
        words.addWidget(label(_standing(step, criterion), "meta", wrap=True))
        row.addLayout(words, 1)
        if criterion and self._editable:
            one_sided = len(criterion.expectations) < 2
            self.pairing.setText("Pair with…" if one_sided else "Unpair")
            self.pairing.setAccessibleName("Pair" if one_sided else "Unpair")
            row.addWidget(self.pairing, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self.rename, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _side(self, criterion: Criterion, level: str) -> QVBoxLayout:
        column = _column()
        expectation = criterion.expectation(level)
        if expectation is None:
            column.addWidget(GapBox(f"{level} says nothing on this criterion."))
            return column
        column.addWidget(label(expectation.text, wrap=True))
        self._add_lists(column, level, expectation)
        return column

    def _section(self, rubric: Rubric, level: str) -> QVBoxLayout:
        column = _column()
        found = [section for section in rubric.sections if section.level == level]
        for section in found:
            if section.introduction:
                column.addWidget(label(section.introduction, wrap=True))
            self._add_lists(column, level, section)
        if not found:
            column.addWidget(label("Nothing.", "muted"))
        return column

    def _add_lists(self, column: QVBoxLayout, level: str, part: Expectation | Section) -> None:
        column.addWidget(label(f"Examples  {len(part.examples)}", "label"))
        for example in part.examples:
            lines = self._example(level, example)
            _say_origin(lines, origin_of(part, example))
            column.addLayout(lines)
        if part.gaps:
            column.addWidget(label(f"Gaps  {len(part.gaps)}", "label"))
        for gap in part.gaps:
            column.addWidget(GapBox(gap))

    def _example(self, level: str, text: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(label(text, "muted", wrap=True))
        if self._editable:
            move = _button("Place…", lambda: self.place_wanted.emit(level, text))
            move.setAccessibleName(f"Place the example “{one_line(text)[:60]}”")
            set_role(move, "link")
            column.addWidget(move, 0, Qt.AlignmentFlag.AlignLeft)
        return column


def _say_origin(lines: QVBoxLayout, origin: Origin | None) -> None:
    """Say below an example from which session it came, if it did not come with the ladder."""
    if origin:
        lines.insertWidget(1, label(origin_words(origin), "meta", wrap=True))


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    return column


def _level_heading(rubric: Rubric, level: str, target: bool) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    titles: Sequence[str] = [known.title for known in rubric.levels if known.key == level]
    row.addWidget(LevelTag(level, target))
    row.addWidget(label(titles[0] if titles else "", "label", wrap=True), 1)
    return box


def _standing(step: Step, criterion: Criterion | None) -> str:
    if criterion is None:
        return "What the ladder says of a whole level, and examples that no criterion has yet."
    pairing = criterion.pairing(step)
    told = pairing_sentence(pairing, step) if pairing else ""
    return f"{criterion.category}  ·  {told}" if criterion.category else told


def _button(text: str, press: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.rstrip("…"))
    button.clicked.connect(lambda: press())
    return button
