"""The ratings of a revealed candidate, by criterion."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.drafts.notes import Notes
from calibrate.domain.record.case import Case
from calibrate.ui.look.theme import Measures
from calibrate.ui.meeting.ratings.ratings_list import RatingsList
from calibrate.ui.meeting.ratings.scale_heading import ScaleHeading


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
        self.list.writing.edited.connect(self.note_edited)
        self.list.writing.written.connect(self.note_written)
        self.list.piece_wanted.connect(self.piece_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scale)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_case(self, case: Case, notes: Notes = ()) -> None:
        """Show the opened ratings of a case, and the notes that were begun on it."""
        self.scale.show_sheet(case.sheet)
        self.list.show_case(case, notes)

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        self.scale.fit(measures)
        self.list.fit(measures)
