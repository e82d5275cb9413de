"""The candidates at the left, each with where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from calibrate.domain.decisions import Outcome
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.ui.chosen import draw_ground
from calibrate.ui.elided import plain_tip
from calibrate.ui.marks import draw_check, draw_cross, fills, strokes
from calibrate.ui.meeting.wording import standing
from calibrate.ui.text import Face, draw_one
from calibrate.ui.theme import tokens

ROW = 58
LEFT = 42
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
OutcomeOf = Callable[[str], Outcome | None]


class CandidateModel(QAbstractListModel):
    """The session's candidates. `outcome_of` is asked only for what is drawn."""

    def __init__(self, outcome_of: OutcomeOf) -> None:
        super().__init__()
        self.session: Session | None = None
        self._outcome_of = outcome_of

    @property
    def states(self) -> tuple[CandidateState, ...]:
        """The candidates, in order."""
        return self.session.candidates if self.session else ()

    def show(self, session: Session) -> None:
        """Show the candidates of a session as it is now."""
        before = [state.id for state in self.states]
        if before == [state.id for state in session.candidates]:
            self.session = session
            self.dataChanged.emit(self.index(0), self.index(len(before) - 1))
            return
        self.beginResetModel()
        self.session = session
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many candidates there are."""
        return 0 if parent.isValid() else len(self.states)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a candidate's name, where they stand, or both for a screen reader."""
        state = self.states[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return state.name
            case Qt.ItemDataRole.StatusTipRole:
                return self.standing(state)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{state.name}, {self.standing(state)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{state.name}, {self.standing(state)}"
        return None

    def standing(self, state: CandidateState) -> str:
        """Return where a candidate stands, in words."""
        if self.session is None:
            return ""
        decided = state.phase is CandidatePhase.DECIDED
        return standing(self.session, state, self._outcome_of(state.id) if decided else None)


class CandidateDelegate(QStyledItemDelegate):
    """Draws a candidate: the name, below it a sign and where they stand."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one candidate."""
        area = draw_ground(painter, option)
        model = index.model()
        assert isinstance(model, CandidateModel)
        state = model.states[index.row()]
        quiet = state.phase is CandidatePhase.WITHDRAWN
        name = QRectF(LEFT, area.top() + 6, area.right() - LEFT - 3, 20)
        ink = tokens().color("muted" if quiet else "ink")
        draw_one(painter, name, state.name, Face(14, QFont.Weight.DemiBold), ink)
        below = QRectF(LEFT, area.top() + 27, name.width(), 18)
        words = _fitting(model.standing(state), below.width())
        draw_one(painter, below, words, Face(12), tokens().color("muted"))
        draw_phase(painter, QRectF(22, area.top() + 29, 14, 14), state.phase)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines with room around."""
        return QSize(120, ROW)


class CandidateList(QListView):
    """Chooses a candidate. `chosen` carries the id of the one that was gone to."""

    chosen = Signal(str)

    def __init__(self, outcome_of: OutcomeOf) -> None:
        super().__init__()
        self._model = CandidateModel(outcome_of)
        self.setModel(self._model)
        self.setItemDelegate(CandidateDelegate(self))
        self.setAccessibleName("Candidates")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """The id of the candidate that is chosen, or nothing."""
        index = self.currentIndex()
        return self._model.states[index.row()].id if index.isValid() else ""

    def show_session(self, session: Session) -> None:
        """Show a session's candidates, with the same one chosen as before if it is there."""
        kept = self.current
        self._model.show(session)
        if self.current != kept or not kept:
            self.choose(kept or first(session))

    def choose(self, candidate: str) -> None:
        """Go to a candidate; to the first of all if there is no such candidate."""
        ids = [state.id for state in self._model.states]
        if ids:
            row = ids.index(candidate) if candidate in ids else 0
            self.setCurrentIndex(self._model.index(row))

    def step(self, by: int) -> None:
        """Go to the next candidate, or with -1 to the one before."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row))

    def _tell(self) -> None:
        if self.current:
            self.chosen.emit(self.current)


def first(session: Session) -> str:
    """Return whom the meeting is about: one that is revealed, else sealed, else the first."""
    for phase in (CandidatePhase.REVEALED, CandidatePhase.SEALED):
        for state in session.candidates:
            if state.phase is phase:
                return state.id
    return ""


def _fitting(standing: str, width: float) -> str:
    """Leave out the phase, which the sign tells too, where not all of the words fit."""
    more = standing.partition(" · ")[2]
    return more if more and Face(12).width(standing) > width else standing


def draw_phase(painter: QPainter, rect: QRectF, phase: CandidatePhase) -> None:
    """Draw the sign of a phase: envelope, ring with a dot, check, or cross."""
    ink = tokens().color("muted")
    match phase:
        case CandidatePhase.SEALED:
            _draw_envelope(painter, rect.adjusted(0.5, 2, -0.5, -2))
        case CandidatePhase.REVEALED:
            with strokes(painter, tokens().color("ink"), 1.5):
                painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
            with fills(painter, tokens().color("ink")):
                painter.drawEllipse(rect.center(), 2.6, 2.6)
        case CandidatePhase.DECIDED:
            draw_check(painter, rect.adjusted(0, 0, 0, 0), ink)
        case CandidatePhase.WITHDRAWN:
            draw_cross(painter, rect.adjusted(3, 3, -3, -3), ink)


def _draw_envelope(painter: QPainter, rect: QRectF) -> None:
    with strokes(painter, tokens().color("muted"), 1.3):
        painter.drawRect(rect)
        fold = QPointF(rect.center().x(), rect.center().y() + 1)
        painter.drawLine(QLineF(rect.topLeft(), fold))
        painter.drawLine(QLineF(fold, rect.topRight()))
