"""Rubric: its criteria, which levels speak on each, and what each level expects there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from calibrate.domain.changes import Answer, Refusal
from calibrate.domain.commands import ReplaceRubric
from calibrate.domain.errors import CalibrateError
from calibrate.domain.rubric.examples import Example, unplaced
from calibrate.domain.rubric.pairing import (
    LONGEST_TITLE,
    place_example,
    rename_criterion,
    together,
    unpair,
)
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.rubric.splitting import split
from calibrate.domain.search.places import Place
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.setup.page import Page
from calibrate.ui.setup.people.people_dialogs import AskLine, Line
from calibrate.ui.setup.rubric.criteria_list import CriteriaList
from calibrate.ui.setup.rubric.criterion_detail import CriterionDetail
from calibrate.ui.setup.rubric.examples_pane import MOST_DIGITS, ExamplesPane
from calibrate.ui.setup.rubric.joining import joining_words, parts_of
from calibrate.ui.setup.rubric.pick_dialog import Pick
from calibrate.ui.setup.rubric.rubric_files import RubricFiles
from calibrate.ui.setup.rubric.scale_dialog import ScaleDialog
from calibrate.ui.setup.state import SetupState, rubric_gaps
from calibrate.words.phrases import several

PLACE, READ, BACK = "Place examples", "Examples", "Back to the criteria"
PLACE_ON = "Place or lift on that criterion"
FROZEN = "Frozen since rating opened"


class RubricPage(Page):
    """The criteria at the left, and at the right all that is said on the chosen one.

    Examples are placed in a pane of their own, in the place of both.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Rubric")
        self.step_box = ChoiceBox("Step")
        self.buttons.addWidget(self.step_box)
        self.placing = self.add_action(PLACE, "One after the other, by digits")
        self.scale = self.add_action("Scale…", "The points of judgement, and what splits")
        self.more = self.add_action("More…", "Compare, export, keep or replace the rubric")
        self.criteria = CriteriaList()
        self.detail = CriterionDetail()
        self.examples = ExamplesPane()
        self.files = RubricFiles(self, self.more)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._columns())
        self.stack.addWidget(self.examples)
        self.body.addWidget(self.stack, 1)
        self.show_keys(*self._keys(), frozen=self._changing(), quiet=self._digits())
        self._connect()

    def _columns(self) -> QWidget:
        held = QWidget()
        columns = QHBoxLayout(held)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(20)
        columns.addWidget(self.criteria)
        columns.addWidget(self.detail, 1)
        return held

    def _keys(self) -> tuple[Key, ...]:
        criteria, pane = self.criteria, self.examples
        return (
            Key(("Up", "Down"), "Go from criterion to criterion", None, criteria, "criterion"),
            Key(("Up", "Down"), "Go from example to example", None, pane, "example"),
            Key(("Esc",), BACK, self.close_examples, pane, "back"),
        )

    def _changing(self) -> tuple[Key, ...]:
        """Return the keys that change something, which they do in set-up alone."""
        criteria, pane = self.criteria, self.examples
        return (
            Key(("F2",), "Rename the criterion", None, criteria, "rename"),
            Key(
                ("P",),
                "Mark a criterion, and pair or merge it with the next one marked",
                self.mark_or_join,
                criteria,
                "pair or merge",
            ),
            Key(("U",), "Unpair the levels of the criterion", self.part, criteria, "unpair"),
            Key(("S",), "Split the criterion", self.split, criteria, "split"),
            Key(("E",), "Place examples", self.open_examples, criteria, "place examples"),
            Key(("1–9",), PLACE_ON, None, pane, "place or lift"),
            Key(
                ("0",), "Leave it with the level", partial(pane.place_on, -1), pane, "no criterion"
            ),
            Key(
                ("A",), "Place it where it is suggested", pane.take_suggestion, pane, "as suggested"
            ),
        )

    def _digits(self) -> tuple[Key, ...]:
        pane = self.examples
        return (
            *(
                Key((str(at + 1),), PLACE_ON, partial(pane.place_on, at), pane)
                for at in range(MOST_DIGITS)
            ),
            Key(("M",), "The next nine criteria", pane.show_more, pane),
            Key(("Shift+Up", "Shift+Down"), "Take more criteria along", None, self.criteria),
            Key(("Esc",), "Mark no criterion", self.unmark, self.criteria),
        )

    def is_hinted(self, key: Key) -> bool:
        """Tell whether a key is of what the page shows now."""
        return key.within is None or key.within.isVisibleTo(self)

    def _connect(self) -> None:
        self.step_box.activated.connect(self._show_criteria)
        self.placing.clicked.connect(self._turn)
        self.scale.clicked.connect(self.edit_scale)
        self.criteria.chosen.connect(self._show_detail)
        self.criteria.rename_wanted.connect(self.rename)
        self.detail.rename_wanted.connect(self.rename)
        self.detail.pairing_wanted.connect(self.mark_or_join)
        self.detail.parting_wanted.connect(self.part)
        self.detail.split_wanted.connect(self.split)
        self.detail.place_wanted.connect(self.place)
        self.examples.placed.connect(self._place)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins on this page."""
        return self.examples.list if self.is_placing else self.criteria

    def show_state(self, state: SetupState) -> None:
        """Show the rubric as it is now; the chosen criterion stays."""
        super().show_state(state)
        rubric = state.session.rubric
        self._fill_steps(rubric)
        self.scale.setEnabled(state.is_setup)
        self.subtitle.set_whole(_words(state))
        self._show_criteria()

    def _fill_steps(self, rubric: Rubric) -> None:
        words = [str(step) for step in rubric.steps]
        shown = [self.step_box.itemText(index) for index in range(self.step_box.count())]
        if words != shown:
            self.step_box.clear()
            self.step_box.addItems(words)
        self.step_box.setVisible(len(words) > 1)

    @property
    def rubric(self) -> Rubric:
        """The rubric as the session has it."""
        assert self.state is not None
        return self.state.session.rubric

    @property
    def _step(self) -> Step:
        steps = self.rubric.steps
        return steps[max(0, self.step_box.currentIndex())] if steps else Step("", "")

    @property
    def editable(self) -> bool:
        """Whether the rubric may still be changed."""
        return self.state is not None and self.state.is_setup

    def _show_criteria(self) -> None:
        self.criteria.show_rubric(self.rubric, self._step)
        self.examples.show_rubric(self.rubric, self._step, self.editable)
        left = len(unplaced(self.rubric, (self._step.current, self._step.target)))
        verb = PLACE if self.editable else READ
        place = f"{verb}  {left}" if left else verb
        self.placing.setText(BACK if self.is_placing else place)
        self.placing.setAccessibleName(self.placing.text())
        self._show_detail()

    def _show_detail(self) -> None:
        if self.is_placing:
            return
        shown = self.rubric, self._step, self.criteria.current, self.editable, self._joining()
        self.detail.show_criterion(*shown)

    def _joining(self) -> str:
        criteria = self.criteria
        return joining_words(len(criteria.several), criteria.marked, criteria.current)

    def show_place(self, place: Place) -> None:
        """Choose a criterion, or a level as a whole, on a step that has it."""
        self.stack.setCurrentIndex(0)
        steps = [self._step, *self.rubric.steps]
        step = next((one for one in steps if _speaks(self.rubric, one, place)), self._step)
        if step in self.rubric.steps:
            self.step_box.setCurrentIndex(self.rubric.steps.index(step))
        self._show_criteria()
        self.criteria.choose(place.criterion)
        self.criteria.setFocus()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        super().fit(measures)
        self.criteria.setFixedWidth(scaled(300 if measures.padding > 20 else 236))
        self.examples.fit(measures)

    def rename(self) -> None:
        """Ask for another title of the chosen criterion."""
        criterion = self.criteria.current
        if criterion and self.editable:
            line = Line("Title", criterion.title, LONGEST_TITLE)
            AskLine(self, "Rename criterion", line, partial(self._rename, criterion.id)).exec()

    def _rename(self, criterion: str, title: str) -> Answer:
        return self.attempt(lambda: rename_criterion(self.rubric, criterion, title))

    # Pairing, merging, splitting

    def mark_or_join(self) -> None:
        """Make one of the chosen criteria, or of the marked one and the chosen; or mark it."""
        criterion, marked = self.criteria.current, self.criteria.marked
        if not self.editable or criterion is None:
            return
        if len(self.criteria.several) > 1:
            self._join(self.criteria.several)
        elif marked and marked.id != criterion.id:
            self._join((marked.id, criterion.id))
        else:
            self.criteria.mark("" if marked else criterion.id)
            self._show_detail()

    def unmark(self) -> None:
        """Mark no criterion any more."""
        self.criteria.mark("")
        self._show_detail()

    def _join(self, ids: tuple[str, ...]) -> None:
        try:
            rubric, joined = together(self.rubric, ids)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return
        self.criteria.mark("")
        if self.apply(ReplaceRubric(rubric, joined)) and joined:
            self.criteria.choose(joined[0].into)

    def part(self) -> None:
        """Part the chosen criterion by its levels."""
        criterion = self.criteria.current
        if criterion and self.editable:
            self._change(lambda: unpair(self.rubric, criterion.id))

    def split(self) -> None:
        """Ask where the chosen criterion is split in two, and split it there."""
        criterion = self.criteria.current
        if criterion is None or not self.editable:
            return
        options = parts_of(criterion, self._step)
        if not options:
            self.desk.failed.emit(f"“{criterion.title}” says one thing alone at each level.")
            return
        words = "The second criterion begins with"
        chosen = Pick.ask(self, f"Split “{criterion.title}”", words, options)
        if chosen is not None:
            at, _, level = chosen.partition(" ")
            self._change(lambda: split(self.rubric, criterion.id, level, int(at)))

    # Examples

    @property
    def is_placing(self) -> bool:
        """Whether examples are placed now."""
        return self.stack.currentWidget() is self.examples

    def _turn(self) -> None:
        if self.is_placing:
            self.close_examples()
        else:
            self.open_examples()

    def open_examples(self) -> None:
        """Show the examples in the place of the criteria."""
        self.stack.setCurrentWidget(self.examples)
        self._show_criteria()
        self.show_hints()
        self.first.setFocus()

    def close_examples(self) -> None:
        """Show the criteria again."""
        self.stack.setCurrentIndex(0)
        self._show_criteria()
        self.show_hints()
        self.first.setFocus()

    def place(self, level: str, text: str) -> None:
        """Go to an example of a level, to place it."""
        self.open_examples()
        self.examples.show_example(level, text)

    def _place(self, example: Example, criterion: str) -> None:
        there = criterion or None
        self._change(lambda: place_example(self.rubric, example.level, example.text, there))

    # The rubric as a whole

    def edit_scale(self) -> None:
        """Ask for another scale, and for another rule by which criteria split."""
        if self.editable:
            ScaleDialog(self, self.rubric, self._step, self.attempt).exec()

    def _change(self, make: Callable[[], Rubric]) -> None:
        answer = self.attempt(make)
        if isinstance(answer, Refusal):
            self.desk.failed.emit(answer.sentence)

    def attempt(self, make: Callable[[], Rubric]) -> Answer:
        """Put another rubric in place, or say why there is none or it is refused."""
        try:
            return self.desk.attempt(ReplaceRubric(make()))
        except CalibrateError as error:
            return Refusal(str(error))


def _speaks(rubric: Rubric, step: Step, place: Place) -> bool:
    """Tell whether a criterion is on a step, and the level that is sought one of its two."""
    is_there = not place.label or place.label in (step.current, step.target)
    criteria = [criterion.id for criterion, _ in rubric.for_step(step)]
    return is_there and (not place.criterion or place.criterion in criteria)


def _words(state: SetupState) -> str:
    rubric = state.session.rubric
    levels = ", ".join(f"{level.key} {level.title}".strip() for level in rubric.levels)
    gaps = rubric_gaps(state.session)
    kept = f"  ·  {several(gaps, 'gap')} kept" if gaps else ""
    frozen = "" if state.is_setup else f"{FROZEN}  ·  "
    return f"{frozen}{rubric.title} {rubric.version}".strip() + f"  ·  {levels}{kept}"
