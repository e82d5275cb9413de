"""Writing a note in the list of criteria, where it will stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QListView, QWidget

from calibrate.domain.drafts.notes import may_note
from calibrate.ui.look import zoom
from calibrate.ui.meeting.ratings.note_editor import NoteEditor
from calibrate.ui.meeting.ratings.ratings_model import RatingsModel
from calibrate.ui.meeting.ratings.ratings_rows import Rows
from calibrate.ui.meeting.ratings.reasons import Fold


class NoteWriting(QObject):
    """Opens an editor on the criterion at hand, and keeps it at its place in the list.

    `open_wanted` carries the place of a criterion and how far it has to be opened for that;
    `edited` a criterion and the note that is being typed on it, `written` one that is done.
    """

    open_wanted = Signal(int, object)
    edited = Signal(str, str)
    written = Signal(str, str)

    def __init__(
        self, view: QListView, ratings: RatingsModel, rows: Callable[[], Rows], around: QWidget
    ) -> None:
        super().__init__(view)
        self._view, self._ratings, self._rows = view, ratings, rows
        self.editor = NoteEditor(view.viewport(), around)
        self.editor.edited.connect(self._type)
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self._leave)

    def begin(self) -> None:
        """Let a person write a note on the criterion at hand, if notes are written now."""
        ratings, place = self._ratings, self._view.currentIndex().row()
        sheet, criterion = ratings.sheet, ratings.criterion(place)
        if sheet is None or not criterion or not may_note(sheet):
            return
        if self.editor.is_open:
            self.editor.keep.click()
        row = sheet.row(criterion)
        text = ratings.note(row).text
        ratings.writing = criterion
        self.open_wanted.emit(place, max(ratings.fold(place), Fold.OPEN))
        self.editor.begin(row.criterion.title, text, row.note)
        self._reveal()

    def follow(self) -> None:
        """Put the editor where its place is now."""
        place = self._ratings.place(self._ratings.writing)
        area = self._rows().writing(place) if place and self.editor.is_open else None
        if area is not None:
            corner = self._view.visualRect(self._ratings.index(place)).topLeft()
            self.editor.setGeometry(zoom.in_window(area).translated(corner))

    def stop(self) -> None:
        """Close the editor; what was typed stays begun."""
        self._ratings.writing = ""
        self.editor.close_up()

    def _reveal(self) -> None:
        """Scroll until all of the editor is seen."""
        self.follow()
        hidden = self.editor.geometry().bottom() - self._view.viewport().height()
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + max(hidden + 8, 0))
        self.follow()

    def _type(self, text: str) -> None:
        criterion = self._ratings.writing
        self._ratings.begin_note(criterion, text)
        self.edited.emit(criterion, text)

    def _keep(self, text: str) -> None:
        """Tell of a note that is done; one that says the same as before is left."""
        sheet, criterion = self._ratings.sheet, self._ratings.writing
        if sheet is None or text == sheet.row(criterion).note:
            self._leave()
            return
        self._fold_away()
        self.written.emit(criterion, text)

    def _leave(self) -> None:
        sheet, criterion = self._ratings.sheet, self._ratings.writing
        if sheet is not None:
            self._type(sheet.row(criterion).note)
        self._fold_away()

    def _fold_away(self) -> None:
        """Close the editor, and give the keyboard back to the list if it was in there."""
        if self.editor.isAncestorOf(QApplication.focusWidget() or self._view):
            self._view.setFocus()
        self.stop()
        self._view.doItemsLayout()
