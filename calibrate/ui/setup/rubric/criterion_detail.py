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
    Pairing,
    Rubric,
    Section,
    Step,
    origin_of,
)
from calibrate.domain.rubric.splitting import split_places
from calibrate.ui.look.marks import LevelTag, draw_dashed
from calibrate.ui.look.painted_text import one_line
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.parts.fields.link_row import LinkRow
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.words.criteria import LIKENESS, WHOLE_LEVEL, link_words, pairing_sentence
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


IN_ONE_ROW = 440
"""How wide the detail has to be for its buttons to stand in one row."""


class CriterionDetail(QScrollArea):
    """One criterion with its two levels side by side.

    `place_wanted` carries (level, example) that a person wants to move.
    """

    rename_wanted = Signal()
    pairing_wanted = Signal()
    parting_wanted = Signal()
    split_wanted = Signal()
    place_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What the levels expect")
        set_role(self, "plain")
        self._make_buttons("Pair")
        self._keep_unused(self)
        self._editable = True
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)

    def _make_buttons(self, joining: str) -> None:
        self.rename = _button("Rename…", self.rename_wanted.emit)
        self.pairing = KeyButton(joining)
        self.pairing.setAccessibleName(joining)
        self.pairing.clicked.connect(self.pairing_wanted)
        self.parting = _button("Unpair", self.parting_wanted.emit)
        self.splitting = _button("Split…", self.split_wanted.emit)

    def _keep_unused(self, page: QWidget) -> None:
        """Let buttons that stand nowhere go with the page."""
        for button in (self.rename, self.pairing, self.parting, self.splitting):
            if button.parentWidget() is None:
                button.setParent(page)
                button.hide()

    def show_criterion(
        self,
        rubric: Rubric,
        step: Step,
        criterion: Criterion | None,
        editable: bool,
        joining: str = "Pair",
    ) -> None:
        """Show a criterion, or with None what the step's levels say as a whole.

        `joining` is what making it one with another is called now.
        """
        self._editable = editable
        self._make_buttons(joining)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 8, 16)
        column.setSpacing(12)
        column.addLayout(self._heading(rubric, step, criterion))
        self._keep_unused(page)
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

    def _heading(self, rubric: Rubric, step: Step, criterion: Criterion | None) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(criterion.title if criterion else WHOLE_LEVEL, "panel-title", True))
        words.addWidget(label(_standing(rubric, step, criterion), "meta", wrap=True))
        words.addLayout(self._actions(criterion))
        return words

    def _actions(self, criterion: Criterion | None) -> QBoxLayout:
        """Lay out the buttons in one row, or in two where there is little room."""
        self._rows = rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fit()
        rows.setContentsMargins(0, 6, 0, 0)
        rows.setSpacing(8)
        buttons = self._buttons(criterion)
        for some in (buttons[:2], buttons[2:]):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in some:
                set_role(button, "small")
                row.addWidget(button)
            row.addStretch()
            rows.addLayout(row)
        rows.addStretch()
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is for the buttons."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        is_wide = self.width() >= scaled(IN_ONE_ROW)
        self._rows.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _buttons(self, criterion: Criterion | None) -> list[QPushButton]:
        """Return the buttons that would do something now."""
        if criterion is None or not self._editable:
            return []
        apart = [self.parting] if len(criterion.expectations) > 1 else []
        is_long = any(split_places(one.text) for one in criterion.expectations)
        return [self.pairing, *apart, *([self.splitting] if is_long else []), self.rename]

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
            self._add_links(column, section)
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

    def _add_links(self, column: QVBoxLayout, section: Section) -> None:
        """Show where words of the ladder lead to; what is no page of the web is only read."""
        if section.links:
            column.addWidget(label(f"Links  {len(section.links)}", "label"))
        for link in section.links:
            column.addWidget(label(link_words(link), "muted", wrap=True))
            row = LinkRow()
            row.setParent(self)  # without one it would be shown as a window
            row.show_link(link.address)
            column.addWidget(row)

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


def _standing(rubric: Rubric, step: Step, criterion: Criterion | None) -> str:
    if criterion is None:
        return "What the ladder says of a whole level, and examples that no criterion has yet."
    pairing = criterion.pairing(step)
    told = pairing_sentence(pairing, step) if pairing else ""
    if pairing is Pairing.PAIRED and (likeness := _likeness(rubric, step, criterion)):
        told = f"{told} {likeness}"
    return f"{criterion.category}  ·  {told}" if criterion.category else told


def _likeness(rubric: Rubric, step: Step, criterion: Criterion) -> str:
    """Return how sure a pair is that the app itself would propose; nothing of any other."""
    from calibrate.exchange.ladders.pairing import proposed

    surely = proposed(rubric, step, criterion)
    return "" if surely is None else LIKENESS[surely]


def _button(text: str, press: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.rstrip("…"))
    button.clicked.connect(lambda: press())
    return button
