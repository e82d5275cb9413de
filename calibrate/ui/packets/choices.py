"""The candidates whose packets can be exported, each with a box to tick."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from calibrate.domain.handing.editions import Edition
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_check, fills, strokes
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import tokens
from calibrate.ui.parts.chosen import draw_ground
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.session import packet_words, standing_words

ROW = 58
BOX, LEFT = 18, 48


class ChoiceModel(QAbstractListModel):
    """The candidates, and which of them are ticked: who is in what is exported.

    At first those are ticked for whom an edition is made as a rule: who is decided, and of a
    reading pack everybody. What a person ticked stays so, in every edition.
    """

    ticked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.states: tuple[CandidateState, ...] = ()
        self.edition = Edition.PANEL
        self._answers: dict[str, bool] = {}

    def show(self, session: Session) -> None:
        """Show the candidates of a session as it is now; what a person ticked stays so."""
        if session.candidates == self.states:
            return
        self.beginResetModel()
        self.states = session.candidates
        self.endResetModel()
        self.ticked_changed.emit()

    def choose_edition(self, edition: Edition) -> None:
        """Tick whom this edition is made of as a rule, unless a person said otherwise.

        Whoever chooses it counts anew by themselves.
        """
        self.edition = edition
        self._show_all_again()

    def _show_all_again(self) -> None:
        if self.states:
            self.dataChanged.emit(self.index(0), self.index(len(self.states) - 1))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of those who are ticked, in order."""
        return tuple(state.id for state in self.states if self.is_ticked(state))

    def is_ticked(self, state: CandidateState) -> bool:
        """Tell whether a candidate is in what is exported."""
        if not self.can_be_ticked(state):
            return False
        is_usual = self.edition is Edition.READING or state.phase is CandidatePhase.DECIDED
        return self._answers.get(state.id, is_usual)

    def can_be_ticked(self, state: CandidateState) -> bool:
        """Tell whether there is anything of a candidate; only who is decided gets a letter."""
        if self.edition is Edition.CANDIDATE:
            return state.phase is CandidatePhase.DECIDED
        return state.phase is not CandidatePhase.WITHDRAWN

    def words(self, state: CandidateState) -> str:
        """Return what kind of packet it would be; of a reading pack, where they stand."""
        if self.edition is Edition.READING and state.phase is not CandidatePhase.WITHDRAWN:
            return standing_words(state.phase).capitalize()
        if self.edition is Edition.CANDIDATE and state.phase is not CandidatePhase.DECIDED:
            return f"{standing_words(state.phase).capitalize()}, no letter"
        return packet_words(state)

    def tick_all(self) -> None:
        """Tick everybody who can be, or nobody where everybody is."""
        able = [one for one in self.states if self.can_be_ticked(one)]
        ticks = not all(map(self.is_ticked, able))
        self._answers |= {one.id: ticks for one in able}
        self._show_all_again()
        self.ticked_changed.emit()

    def toggle(self, place: int) -> None:
        """Tick a candidate, or take the tick away, where there is anything of them."""
        state = self.states[place]
        if self.can_be_ticked(state):
            self._answers[state.id] = not self.is_ticked(state)
            self.dataChanged.emit(self.index(place), self.index(place))
            self.ticked_changed.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.states)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a name, whether it is ticked, or both with the standing for a screen reader."""
        state = self.states[index.row()]
        words = f"{state.name}, {self.words(state)}"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return state.name
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{words}, {'ticked' if self.is_ticked(state) else 'not ticked'}"
        return None


class ChoiceDelegate(EnlargedDelegate):
    """Draws a box, the name, and below it what kind of packet it would be."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ChoiceModel)
        state = model.states[index.row()]
        area = draw_ground(painter, option)
        is_out = not model.can_be_ticked(state)
        if not is_out:
            box = QRectF(20, area.center().y() - BOX / 2, BOX, BOX)
            _paint_box(painter, box, model.is_ticked(state))
        name = QRectF(LEFT, area.top() + 6, area.right() - LEFT - 6, 20)
        ink, muted = tokens().color("muted" if is_out else "ink"), tokens().color("muted")
        draw_one(painter, name, state.name, Face(14, QFont.Weight.DemiBold), ink)
        below = QRectF(LEFT, area.top() + 27, name.width(), 18)
        draw_one(painter, below, model.words(state), Face(12), muted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(120, ROW)


class ChoiceList(QListView):
    """Ticks candidates. `focused` carries the id of the one that was gone to.

    Space ticks, so does a press on the box. `turn_wanted` asks for the next page, or with -1 for
    the one before, so that pages can be read without leaving the list.
    """

    focused = Signal(str)
    turn_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.choices = ChoiceModel()
        self.setModel(self.choices)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setAccessibleName("Candidates")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """The id of the candidate that is gone to, or nothing."""
        index = self.currentIndex()
        return self.choices.states[index.row()].id if index.isValid() else ""

    def show_session(self, session: Session) -> None:
        """Show a session's candidates; go to the first who is ticked, or stay."""
        kept = self.current
        self.choices.show(session)
        if self.choices.states and not self.current:
            self.setCurrentIndex(self.choices.index(0))
            self.choose(kept or next(iter(self.choices.ticked), ""))

    def choose(self, candidate: str) -> None:
        """Go to a candidate, if they are listed."""
        ids = [state.id for state in self.choices.states]
        if candidate in ids:
            self.setCurrentIndex(self.choices.index(ids.index(candidate)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar, turn pages by page up and page down."""
        match event.key():
            case Qt.Key.Key_Space if self.currentIndex().isValid():
                self.choices.toggle(self.currentIndex().row())
            case Qt.Key.Key_PageDown:
                self.turn_wanted.emit(1)
            case Qt.Key.Key_PageUp:
                self.turn_wanted.emit(-1)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a press on the box."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        is_on_box = index.isValid() and zoom.length(point.x()) < LEFT
        if is_on_box and event.button() is Qt.MouseButton.LeftButton:
            self.choices.toggle(index.row())

    def _tell(self) -> None:
        if self.current:
            self.focused.emit(self.current)


def _paint_box(painter: QPainter, box: QRectF, is_ticked: bool) -> None:
    with fills(painter, tokens().color("primary" if is_ticked else "surface")):
        painter.drawRoundedRect(box, 4, 4)
    with strokes(painter, tokens().color("primary" if is_ticked else "control"), 1.3):
        painter.drawRoundedRect(box.adjusted(0.65, 0.65, -0.65, -0.65), 4, 4)
    if is_ticked:
        draw_check(painter, box.adjusted(4, 4, -4, -4), tokens().color("on_primary"))
