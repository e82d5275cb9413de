"""A sealed candidate: who has submitted, who does not rate, and nothing of what was rated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QLineF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.meeting import AttendanceKind
from calibrate.domain.people import Panelist, RelationKind
from calibrate.domain.presence.presence import Submitting, submitting
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_check, draw_focus, draw_minus, stands_here, strokes
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, scaled, set_role, tokens
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.days import at
from calibrate.words.meeting import ATTENDANCE
from calibrate.words.people import RELATIONS, SUBMITTING
from calibrate.words.phrases import capitalized, number

ROW, LOW_ROW = 54, 44
BETWEEN = 40
SIGN, NAME, BESIDE = 4, 30, 14


class Person(NamedTuple):
    """One line: a name and how it stands. `how` is None for who does not rate."""

    name: str
    words: str
    how: Submitting | None = None


class PeopleModel(QAbstractTableModel):
    """People in two columns, down the left one first."""

    def __init__(self) -> None:
        super().__init__()
        self.people: tuple[Person, ...] = ()

    def show(self, people: Sequence[Person]) -> None:
        """Show these people."""
        if tuple(people) == self.people:
            return
        self.beginResetModel()
        self.people = tuple(people)
        self.endResetModel()

    def person(self, index: Index) -> Person | None:
        """Return who stands at a place, or None behind the last one."""
        place = index.column() * self.rowCount() + index.row()
        return self.people[place] if place < len(self.people) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return -(-len(self.people) // 2)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only people be gone to."""
        if self.person(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a name, or the name with how it stands."""
        person = self.person(index)
        if person is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.name}, {person.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{person.name}, {person.words}")
        return None


class PeopleDelegate(EnlargedDelegate):
    """Draws a check or a ring, the name, and how it stands."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PeopleModel)
        person = model.person(index)
        if person is None:
            return
        area = QRectF(option.rect)
        half = BETWEEN / 2
        area = area.adjusted(half, 0, 0, 0) if index.column() else area.adjusted(0, 0, -half, 0)
        _paint_person(painter, area, person)
        if stands_here(option):
            draw_focus(painter, area.adjusted(3, 6, -3, -7), 5)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a size; the table gives the height."""
        return zoom.size(100, ROW)


class PeopleTable(QTableView):
    """People in two columns. It is as high as it has to be; the page scrolls, not the table."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.people = PeopleModel()
        self.setModel(self.people)
        self.setItemDelegate(PeopleDelegate(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these people."""
        self.people.show(people)
        self.setFixedHeight(self.people.rowCount() * self.verticalHeader().defaultSectionSize())

    def fit(self, row: int) -> None:
        """Give every row this height."""
        self.verticalHeader().setDefaultSectionSize(scaled(row))
        self.setFixedHeight(self.people.rowCount() * scaled(row))


class WhoSubmitted(QScrollArea):
    """The page of a sealed candidate, or of one that was withdrawn."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("Who has submitted", "panel-title")
        self.count = label("", "panel-title")
        self.raters = PeopleTable("Who has submitted")
        self.out_heading = label("Do not rate this candidate", "strong")
        self.out = PeopleTable("Do not rate this candidate")
        self.note = label("", "muted", wrap=True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Who has submitted")
        set_role(self, "plain")
        self._lay_out()

    def show_state(self, situation: Situation, state: CandidateState) -> None:
        """Show who has submitted a candidate."""
        session = situation.session
        raters = rating_people(session, state)
        there = sum(person.how is Submitting.SUBMITTED for person in raters)
        self.count.setText(f"{there} of {len(raters)}")
        self.raters.show_people(raters)
        out = people_out(situation, state)
        self.out.show_people(out)
        self.out.setVisible(bool(out))
        self.out_heading.setVisible(bool(out))
        self.note.setText(_note(situation, state))

    def fit(self, measures: Measures) -> None:
        """Take the paddings and row heights of a window's measures."""
        wide = measures.padding > 20
        self._column.setContentsMargins(measures.padding, 0, measures.padding, 16)
        self.raters.fit(ROW if wide else LOW_ROW)
        self.out.fit(ROW if wide else LOW_ROW)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(0)
        title = QHBoxLayout()
        title.setContentsMargins(0, 12, 0, 12)
        title.addWidget(self.heading)
        title.addStretch()
        title.addWidget(self.count)
        self._column.addWidget(rule())
        self._column.addLayout(title)
        self._column.addWidget(self.raters)
        self._column.addSpacing(34)
        self._column.addWidget(self.out_heading)
        self._column.addSpacing(6)
        self._column.addWidget(self.out)
        self._column.addSpacing(24)
        self._column.addWidget(self.note)
        self._column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def rating_people(session: Session, state: CandidateState) -> tuple[Person, ...]:
    """Return who may rate a candidate, in the panel's order, and whether they have submitted."""
    return tuple(_rater(session, state, rater) for rater in session.panel.raters(state.id))


def _rater(session: Session, state: CandidateState, rater: Panelist) -> Person:
    how = submitting(session, state.id, rater.id)
    absence = session.meeting.absence(rater.id)
    words = SUBMITTING[how]
    if how is Submitting.ABSENT and absence and absence.because:
        words = f"{words}, {absence.because}"
    return Person(rater.name, words, how)


def people_out(situation: Situation, state: CandidateState) -> tuple[Person, ...]:
    """Return who stands in a relation to a candidate and so does not rate them."""
    panel = situation.session.panel
    presenting, recused = panel.presenters(state.id), panel.recused(state.id)
    presents = capitalized(RELATIONS[RelationKind.PRESENTS])
    return (
        *(Person(one.name, f"{presents}, answers questions") for one in presenting),
        *(Person(one.name, _recused(situation, one)) for one in recused),
    )


def _recused(situation: Situation, one: Panelist) -> str:
    line = situation.meeting.outside(one.id)
    recused, outside = RELATIONS[RelationKind.RECUSED], ATTENDANCE[AttendanceKind.OUT]
    since = f", {outside} since {at(line.time, situation.now)}" if line else ""
    return f"{capitalized(recused)}{since}"


def _note(situation: Situation, state: CandidateState) -> str:
    if state.phase is CandidatePhase.WITHDRAWN:
        return "What was submitted stays sealed and is not read."
    if situation.is_set_up:
        return "Rating is not open yet, so nobody can submit."
    criteria = len(situation.session.rubric.for_step(state.candidate.step))
    return (
        f"The projector shows the candidate, the {number(criteria)} criteria and the reading time; "
        "never who has submitted."
    )


def _paint_person(painter: QPainter, area: QRectF, person: Person) -> None:
    painter.setPen(QPen(tokens().color("strong_hairline"), 1))
    low = area.bottom() - 0.5
    painter.drawLine(QLineF(area.left(), low, area.right(), low))
    middle = area.center().y()
    sign = QRectF(area.left() + SIGN, middle - 7, 14, 14)
    if person.how is Submitting.SUBMITTED:
        draw_check(painter, sign, tokens().color("ink"))
    elif person.how is Submitting.ABSENT:
        draw_minus(painter, sign.adjusted(1, 0, -1, 0), tokens().color("ink"))
    elif person.how:
        with strokes(painter, tokens().color("ink"), 1.6):
            painter.drawEllipse(sign.adjusted(1, 1, -1, -1))
    is_awaited = person.how is Submitting.AWAITED
    face = Face(13, QFont.Weight.DemiBold) if is_awaited else Face(13)
    strong = Face(14, QFont.Weight.Medium)
    room = area.width() - NAME - BESIDE
    said = _fitting(person.words, face, room - strong.width(person.name))
    width = min(face.width(said) + 2, max(room / 2, room - strong.width(person.name)))
    words = QRectF(area.right() - width, area.top(), width, area.height())
    ink = tokens().color("ink" if is_awaited else "muted")
    draw_one(painter, words, said, face, ink, right=True)
    name = QRectF(area.left() + NAME, area.top(), room - width, low - area.top())
    draw_one(painter, name, person.name, strong, tokens().color("ink"))


def _fitting(words: str, face: Face, width: float) -> str:
    """Leave out what stands behind the comma where not all of the words fit beside the name."""
    return words if face.width(words) <= width else words.partition(",")[0]
