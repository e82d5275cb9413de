"""Who is here: absent and recused people with what can be noted of them, in every phase."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.agenda.situation import Situation
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.marks import Mark, draw_minus, strokes
from calibrate.ui.look.theme import Measures, set_role, tokens
from calibrate.ui.meeting.attendance.attendance_rows import Place, Row, attendance_rows, here_words
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.scrolled import scrolled

SIGN = 14
HIGH, LOW = 40, 32
MOST_HIGH, MOST_LOW = 5, 4
"""How many people are seen at once; for more the block scrolls."""


class PlaceSign(Mark):
    """A dash for absent, a door for outside, a ring for who is here and has no vote."""

    def __init__(self, place: Place) -> None:
        super().__init__(QSize(SIGN + 2, SIGN + 2))
        self._place = place

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = zoom.enlarging(self), tokens().color("ink")
        area = self.area.adjusted(1, 1, -1, -1)
        match self._place:
            case Place.ABSENT:
                draw_minus(painter, area.adjusted(1, 0, -1, 0), ink)
            case Place.OUTSIDE:
                _draw_door(painter, area)
            case Place.HERE:
                with strokes(painter, ink, 1.6):
                    painter.drawEllipse(area.adjusted(2, 2, -2, -2))


def _draw_door(painter: QPainter, area: QRectF) -> None:
    left, right, middle = area.left(), area.right(), area.center().y()
    frame = [
        QPointF(left + 6, area.top() + 1),
        QPointF(left + 1, area.top() + 1),
        QPointF(left + 1, area.bottom() - 1),
        QPointF(left + 6, area.bottom() - 1),
    ]
    head = [
        QPointF(right - 3.5, middle - 3.5),
        QPointF(right, middle),
        QPointF(right - 3.5, middle + 3.5),
    ]
    with strokes(painter, tokens().color("ink"), 1.5):
        painter.drawPolyline(QPolygonF(frame))
        painter.drawLine(QPointF(left + 5, middle), QPointF(right, middle))
        painter.drawPolyline(QPolygonF(head))


class AttendanceRow(QWidget):
    """One person: on two lines where there is room, else on one."""

    def __init__(self, row: Row, is_wide: bool) -> None:
        super().__init__()
        self.row = row
        self.name = ElidedLabel(row.name)
        self.words = ElidedLabel(row.words if is_wide else row.short, "meta")
        self.button: QPushButton | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        beside = row.command is not None
        if is_wide:
            grid.addWidget(PlaceSign(row.place), 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.name, 0, 1)
            grid.addWidget(self.words, 1, 1)
        else:
            grid.addWidget(PlaceSign(row.place), 0, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.name, 0, 1)
            self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            grid.addWidget(self.words, 0, 2)
        if beside:
            self.button = QPushButton(row.action)
            self.button.setAccessibleName(f"{row.action}: {row.name}")
            set_role(self.button, "small")
            grid.addWidget(self.button, 0, 3, 2 if is_wide else 1, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{row.name}, {row.words}")
        zoom.hold(self, height=HIGH if is_wide else LOW)


class Attendance(QWidget):
    """Attendance on the candidate that is looked at.

    `noted` carries the command that notes somebody as come, out or back; `absence_wanted` and
    `conflict_wanted` ask who it is.
    """

    noted = Signal(object)
    absence_wanted = Signal()
    conflict_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("Attendance", "strong")
        self.count = label("", "meta")
        self.rows: list[AttendanceRow] = []
        self.absent = _quiet("Mark absent…", "Mark somebody absent")
        self.conflict = _quiet("Declare a conflict…", "Declare a conflict")
        self.absent.clicked.connect(self.absence_wanted)
        self.conflict.clicked.connect(self.conflict_wanted)
        self._shown: tuple[Row, ...] = ()
        self._is_wide = True
        self._lay_out()

    def show_situation(self, situation: Situation, candidate: str) -> None:
        """Show who is away from a candidate's part; without one, who is absent."""
        words, is_enough = here_words(situation.session, candidate)
        self.count.setText(words)
        set_role(self.count, "meta" if is_enough else "label")
        can_note = not (situation.is_set_up or situation.is_closed)
        self.absent.setVisible(can_note)
        waits = bool(candidate) and situation.is_waiting(candidate)
        self.conflict.setVisible(can_note and waits)
        rows = attendance_rows(situation, candidate)
        self._show(rows if can_note else tuple(row._replace(command=None) for row in rows))

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        side = measures.padding - 4
        self._column.setContentsMargins(side, 12, side, 0)
        self._column.setSpacing(6 if measures.padding > 20 else 4)
        is_wide = measures.padding > 20
        if self._is_wide is not is_wide:
            self._is_wide = is_wide
            self._make_rows()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.heading)
        above.addStretch()
        above.addWidget(self.count)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._area = scrolled(inside, "Attendance")
        self._area.hide()
        below = QHBoxLayout()
        below.setContentsMargins(18, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.absent)
        below.addWidget(self.conflict)
        below.addStretch()
        self._column = QVBoxLayout(self)
        self._column.addLayout(above)
        self._column.addWidget(self._area)
        self._column.addLayout(below)
        self._column.addWidget(rule())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _show(self, rows: tuple[Row, ...]) -> None:
        """Make the rows anew where anything differs; there are never many."""
        if rows != self._shown:
            self._shown = rows
            self._make_rows()

    def _make_rows(self) -> None:
        for old in self.rows:
            old.hide()
            old.deleteLater()
        rows = self._shown
        self.rows = [self._made(row) for row in rows]
        height, most = (HIGH, MOST_HIGH) if self._is_wide else (LOW, MOST_LOW)
        zoom.hold(self._area, height=max(height * min(len(rows), most), 1))
        self._area.setVisible(bool(rows))

    def _made(self, row: Row) -> AttendanceRow:
        made = AttendanceRow(row, self._is_wide)
        self._list.addWidget(made)
        made.show()
        if made.button:
            made.button.clicked.connect(lambda: self.noted.emit(row.command))
        return made


def _quiet(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(name)
    set_role(button, "quiet")
    return button
