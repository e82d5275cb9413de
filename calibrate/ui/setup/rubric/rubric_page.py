"""Rubric: its criteria, which levels speak on each, and what each level expects there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from calibrate.domain.changes import Answer, Refusal
from calibrate.domain.commands import ReplaceRubric
from calibrate.domain.errors import CalibrateError
from calibrate.domain.rubric.pairing import (
    LONGEST_TITLE,
    pair,
    place_example,
    rename_criterion,
    unpair,
)
from calibrate.domain.rubric.rubric import Criterion, Rubric, Step
from calibrate.domain.search.places import Place
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.setup.page import Page
from calibrate.ui.setup.people.people_dialogs import AskLine, Line
from calibrate.ui.setup.rubric.criteria_list import CriteriaList
from calibrate.ui.setup.rubric.criterion_detail import CriterionDetail
from calibrate.ui.setup.rubric.pick_dialog import Pick
from calibrate.ui.setup.state import SetupState, rubric_gaps
from calibrate.words.phrases import several

RUBRICS = "Rubrics (*.toml *.md *.markdown *.html *.yaml *.yml *.csv *.xlsx);;All files (*)"
NOWHERE = ""


class RubricPage(Page):
    """The criteria at the left, and at the right all that is said on the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Rubric")
        self.step_box = ChoiceBox("Step")
        self.buttons.addWidget(self.step_box)
        self.replace = self.add_action("Replace…", "By a rubric file, a ladder, or a bundled one")
        self.criteria = CriteriaList()
        self.detail = CriterionDetail()
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.criteria)
        columns.addWidget(self.detail, 1)
        self.body.addLayout(columns, 1)
        self.show_keys(
            Key(("Up", "Down"), "Go from criterion to criterion", hint="criterion", within=self),
            Key(("F2",), "Rename the criterion", hint="rename", within=self),
            Key(("P",), "Pair or unpair", self.pair_or_unpair, self.criteria, "pair or unpair"),
        )
        self._connect()

    def _connect(self) -> None:
        self.replace.clicked.connect(self._offer_replacement)
        self.step_box.activated.connect(self._show_criteria)
        self.criteria.chosen.connect(self._show_detail)
        self.criteria.rename_wanted.connect(self.rename)
        self.detail.rename_wanted.connect(self.rename)
        self.detail.pairing_wanted.connect(self.pair_or_unpair)
        self.detail.place_wanted.connect(self.place)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins on this page."""
        return self.criteria

    def show_state(self, state: SetupState) -> None:
        """Show the rubric as it is now; the chosen criterion stays."""
        super().show_state(state)
        rubric = state.session.rubric
        self._fill_steps(rubric)
        self.replace.setEnabled(state.is_setup)
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
    def _rubric(self) -> Rubric:
        assert self.state is not None
        return self.state.session.rubric

    @property
    def _step(self) -> Step:
        steps = self._rubric.steps
        return steps[max(0, self.step_box.currentIndex())] if steps else Step("", "")

    @property
    def _editable(self) -> bool:
        return self.state is not None and self.state.is_setup

    def _show_criteria(self) -> None:
        self.criteria.show_rubric(self._rubric, self._step)
        self._show_detail()

    def _show_detail(self) -> None:
        self.detail.show_criterion(self._rubric, self._step, self.criteria.current, self._editable)

    def show_place(self, place: Place) -> None:
        """Choose a criterion, or a level as a whole, on a step that has it."""
        steps = [self._step, *self._rubric.steps]
        step = next((one for one in steps if _speaks(self._rubric, one, place)), self._step)
        if step in self._rubric.steps:
            self.step_box.setCurrentIndex(self._rubric.steps.index(step))
        self._show_criteria()
        self.criteria.choose(place.criterion)
        self.criteria.setFocus()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        super().fit(measures)
        self.criteria.setFixedWidth(scaled(300 if measures.padding > 20 else 236))

    def rename(self) -> None:
        """Ask for another title of the chosen criterion."""
        criterion = self.criteria.current
        if criterion and self._editable:
            line = Line("Title", criterion.title, LONGEST_TITLE)
            AskLine(self, "Rename criterion", line, partial(self._rename, criterion.id)).exec()

    def _rename(self, criterion: str, title: str) -> Answer:
        return self._attempt(lambda: rename_criterion(self._rubric, criterion, title))

    def pair_or_unpair(self) -> None:
        """Part the chosen criterion by its levels, or ask what to pair it with."""
        criterion = self.criteria.current
        if criterion is None or not self._editable:
            return
        if len(criterion.expectations) > 1:
            self._change(lambda: unpair(self._rubric, criterion.id))
            return
        options = [(partner.id, partner.title) for partner in partners(self._rubric, criterion)]
        words = "It speaks at the other level on"
        other = Pick.ask(self, f"Pair “{criterion.title}”", words, options)
        if other:
            self._change(lambda: pair(self._rubric, criterion.id, other))

    def place(self, level: str, text: str) -> None:
        """Ask which criterion an example of a level belongs to, and move it there."""
        speaking = [
            criterion for criterion in self._rubric.criteria if criterion.expectation(level)
        ]
        options = [(criterion.id, criterion.title) for criterion in speaking]
        options.append((NOWHERE, f"{level} as a whole"))
        chosen = Pick.ask(self, "Place example", f"This example of {level} belongs to", options)
        if chosen is not None:
            self._change(lambda: place_example(self._rubric, level, text, chosen or None))

    def _change(self, make: Callable[[], Rubric]) -> None:
        answer = self._attempt(make)
        if isinstance(answer, Refusal):
            self.desk.failed.emit(answer.sentence)

    def _attempt(self, make: Callable[[], Rubric]) -> Answer:
        """Put another rubric in place, or say why there is none or it is refused."""
        try:
            return self.desk.attempt(ReplaceRubric(make()))
        except CalibrateError as error:
            return Refusal(str(error))

    def _offer_replacement(self) -> None:
        menu = self.replacements()
        menu.exec(self.replace.mapToGlobal(self.replace.rect().bottomLeft()))

    def replacements(self) -> QMenu:
        """Return what the rubric can be replaced by: files, or a rubric that comes with the app."""
        from calibrate.exchange.ladders.rubric_file import bundled_rubrics

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("From files…", self.choose_files)
        for path in bundled_rubrics():
            name = path.stem.replace("-", " ").capitalize()
            menu.addAction(f"Bundled: {name}", partial(self.replace_by, [path]))
        return menu

    def choose_files(self) -> None:
        """Ask for a rubric file, or the documents of a ladder."""
        paths, _ = QFileDialog.getOpenFileNames(self, "Replace the rubric", "", RUBRICS)
        if paths:
            self.replace_by([Path(path) for path in paths])

    def replace_by(self, paths: Sequence[Path]) -> None:
        """Put the rubric of these files in place of the one there is, if the person agrees."""
        from calibrate.exchange.ladders.rubric_file import read_rubric

        try:
            rubric = read_rubric(paths)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return
        if self._agrees(rubric):
            self.apply(ReplaceRubric(rubric))

    def _agrees(self, rubric: Rubric) -> bool:
        """Ask first where pieces would lose their place."""
        assert self.state is not None
        kept = {criterion.id for criterion in rubric.criteria}
        pieces = self.state.every_piece()
        lost = sum(not kept.issuperset(piece.criteria) for piece in pieces)
        if not lost:
            return True
        sentence = (
            f"{several(lost, 'piece')} of evidence would leave criteria that “{rubric.title}” "
            "lacks. Undo brings rubric and placement back."
        )
        return Confirm.ask(self, "Replace the rubric?", sentence, "Replace")


def _speaks(rubric: Rubric, step: Step, place: Place) -> bool:
    """Tell whether a criterion is on a step, and the level that is sought one of its two."""
    is_there = not place.label or place.label in (step.current, step.target)
    criteria = [criterion.id for criterion, _ in rubric.for_step(step)]
    return is_there and (not place.criterion or place.criterion in criteria)


def partners(rubric: Rubric, criterion: Criterion) -> list[Criterion]:
    """Return what `criterion` can be paired with: same category, none of its levels."""
    levels = {expectation.level for expectation in criterion.expectations}
    return [
        other
        for other in rubric.criteria
        if other.id != criterion.id
        and other.category == criterion.category
        and not levels.intersection(expectation.level for expectation in other.expectations)
    ]


def _words(state: SetupState) -> str:
    rubric = state.session.rubric
    levels = ", ".join(f"{level.key} {level.title}".strip() for level in rubric.levels)
    gaps = rubric_gaps(state.session)
    kept = f"  ·  {several(gaps, 'gap')} kept" if gaps else ""
    return f"{rubric.title} {rubric.version}".strip() + f"  ·  {levels}{kept}"
