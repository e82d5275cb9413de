"""The ratings of a revealed candidate, by criterion."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.drafts.notes import Notes
from calibrate.domain.record.case import Case
from calibrate.domain.speaking.order import Turns
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.meeting.ratings.ratings_list import RatingsList
from calibrate.ui.meeting.ratings.scale_heading import ScaleHeading
from calibrate.ui.parts.frame import label
from calibrate.words.talking.speaking import turns_words


class RatingsView(QWidget):
    """The scale, and below it the criteria of a revealed candidate.

    `note_edited` carries a criterion and the note that is being typed on it, `note_written` one
    that is done, `piece_wanted` the id of a cited piece that is to be opened.
    """

    note_edited = Signal(str, str)
    note_written = Signal(str, str)
    piece_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.scale = ScaleHeading()
        self.list = RatingsList(self)
        self._turns: dict[str, Turns] = {}
        self.speaking = label("", "meta", wrap=True)
        self.speaking.hide()
        self.list.writing.edited.connect(self.note_edited)
        self.list.writing.written.connect(self.note_written)
        self.list.piece_wanted.connect(self.piece_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scale)
        column.addWidget(self.list, 1)
        column.addWidget(self.speaking)
        self.setFocusProxy(self.list)
        self.list.criterion_changed.connect(self._say_turns)

    def show_case(self, case: Case, notes: Notes = (), turns: tuple[Turns, ...] = ()) -> None:
        """Show the opened ratings of a case, the notes begun on it, and who speaks when."""
        self.scale.show_sheet(case.sheet)
        self.list.show_case(case, notes)
        self._turns = {one.criterion: one for one in turns}
        self._say_turns()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        self.scale.fit(measures)
        self.list.fit(measures)
        side = scaled(measures.padding)
        self.speaking.setContentsMargins(side, 6, side, 8)

    def _say_turns(self) -> None:
        """Say who speaks when on the criterion at hand, while it splits and is talked about."""
        turns = self._turns.get(self.list.criterion)
        self.speaking.setText(f"{turns.title}. {turns_words(turns)}" if turns else "")
        self.speaking.setVisible(turns is not None)
