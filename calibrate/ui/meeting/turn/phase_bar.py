"""The five steps of the candidate at hand, in the middle of the top bar."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calibrate.domain.agenda.steps import Progress, Step
from calibrate.ui.look import zoom
from calibrate.ui.look.marks import DASHES, draw_check, draw_text, fills, strokes
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, appearance, font, measures, tokens
from calibrate.words.meeting import PROGRESSES, STAGES

CIRCLE = 20
BESIDE = 8
GAP = 9
LONG, SHORT = 44, 10


class PhaseBar(QWidget):
    """Read, Reveal, Talk, Round 2, Decide: what is done, what goes on, what is still ahead."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[Step, ...] = ()
        self._measures: Measures = measures(1600)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; without any there is nothing to see."""
        if tuple(steps) == self.steps:
            return
        self.steps = tuple(steps)
        said = ", ".join(map(_spoken, steps))
        self.setAccessibleName(f"Steps: {said}" if said else "")
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self._measures = measures
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all steps with the lines between them."""
        return self._room(self.steps, LONG if self._measures.padding > 20 else SHORT)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the step that goes on: the others are left out before it is cut."""
        return self._room(self._now, SHORT)

    @property
    def _now(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.progress is Progress.NOW)

    def _room(self, steps: Sequence[Step], line: int) -> QSize:
        between = (line + 2 * GAP) * max(len(steps) - 1, 0)
        return zoom.size(ceil(sum(map(self._width, steps)) + between) + 2, CIRCLE + 8)

    def _width(self, step: Step) -> float:
        return CIRCLE + BESIDE + _face(step, self._size).width(_name(step))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        is_whole = self.width() >= self._room(self.steps, SHORT).width()
        shown = self.steps if is_whole else self._now
        free = area.width() - 2 - sum(map(self._width, shown))
        line = max(free / max(len(shown) - 1, 1) - 2 * GAP, 0)
        x = 1.0
        for step in shown:
            if step is not shown[0]:
                _draw_line(painter, x + GAP, line, area.center().y())
                x += line + 2 * GAP
            place = QRectF(x, 0, self._width(step), area.height())
            self._paint_step(painter, place, self.steps.index(step) + 1, step)
            x = place.right()

    def _paint_step(self, painter: QPainter, area: QRectF, number: int, step: Step) -> None:
        circle = QRectF(area.left(), area.center().y() - CIRCLE / 2, CIRCLE, CIRCLE)
        _draw_circle(painter, circle, number, step.progress)
        words = area.adjusted(CIRCLE + BESIDE, 0, 2, 0)
        ink = tokens().color("ink" if step.progress is Progress.NOW else "muted")
        draw_one(painter, words, _name(step), _face(step, self._size), ink)

    @property
    def _size(self) -> int:
        return self._measures.body


def _name(step: Step) -> str:
    return STAGES[step.stage]


def _spoken(step: Step) -> str:
    return f"{_name(step)} {PROGRESSES[step.progress]}"


def _face(step: Step, pixels: int) -> Face:
    is_now = step.progress is Progress.NOW
    return Face(pixels, QFont.Weight.DemiBold if is_now else QFont.Weight.Normal)


def _draw_line(painter: QPainter, x: float, width: float, middle: float) -> None:
    with strokes(painter, tokens().color("strong_hairline"), 1):
        painter.drawLine(QLineF(QPointF(x, middle), QPointF(x + width, middle)))


def _draw_circle(painter: QPainter, circle: QRectF, number: int, progress: Progress) -> None:
    """Filled with a check, filled with the number, hollow, or dashed for what is left out."""
    colors = tokens()
    if progress is Progress.DONE:
        with fills(painter, colors.color("muted")):
            painter.drawEllipse(circle)
        draw_check(painter, circle.adjusted(5, 5, -5, -5), colors.color("surface"))
        return
    if progress is Progress.NOW:
        with fills(painter, colors.color("primary")):
            painter.drawEllipse(circle)
    else:
        with strokes(painter, colors.color("control"), 1.4):
            if progress is Progress.SKIPPED:
                pen = painter.pen()
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([DASHES[0] / 2, DASHES[1] / 2])
                painter.setPen(pen)
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
    words = "–" if progress is Progress.SKIPPED else str(number)
    ink = "on_primary" if progress is Progress.NOW else "muted"
    draw_text(painter, circle, words, font(12, QFont.Weight.DemiBold), colors.color(ink))
