"""The criteria of a revealed candidate as rows: those that split first, then those agreed on."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, Qt

from calibrate.domain.ballots import SECOND
from calibrate.domain.drafts.notes import Notes, may_note
from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.ui.meeting.ratings.criterion_words import given, marks, spoken
from calibrate.ui.meeting.ratings.notes import Note
from calibrate.ui.meeting.ratings.reasons import Fold, Told
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.phrases import several
from calibrate.words.rules import when_split

RATED_AGAIN = "rated again now, blind; round 1 stays here until then"


class Item(NamedTuple):
    """One row of the view: a criterion, or the heading over some."""

    title: str
    note: str = ""
    row: SheetRow | None = None
    splits: bool = False


class RatingsModel(QAbstractListModel):
    """Headings and criteria of one sheet, how far each is opened, and the notes on them."""

    def __init__(self) -> None:
        super().__init__()
        self.case: Case | None = None
        self.items: tuple[Item, ...] = ()
        self.pieces: dict[str, Evidence] = {}
        self.writing = ""
        self._begun: dict[str, str] = {}
        self._folds: dict[tuple[str, str], Fold] = {}

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown."""
        return self.case.sheet if self.case else None

    def show(self, case: Case, notes: Notes = ()) -> None:
        """Show a case's sheet; what a person opened or folded before stays so."""
        self.beginResetModel()
        self.case = case
        self.items = items(case.sheet)
        self.pieces = {piece.id: piece for piece in case.sheet.evidence}
        self._begun = dict(notes)
        self.endResetModel()

    def is_news(self, case: Case, notes: Notes) -> bool:
        """Tell whether a case or its notes tell something else than what is shown."""
        is_same = self.case is not None and told_of(case) == told_of(self.case)
        return not is_same or dict(notes) != self._begun

    def place(self, criterion: str) -> int:
        """Return where a criterion stands, or 0 if it is not here."""
        ids = [item.row.criterion.id if item.row else "" for item in self.items]
        return ids.index(criterion) if criterion in ids else 0

    def criterion(self, place: int) -> str:
        """Return the id of the criterion at a place, or nothing where there is none."""
        row = self.items[place].row if place >= 0 else None
        return row.criterion.id if row else ""

    def fold(self, place: int) -> Fold:
        """Return how far a row is opened; at first, what split is open and the rest folded."""
        item = self.items[place]
        default = Fold.OPEN if item.splits else Fold.FOLDED
        return self._folds.get(self._key(item), default)

    def set_fold(self, place: int, fold: Fold) -> None:
        """Open or fold a criterion."""
        if self.items[place].row is None or fold is self.fold(place):
            return
        self._folds[self._key(self.items[place])] = fold
        self.dataChanged.emit(self.index(place), self.index(place))

    def begin_note(self, criterion: str, text: str) -> None:
        """Keep what is being written on a criterion, unless it says the same as what is kept."""
        self._begun.pop(criterion, None)
        if self.sheet is not None and text.strip() != self.sheet.row(criterion).note:
            self._begun[criterion] = text

    def note(self, row: SheetRow) -> Note:
        """Return a criterion's note as it is shown: one that was begun before the one kept."""
        id = row.criterion.id
        is_writable = self.sheet is not None and may_note(self.sheet)
        begun = self._begun.get(id, row.note) if is_writable else row.note
        is_kept = begun.strip() == row.note
        return Note(row.note if is_kept else begun, is_kept, is_writable, self.writing == id)

    def told(self, place: int) -> Told | None:
        """Return what is told of a criterion that is opened."""
        row, fold = self.items[place].row, self.fold(place)
        if row is None or self.sheet is None or fold is Fold.FOLDED:
            return None
        return Told(self.sheet, row, fold, self.pieces, self.note(row))

    def marks(self, row: SheetRow) -> tuple[str, ...]:
        """Return what to look at on a criterion, in a few words each."""
        return marks(self.sheet, row, self.pieces) if self.sheet else ()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let criteria be gone to, and headings not."""
        if self.items[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a row's title; for a screen reader also its dots, and its reasons if opened."""
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        return None

    def spoken(self, place: int) -> str:
        """Return all that a row shows, in words."""
        item = self.items[place]
        if item.row is None or self.case is None:
            return f"{item.title}: {item.note}"
        return spoken(self.case, item.row, self.note(item.row), self.pieces, self.fold(place))

    def given(self, place: int) -> str:
        """Return who gave what on a criterion, and who gave nothing."""
        row = self.items[place].row
        return given(self.case, row) if self.case and row else ""

    def _key(self, item: Item) -> tuple[str, str]:
        candidate = self.sheet.candidate.id if self.sheet else ""
        return candidate, item.row.criterion.id if item.row else ""


def told_of(case: Case) -> tuple[object, ...]:
    """Return what of a case is told here; its clock and its log go on beside that."""
    return case.sheet, case.raters, case.attendance, case.late


def items(sheet: Sheet) -> tuple[Item, ...]:
    """Return headings and criteria in the order in which they are talked about."""
    split = [row for row in sheet.rows if sheet.split_first(row) or is_again(sheet, row)]
    agreed = [row for row in sheet.rows if row not in split]
    found: list[Item] = []
    if split:
        found.append(_split_heading(sheet, split))
        found += [Item(row.criterion.title, row=row, splits=True) for row in split]
    if agreed:
        note = f"{several(len(agreed), 'criterion', 'criteria')}; open one to read its reasons"
        found.append(Item("Agreed", note))
        found += [Item(row.criterion.title, row=row) for row in agreed]
    return tuple(found)


def is_again(sheet: Sheet, row: SheetRow) -> bool:
    """Tell whether a criterion is of the second round."""
    return row.criterion.id in sheet.second_round


def _split_heading(sheet: Sheet, split: list[SheetRow]) -> Item:
    if sheet.sealed_round == SECOND:
        return Item("Split", RATED_AGAIN)
    if not sheet.second_round:
        return Item("Split", when_split(sheet.rubric.split))
    still = sum(sheet.splits(row) for row in split)
    note = f"{still} of {len(split)} still split" if still else "nothing splits any more"
    return Item("Split in round 1", note)
