"""The scale of judgement and the rule by which criteria split, edited before rating opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.changes import Answer
from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import Rubric, Scale, ScalePoint, SplitRule, Step
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.stepper import Stepper
from calibrate.words.rules import rule_of_raters, rule_words, scale_words

LONGEST_LABEL = 60
VALUES = range(1, 10)
EXAMPLE_OF_RATERS = 5
LEVELS = "{current} and {target} stand for the levels of a candidate."


@dataclass(slots=True)
class _Point:
    """One point of the scale as a row of the dialog."""

    value: int
    row: QWidget
    field: LineField


class ScaleDialog(Dialog):
    """Points with their words, which of them hold and are the bar, and when a criterion splits."""

    def __init__(
        self,
        parent: QWidget | None,
        rubric: Rubric,
        step: Step,
        attempt: Callable[[Callable[[], Rubric]], Answer],
    ) -> None:
        super().__init__(parent, "Scale and split", "Use this scale")
        zoom.hold(self, 640)
        self.subheading.setText(LEVELS)
        self._rubric, self._step, self._attempt = rubric, step, attempt
        self.points: list[_Point] = []
        self.holds, self.bar = ChoiceBox(), ChoiceBox()
        scale, split = rubric.scale, rubric.split
        self.not_shown = line_field(scale.not_shown, "", LONGEST_LABEL)
        self.share = Stepper("So many", "Share: so many")
        self.of = Stepper("of so many", "Share: of so many")
        self.distance = Stepper("Points apart")
        for stepper, value in (
            (self.share, split.share_numerator),
            (self.of, split.share_denominator),
            (self.distance, split.distance),
        ):
            stepper.show_value(value)
            stepper.changed.connect(self._tell)
        self.scale_told, self.split_told = label("", "muted", True), label("", "muted", True)
        self._fill_body()
        for point in scale.points:
            self._add_row(point.value, point.label)
        self._fill_choices(scale.holds, scale.bar)
        self.not_shown.textChanged.connect(self._tell)
        self.holds.activated.connect(self._tell)
        self.bar.activated.connect(self._tell)
        self._given = self._entered()
        self._tell()

    def _fill_body(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.add_point = _link("Add a point", self._add_point)
        self.body.addWidget(label("Points, lowest first", "label"))
        self.body.addLayout(self._rows)
        self.body.addWidget(self.add_point, 0, Qt.AlignmentFlag.AlignLeft)
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addLayout(named("Meets the current level", self.holds), 1)
        choices.addLayout(named("The bar: meets the target level", self.bar), 1)
        self.body.addLayout(choices)
        self.body.addLayout(named("Said on what is new, for not shown", self.not_shown))
        self.body.addWidget(self.scale_told)
        self.body.addWidget(rule())
        self.body.addWidget(label("A criterion splits by the larger side of the bar", "label"))
        steppers = QHBoxLayout()
        steppers.setSpacing(12)
        for stepper in (self.share, self.of, self.distance):
            steppers.addWidget(stepper, 1)
        self.body.addLayout(steppers)
        self.body.addWidget(self.split_told)

    # Points

    def _add_row(self, value: int, words: str) -> _Point:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        number: QLabel = label(str(value), "strong")
        number.setMinimumWidth(scaled(14))
        field = line_field(words, "", LONGEST_LABEL)
        field.setAccessibleName(f"Words of point {value}")
        number.setBuddy(field)
        point = _Point(value, row, field)
        remove = _link("Remove", lambda: self._remove(point))
        remove.setAccessibleName(f"Remove point {value}")
        line.addWidget(number)
        line.addWidget(field, 1)
        line.addWidget(remove)
        field.textChanged.connect(self._tell)
        at = sum(known.value < value for known in self.points)
        self.points.insert(at, point)
        self._rows.insertWidget(at, row)
        return point

    def _add_point(self) -> None:
        """Add the first point above the highest there is, or else the first that is free."""
        taken = [point.value for point in self.points]
        free = [value for value in VALUES if value not in taken]
        above = [value for value in free if value > max(taken, default=0)]
        self._add_row((above or free)[0], "").field.setFocus()
        self._fill_choices(self.holds.currentData(), self.bar.currentData())
        self._tell()

    def _remove(self, point: _Point) -> None:
        self.points.remove(point)
        self._rows.removeWidget(point.row)
        point.row.hide()
        point.row.deleteLater()
        self._fill_choices(self.holds.currentData(), self.bar.currentData())
        self.add_point.setFocus()
        self._tell()

    def _fill_choices(self, holds: int | None, bar: int | None) -> None:
        """Offer the points there are; what was chosen stays, if it is still there."""
        for box, chosen in ((self.holds, holds), (self.bar, bar)):
            with QSignalBlocker(box):
                box.clear()
                for point in self.points:
                    box.addItem(str(point.value), point.value)
                box.setCurrentIndex(box.findData(chosen))
        self.add_point.setVisible(len(self.points) < len(VALUES))

    @property
    def is_typed(self) -> bool:
        """Whether anything was changed here."""
        return super().is_typed or self._entered() != self._given

    def _entered(self) -> object:
        """Return what stands here, whether or not it makes a scale."""
        points = [(point.value, point.field.text()) for point in self.points]
        chosen = self.holds.currentData(), self.bar.currentData()
        return points, chosen, (self.share.value, self.of.value, self.distance.value)

    # What it means

    @property
    def chosen_scale(self) -> Scale:
        """The scale as it was entered; raises BadInput where that is none."""
        points = tuple(ScalePoint(point.value, point.field.text()) for point in self.points)
        holds, bar = self.holds.currentData(), self.bar.currentData()
        if holds is None or bar is None:
            raise BadInput("A point that was removed held or was the bar; choose another.")
        return Scale(points, holds, bar, self.not_shown.text())

    @property
    def chosen_split(self) -> SplitRule:
        """The rule as it was entered; raises BadInput where that is none."""
        return SplitRule(self.share.value or 0, self.of.value or 0, self.distance.value or 0)

    def _tell(self) -> None:
        """Say what follows from what stands here now."""
        self.trouble.say("")
        for told, words in ((self.scale_told, self._scale_words), (self.split_told, self._rule)):
            try:
                told.setText(words())
            except BadInput as error:
                told.setText(str(error))

    def _scale_words(self) -> str:
        scale = self.chosen_scale
        scale.need_labels()
        return scale_words(scale, self._step)

    def _rule(self) -> str:
        rule = self.chosen_split
        return f"{rule_words(rule)} {rule_of_raters(rule, EXAMPLE_OF_RATERS)}"

    def finish(self) -> None:
        """Use them; stay and say at its field what is wrong."""
        try:
            scale, split = self.chosen_scale, self.chosen_split
            scale.need_labels()
        except BadInput as error:
            self._refuse(str(error))
            return
        make = replace(self._rubric, scale=scale, split=split)
        self.close_unless_refused(self._attempt(lambda: make))

    def _refuse(self, sentence: str) -> None:
        """Say it beside the field without words, if there is one, or else below all of them."""
        fields = [*(point.field for point in self.points), self.not_shown]
        bare = next((field for field in fields if not field.text().strip()), None)
        if bare is None:
            self.trouble.say(sentence)
            self.area.ensureWidgetVisible(self.trouble)
            return
        bare.setFocus()
        self.area.ensureWidgetVisible(bare)
        bare.beside.say(sentence)


def _link(text: str, press: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    set_role(button, "link")
    button.clicked.connect(lambda: press())
    return button
