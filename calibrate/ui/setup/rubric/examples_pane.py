"""Examples placed at speed: each whole in sight, and put on a criterion by its digit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.rubric.examples import Example, may_go, placed, places_for, unplaced
from calibrate.domain.rubric.rubric import Criterion, Rubric, Step
from calibrate.ui.look.elided import ElidedLabel, give_tip
from calibrate.ui.look.marks import LevelTag
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choosing import show_checked
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.scrolled import scrolled
from calibrate.ui.setup.candidate_tabs import CountTabs
from calibrate.ui.setup.rubric.examples_list import ExamplesList
from calibrate.words.criteria import whole_level

MOST_DIGITS = 9
LEAST_OF_TEXT = 66
UNPLACED, PLACED = "unplaced", "placed"
ALL_PLACED = "Every example of these two levels stands on a criterion."
NO_EXAMPLES = "The ladder has no examples at these two levels."
NONE_PLACED = "No example of these two levels stands on a criterion yet."


class ExamplesPane(QWidget):
    """The examples of a step at the left; at the right the chosen one above where it may go.

    `placed` carries an example and the id of a criterion, empty for the level as a whole.
    """

    placed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.tabs = CountTabs("Which examples", "example")
        self.list = ExamplesList()
        self.text, self.about = label("", wrap=True), ElidedLabel(role="meta")
        self.empty = label("", "muted", wrap=True)
        self.heading = label("", "label")
        self.more = KeyButton("More criteria", "M")
        self.boxes: list[CheckBox] = []
        self.editable, self._is_wide, self._first = True, True, 0
        self._rubric: Rubric | None = None
        self._step = Step("", "")
        self._lists: dict[str, tuple[Example, ...]] = {}
        self.suggested = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.tabs)
        left.addWidget(self.list, 1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 8, 8, 12)
        right.setSpacing(8)
        self._above = QHBoxLayout()
        self._above.setSpacing(8)
        self._tag = LevelTag("", False)
        self._above.addWidget(self._tag)
        self._above.addWidget(self.about, 1)
        right.addLayout(self._above)
        reading = scrolled(_lone(self.text), "The example")
        reading.setMinimumHeight(scaled(LEAST_OF_TEXT))
        right.addWidget(reading, 1)
        right.addWidget(rule())
        right.addLayout(self._foot())
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        held = QWidget()
        held.setLayout(self._rows)
        self.criteria = scrolled(held, "Criteria")
        right.addWidget(self.criteria, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        row.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(0, 16, 0, 0)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading, 1)
        row.addWidget(self.more)
        return row

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_list)
        self.list.chosen.connect(self._show_example)
        self.more.clicked.connect(self.show_more)

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures: a small one has room for the titles alone."""
        self._is_wide = measures.padding > 20
        self._left.setFixedWidth(scaled(300 if self._is_wide else 236))
        self._show_example()

    def show_rubric(self, rubric: Rubric, step: Step, editable: bool) -> None:
        """Show the examples of a step."""
        if step != self._step:
            self._first = 0
        self._rubric, self._step, self.editable = rubric, step, editable
        levels = (step.current, step.target)
        left, done = unplaced(rubric, levels), placed(rubric, levels)
        self._lists = {UNPLACED: left, PLACED: done}
        self.tabs.show_tabs([(UNPLACED, "Not placed", len(left)), (PLACED, "Placed", len(done))])
        self._show_list()

    def _show_list(self) -> None:
        if self._rubric is not None:
            self.list.show_examples(self._lists[self.tabs.key or UNPLACED])
            self._show_example()

    def show_example(self, level: str, text: str) -> None:
        """Go to an example."""
        for key, examples in self._lists.items():
            for row, example in enumerate(examples):
                if (example.level, example.text) == (level, text):
                    self.tabs.choose(key)
                    self._show_list()
                    self.list.go_to(row)
                    return

    # The example at hand

    @property
    def places(self) -> tuple[Criterion, ...]:
        """Where the example at hand may go."""
        example = self.list.current
        return places_for(self._rubric, self._step, example) if self._rubric and example else ()

    @property
    def shown_places(self) -> tuple[Criterion, ...]:
        """Those of them that have a digit now."""
        return self.places[self._first : self._first + MOST_DIGITS]

    def _show_example(self) -> None:
        example = self.list.current
        self._right.setVisible(example is not None)
        self.empty.setVisible(example is None)
        self.empty.setText(self._empty_words())
        if example is None or self._rubric is None:
            return
        self._show_tag(example)
        self.text.setText(example.text)
        self.about.set_whole(example.category)
        self._first = self._first if self._first < len(self.places) else 0
        self.suggested = "" if example.criterion else self._suggest(example)
        self._show_places(example)

    def _empty_words(self) -> str:
        if not any(self._lists.values()):
            return NO_EXAMPLES
        return NONE_PLACED if self.tabs.key == PLACED else ALL_PLACED

    def _show_tag(self, example: Example) -> None:
        tag = LevelTag(example.level, example.level == self._step.target)
        self._above.replaceWidget(self._tag, tag)
        self._tag.hide()
        self._tag.deleteLater()
        self._tag = tag

    def _suggest(self, example: Example) -> str:
        """Return the criterion that stands clear of all others, if one does."""
        from calibrate.analysis.likeness import stems
        from calibrate.analysis.suggestions import Suggesting, clearest

        speaking = [one for one in self.places if may_go(one, example)]
        ranked = Suggesting(speaking, self._step).rank(stems(example.text))
        return clearest(ranked) or ""

    def _show_places(self, example: Example) -> None:
        shown, everywhere = self.shown_places, len(self.places)
        self.more.setVisible(everywhere > MOST_DIGITS)
        last = self._first + len(shown)
        of = f"  {self._first + 1}–{last} of {everywhere}" if everywhere > MOST_DIGITS else ""
        self.heading.setText(f"Belongs to{of}")
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        for at, criterion in enumerate(shown):
            self._add_place(at, criterion, example)
        self._add_box(f"0  {whole_level(example.level)}", example.criterion is None, -1)
        self._rows.addStretch()

    def _add_place(self, at: int, criterion: Criterion, example: Example) -> None:
        expectation = criterion.expectation(example.level)
        hint = "  ·  suggested" if criterion.id == self.suggested else ""
        is_here = example.criterion is not None and example.criterion.id == criterion.id
        box = self._add_box(f"{at + 1}  {criterion.title}{hint}", is_here, at)
        box.setEnabled(self.editable and expectation is not None)
        silent = f"{example.level} says nothing on this criterion."
        if self._is_wide:
            self._add_said(expectation.text if expectation else silent)
        elif expectation is None:
            give_tip(box, silent)

    def _add_said(self, words: str) -> None:
        """Show below a criterion what the level of the example expects on it."""
        held, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(scaled(30), 0, 0, scaled(4))
        row.addWidget(ElidedLabel(words, "meta"))
        held.setLayout(row)
        self._rows.addWidget(held)

    def _add_box(self, words: str, is_here: bool, at: int) -> CheckBox:
        box = CheckBox(words)
        show_checked(box, is_here)
        box.setEnabled(self.editable)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.toggled.connect(lambda: self._place_from_box(at))
        self.boxes.append(box)
        self._rows.addWidget(box)
        return box

    # What is done

    def place_on(self, at: int) -> None:
        """Place the example on a criterion by its digit, or lift it from there; go to the next."""
        example, places = self.list.current, self.shown_places
        if example is None or not self.editable or at >= len(places):
            return
        if at >= 0 and not may_go(places[at], example):
            return
        here = example.criterion.id if example.criterion else ""
        there = places[at].id if at >= 0 else ""
        if there == here == "":
            self.list.go_to(self.list.currentIndex().row() + 1)
        else:
            self.placed.emit(example, "" if there == here else there)

    def _place_from_box(self, at: int) -> None:
        """Place what was ticked, and let the keyboard go on in the list."""
        self.list.setFocus()
        self.place_on(at)
        self._show_example()

    def take_suggestion(self) -> None:
        """Place the example where it is suggested."""
        example = self.list.current
        if example and self.editable and self.suggested:
            self.placed.emit(example, self.suggested)

    def show_more(self) -> None:
        """Give the digits to the next nine criteria."""
        after = self._first + MOST_DIGITS
        self._first = after if after < len(self.places) else 0
        self._show_example()


def _lone(text: QWidget) -> QWidget:
    """Return a text by itself, above whatever room is left."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(text)
    column.addStretch()
    return held
