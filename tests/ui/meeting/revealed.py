"""A revealed candidate's middle and right side over a real session, wired as the console does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import (
    BeginSecondRound,
    Command,
    OpenVote,
    RecordDecision,
    RevealRound,
    WriteNote,
)
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import Sheet
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.look.theme import measures
from calibrate.ui.meeting.decision.decision_form import DecisionForm
from calibrate.ui.meeting.decision.decision_read import DecisionRead
from calibrate.ui.meeting.ratings.placed import Words
from calibrate.ui.meeting.ratings.ratings_list import RatingsList
from calibrate.ui.meeting.ratings.ratings_view import RatingsView

SECOND = 2
Show = Callable[..., "Revealed"]
"""Shows the first candidate of a store, as a facilitator or another viewer sees them."""


class Revealed(QWidget):
    """Ratings, and beside them the form or the decision, of one candidate at a time."""

    def __init__(self, store: Store, viewer: Viewer | None = None) -> None:
        super().__init__()
        self.store, self.desk = store, Desk(store)
        self.viewer = viewer or self.desk.chair
        self.candidate = "n1"
        self.ratings, self.form, self.decision = RatingsView(), DecisionForm(), DecisionRead()
        self.side = QStackedWidget()
        self.side.addWidget(self.form)
        self.side.addWidget(self.decision)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.ratings, 1)
        row.addWidget(self.side)
        self._connect()

    def fit(self, width: int) -> None:
        """Take the size that the two parts have in a window of this width."""
        size = measures(width)
        self.side.setFixedWidth(size.right)
        for part in (self.ratings, self.form, self.decision):
            part.fit(size)
        self.resize(width - size.left, 560 if width < 1440 else 840)

    def refresh(self) -> None:
        """Read again what is shown."""
        session, case = self.desk.session(self.viewer), self.case()
        sheet = case.sheet
        if sheet.decision:
            self.decision.show_case(case, self.desk.now())
            self.ratings.show_case(case)
            self.side.setCurrentWidget(self.decision)
            return
        draft = self.desk.decision_draft(self.candidate, self.viewer)
        following = session.candidate("n2").name
        now, earlier = self.desk.now(), case.earlier
        self.form.show_sheet(session, sheet, draft, now=now, following=following, earlier=earlier)
        self.ratings.show_case(case, draft.notes)
        self.side.setCurrentWidget(self.form)

    def go(self, candidate: str) -> None:
        """Show another candidate."""
        self.candidate = candidate
        self.refresh()

    def case(self) -> Case:
        """The case as the store has it."""
        return self.store.case(self.candidate, self.viewer)

    def sheet(self) -> Sheet:
        """The sheet as the store has it."""
        return self.store.sheet(self.candidate, self.viewer)

    @property
    def criteria(self) -> RatingsList:
        """The criteria."""
        return self.ratings.list

    def place(self, title: str) -> int:
        """Return where a criterion or a heading stands."""
        return [item.title for item in self.criteria.ratings.items].index(title)

    def spoken(self, title: str) -> str:
        """Return what a screen reader says of a criterion or a heading."""
        index = self.criteria.ratings.index(self.place(title))
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def press(self, widget: QWidget) -> None:
        """Press something that can be pressed, with the mouse."""
        assert widget.isEnabled()
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def words(self, title: str) -> list[str]:
        """Return the single lines in the reasons of a criterion, in the order they are set."""
        block = self.criteria.rows.block(self.place(title))
        pieces = block.pieces if block else ()
        return [piece.text for piece in pieces if isinstance(piece, Words)]

    def _connect(self) -> None:
        self.desk.changed.connect(self.refresh)
        self.ratings.note_edited.connect(self.form.keep_note)
        self.ratings.note_written.connect(self._write_note)
        self.form.edited.connect(self._save)
        self.form.recorded.connect(self._record)
        self.form.second_round_wanted.connect(lambda: self._do(BeginSecondRound(self.candidate)))
        self.form.reveal_second_wanted.connect(self._reveal_second)
        self.form.vote_wanted.connect(self._vote)

    def _write_note(self, criterion: str, text: str) -> None:
        if self._do(WriteNote(self.candidate, criterion, text)):
            self.form.keep_note(criterion, None)

    def _save(self, draft: DecisionDraft) -> None:
        self.desk.save_decision_draft(self.candidate, self.viewer, draft)

    def _record(self, draft: DecisionDraft) -> None:
        decision = draft.decision(self.candidate)
        assert decision is not None
        self._do(RecordDecision(decision))

    def _reveal_second(self) -> None:
        self._do(RevealRound(self.candidate, SECOND))

    def _vote(self) -> None:
        if self.desk.session(self.viewer).meeting.at_hand == self.candidate:
            self._do(OpenVote())
        self.form.focus_outcome()

    def _do(self, command: Command) -> bool:
        return self.desk.apply(command) is not None


def showing(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    """Yield what shows a store; all stores are closed in the end."""
    theme.prepare(qapp, dark=False)
    stores = []

    def show(store: Store, viewer: Viewer | None = None, width: int = 1600) -> Revealed:
        stores.append(store)
        shown = Revealed(store, viewer)
        qtbot.addWidget(shown)
        shown.fit(width)
        shown.refresh()
        shown.show()
        shown.activateWindow()
        qapp.processEvents()
        return shown

    yield show
    for store in stores:
        store.close()


def vote(form: DecisionForm, *counts: int) -> None:
    """Type how many are for, against, and abstain."""
    for stepper, count in zip(form.votes, counts, strict=False):
        QTest.keyClicks(stepper.field, str(count))
