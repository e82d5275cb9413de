"""The criteria of a revealed candidate as rows: those that split first, then those agreed on."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from calibrate.domain.ratings import Confidence
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.packet.reading import absent, meeting, pairing_words, value_words
from calibrate.packet.wording import CONFIDENCES, listing, several
from calibrate.ui.meeting.reasons import Fold, cited, sides, stance_tag
from calibrate.ui.meeting.wording import split_rule

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Item(NamedTuple):
    """One row of the view: a criterion, or the heading over some."""

    title: str
    note: str = ""
    row: SheetRow | None = None
    splits: bool = False


class RatingsModel(QAbstractListModel):
    """Headings and criteria of one sheet, and how far each criterion is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.items: tuple[Item, ...] = ()
        self.absent: tuple[str, ...] = ()
        self._folds: dict[tuple[str, str], Fold] = {}

    def show(self, sheet: Sheet) -> None:
        """Show a sheet; what a person opened or folded before stays so."""
        self.beginResetModel()
        self.sheet = sheet
        self.absent = absent(sheet)
        self.items = items(sheet)
        self.endResetModel()

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

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
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
        item, sheet = self.items[place], self.sheet
        if item.row is None or sheet is None:
            return f"{item.title}: {item.note}"
        fold = self.fold(place)
        parts = [f"{item.row.number} {item.title}", pairing_words(sheet, item.row)]
        parts += ["split" if item.splits else "agreed", meeting(sheet, item.row)]
        parts += [self.given(place), "folded" if fold is Fold.FOLDED else "opened"]
        if fold is not Fold.FOLDED:
            below, above = sides(sheet, item.row)
            silent = [one for one in item.row.ratings if one.rating.value is None]
            parts += [_voice(sheet, item.row, one) for one in (*below, *above, *silent)]
        return ". ".join(part for part in parts if part)

    def given(self, place: int) -> str:
        """Return who gave what on a criterion, and who gave nothing."""
        row = self.items[place].row
        if self.sheet is None or row is None:
            return ""
        parts = _by_value(self.sheet, row)
        if self.absent:
            parts.append(f"No rating: {listing(self.absent)}")
        return ". ".join(parts)

    def _key(self, item: Item) -> tuple[str, str]:
        candidate = self.sheet.candidate.id if self.sheet else ""
        return candidate, item.row.criterion.id if item.row else ""


def items(sheet: Sheet) -> tuple[Item, ...]:
    """Return headings and criteria in the order in which they are talked about."""
    split = [row for row in sheet.rows if sheet.splits(row)]
    agreed = [row for row in sheet.rows if row not in split]
    found: list[Item] = []
    if split:
        found.append(Item("Split", split_rule(sheet.rubric.split)))
        found += [Item(row.criterion.title, row=row, splits=True) for row in split]
    if agreed:
        note = f"{several(len(agreed), 'criterion', 'criteria')}; open one to read its reasons"
        found.append(Item("Agreed", note))
        found += [Item(row.criterion.title, row=row) for row in agreed]
    return tuple(found)


def _by_value(sheet: Sheet, row: SheetRow) -> list[str]:
    """Return who gave what, one sentence for each value that was given."""
    given: dict[str, list[str]] = {}
    for opened in sorted(row.ratings, key=lambda one: one.rating.value or 0):
        unsure = " (unsure)" if opened.rating.confidence is Confidence.UNSURE else ""
        words = value_words(sheet, row, opened.rating)
        given.setdefault(words, []).append((opened.name or "a panelist") + unsure)
    return [f"{words}: {listing(names)}" for words, names in given.items()]


def _voice(sheet: Sheet, row: SheetRow, opened: OpenedRating) -> str:
    rating = opened.rating
    name = opened.name or "A panelist"
    said = f"{name}, {value_words(sheet, row, rating)}, {CONFIDENCES[rating.confidence]}"
    sources = [
        f"{stance_tag(one.stance, sheet)[0]} {cited(one, sheet)}" for one in rating.citations
    ]
    return ": ".join(part for part in (said, rating.reason, "; ".join(sources)) if part)
