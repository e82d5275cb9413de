"""What is missing before rating can open, the button that opens it, and then what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.agenda.readiness import Part, Remark
from calibrate.domain.session import Session, SessionPhase
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.marks import draw_focus, fills, strokes
from calibrate.ui.look.painted_text import draw_line, wrapped
from calibrate.ui.look.theme import Measures, font, scaled, set_role, tokens
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.next_step import NextStep
from calibrate.ui.parts.scrolled import scrolled
from calibrate.ui.setup.due_row import DueRow
from calibrate.ui.setup.state import SetupState
from calibrate.words.phrases import several
from calibrate.words.session import COMING, PARTS, SESSION_PHASES

MOST_LINES = 5
AT_ONCE = 30
"""Buttons that are made in one go: more than have room, and few enough to be made in a moment."""
LINE = 20


def destination(remark: Remark, names: Mapping[str, str]) -> str:
    """Return the words of the link to where a remark can be mended; `names` has them by id."""
    if remark.candidate is None or remark.part in (Part.RUBRIC, Part.PANEL):
        return f"Go to {PARTS[remark.part]}"
    name = names[remark.candidate]
    return f"Go to {name}’s evidence" if remark.part is Part.EVIDENCE else f"Go to {name}"


class RemarkButton(QAbstractButton):
    """A remark with its link; all of it can be pressed."""

    def __init__(self, holds_up: bool) -> None:
        super().__init__()
        self._holds_up = holds_up
        self._part, self._sentence = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_remark(self, remark: Remark, names: Mapping[str, str]) -> None:
        """Show a remark and where it leads."""
        part, words = PARTS[remark.part], destination(remark, names)
        if (part, remark.sentence, words) == (self._part, self._sentence, self.text()):
            return
        self._part, self._sentence = part, remark.sentence
        self.setText(words)
        self.setAccessibleName(f"{remark.sentence} {self.text()}")
        give_tip(self, remark.sentence)
        self._take_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the sentence needs at this width."""
        super().resizeEvent(event)
        self._take_height()

    def sizeHint(self) -> QSize:
        """Return any width: the height is fixed to what the sentence needs."""
        return QSize(scaled(200), self.height())

    def _take_height(self) -> None:
        room = zoom.length(self.width()) - 36
        lines = len(wrapped(self._sentence, self._face, room, MOST_LINES))
        self.setFixedHeight(scaled(lines * LINE + (62 if self._holds_up else 38)))

    @property
    def _face(self) -> QFont:
        return font(14) if self._holds_up else font(13)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        if self.hasFocus():
            draw_focus(painter, area.adjusted(4, 4, -4, -4), 5)
        top = area.top() + 8
        if self._holds_up:
            line = QRectF(34, top, area.width() - 36, 18)
            draw_line(painter, line, self._part, font(12), "muted")
            top += 20
        self._paint_sign(painter, top)
        for words in wrapped(self._sentence, self._face, area.width() - 36, MOST_LINES):
            draw_line(painter, QRectF(34, top, area.width() - 34, LINE), words, self._face, "ink")
            top += LINE
        self._paint_link(painter, QRectF(34, top + 2, area.width() - 36, 20))

    def _paint_sign(self, painter: QPainter, top: float) -> None:
        if self._holds_up:
            with strokes(painter, tokens().color("ink"), 1.6):
                painter.drawEllipse(QRectF(7, top + 2, 15, 15))
            return
        with fills(painter, tokens().color("muted")):
            painter.drawEllipse(QRectF(12, top + 7, 6, 6))

    def _paint_link(self, painter: QPainter, rect: QRectF) -> None:
        face = font(13 if self._holds_up else 12, QFont.Weight.Medium)
        face.setUnderline(True)
        ink = "ink" if self._holds_up or self.underMouse() else "muted"
        draw_line(painter, rect, self.text(), face, ink)


class RemarkList(QWidget):
    """Remarks below one another. `wanted` carries the Remark whose link was pressed.

    Buttons of remarks that stay are left alone, and those of others are filled anew, so that a
    change costs what it changes. Of many remarks the last get theirs once one scrolls there.
    """

    wanted = Signal(object)

    def __init__(self, holds_up: bool) -> None:
        super().__init__()
        self._holds_up = holds_up
        self._remarks: tuple[Remark, ...] = ()
        self._names: Mapping[str, str] = {}
        self.buttons: list[RemarkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_remarks(self, remarks: Sequence[Remark], session: Session) -> None:
        """Show these remarks, each leading to its place."""
        before, self._remarks = self._remarks, tuple(remarks)
        self._names = {state.id: state.name for state in session.candidates}
        first, last = _changed(before, self._remarks)
        self._fit(first, len(before) - last, len(self._remarks) - last)
        for at in range(first, min(len(self._remarks), len(self.buttons))):
            self.buttons[at].show_remark(self._remarks[at], self._names)
        if len(self.buttons) < AT_ONCE:
            self.add_more()

    @property
    def is_whole(self) -> bool:
        """Whether every remark has its button."""
        return len(self.buttons) == len(self._remarks)

    def add_more(self) -> None:
        """Add buttons for more of the remarks that have none."""
        for at in range(len(self.buttons), min(len(self.buttons) + AT_ONCE, len(self._remarks))):
            self._add_button(at)
            self.buttons[at].show_remark(self._remarks[at], self._names)

    def _fit(self, first: int, end: int, new_end: int) -> None:
        """Have as many buttons between those that stay as there are remarks now."""
        if end <= len(self.buttons) and new_end - end <= AT_ONCE:
            self._drop(max(first, new_end), end)
            for at in range(end, new_end):
                self._add_button(at)
        else:
            self._drop(end, len(self.buttons))
        self._drop(len(self._remarks), len(self.buttons))

    def _drop(self, first: int, end: int) -> None:
        for button in self.buttons[first:end]:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        del self.buttons[first:end]

    def _add_button(self, at: int) -> None:
        button = RemarkButton(self._holds_up)
        button.clicked.connect(lambda: self.wanted.emit(self._remarks[self.buttons.index(button)]))
        self.buttons.insert(at, button)
        self._column.insertWidget(at, button)


def _changed(before: Sequence[Remark], after: Sequence[Remark]) -> tuple[int, int]:
    """Return how many remarks stay at the beginning, and how many at the end."""
    least = min(len(before), len(after))
    differ = (at for at in range(least) if before[at] != after[at])
    first = next(differ, least)
    ends = (at for at in range(least - first) if before[-1 - at] != after[-1 - at])
    return first, next(ends, least - first)


class ReadinessList(QWidget):
    """The right of Set-up. `wanted` carries a Remark to go to, `opened` asks to open rating.

    `due_wanted` asks for another day until which ratings are due.
    """

    wanted = Signal(object)
    opened = Signal()
    due_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "panel-title", wrap=True)
        self.missing = RemarkList(holds_up=True)
        self.look_heading = QWidget()
        self._has_looks = False
        self.worth_a_look = RemarkList(holds_up=False)
        self.open_button = QPushButton("Open rating")
        self.open_button.setAccessibleName("Open rating")
        set_role(self.open_button, "primary")
        self.due = DueRow()
        self.due.wanted.connect(self.due_wanted)
        self.step = NextStep()
        self.open_note = label("", "meta", wrap=True)
        self.missing.wanted.connect(self.wanted)
        self.worth_a_look.wanted.connect(self.wanted)
        self.open_button.clicked.connect(self.opened)
        self._lay_out()

    def show_state(self, state: SetupState) -> None:
        """Show what is missing and whether rating can open."""
        missing = state.missing if state.is_setup else ()
        looks = state.worth_a_look if state.is_setup else ()
        self.heading.setText(_heading(state))
        self.missing.show_remarks(missing, state.session)
        self.worth_a_look.show_remarks(looks, state.session)
        self._has_looks = bool(looks)
        self._show_looks()
        self.open_button.setVisible(state.is_setup)
        self.open_button.setEnabled(not missing)
        self.open_note.setText(_note(state))
        self.due.show_session(state.session, state.desk.now().date())
        if state.is_setup:
            self.step.hide()
        else:
            self.step.show_step(*COMING[state.coming])

    def _show_looks(self) -> None:
        """What is worth a look follows all that is missing."""
        self.look_heading.setVisible(self._has_looks and self.missing.is_whole)
        self.worth_a_look.setVisible(self.missing.is_whole)

    def _show_more(self) -> None:
        """Show more remarks where one scrolls to the last that are there."""
        bar = self.area.verticalScrollBar()
        if bar.value() + bar.pageStep() < bar.maximum():
            return
        (self.worth_a_look if self.missing.is_whole else self.missing).add_more()
        self._show_looks()

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        side = measures.padding - 4
        self._body.setContentsMargins(side, 14, side, 8)
        self._foot.setContentsMargins(side, 12, side, 14)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.area = scrolled(self._make_body(), "Before rating can open")
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._show_more)
        bar.rangeChanged.connect(self._show_more)
        column.addWidget(self.area, 1)
        column.addWidget(rule())
        self._foot = QVBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self.due)
        self._foot.addWidget(self.open_button)
        self._foot.addWidget(self.step)
        self._foot.addWidget(self.open_note)
        column.addLayout(self._foot)

    def _make_body(self) -> QWidget:
        inside = QWidget()
        self._body = QVBoxLayout(inside)
        self._body.setSpacing(6)
        self._body.addWidget(self.heading)
        self._body.addWidget(self.missing)
        heading = QVBoxLayout(self.look_heading)
        heading.setContentsMargins(0, 6, 0, 2)
        heading.setSpacing(10)
        heading.addWidget(rule())
        words = QHBoxLayout()
        words.addWidget(label("Worth a look", "label"))
        words.addStretch()
        words.addWidget(label("does not hold rating up", "meta"))
        heading.addLayout(words)
        self._body.addWidget(self.look_heading)
        self._body.addWidget(self.worth_a_look)
        self._body.addStretch()
        return inside


def _heading(state: SetupState) -> str:
    if not state.is_setup:
        return SESSION_PHASES[state.session.phase].meaning
    if not state.missing:
        return "Rating can open"
    return f"Before rating can open: {several(len(state.missing), 'thing')}"


def _note(state: SetupState) -> str:
    if state.session.phase is SessionPhase.CLOSED:
        return "Everything here is read-only."
    if not state.is_setup:
        return (
            "Rubric and placement are frozen. People, and evidence until its candidate is "
            "decided, can still be added and corrected, each with a reason."
        )
    if state.missing:
        return f"{several(len(state.missing), 'thing')} above must be done first."
    return "Opening freezes rubric, evidence and placement."
