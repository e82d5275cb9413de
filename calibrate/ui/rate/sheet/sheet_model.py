"""The side-by-side as rows and columns: what stands in each row, folded and unfolded."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum, auto
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, Qt

from calibrate.domain.drafts.rating import citation
from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Draft, DraftRating, Stance
from calibrate.domain.sheet import SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.ui.rate.rating_words import answer_word
from calibrate.ui.rate.sheet import opened
from calibrate.ui.rate.sheet.sheet_words import (
    SheetLookup,
    pieces_of,
    spoken_expectation,
    spoken_level,
    spoken_piece,
)
from calibrate.words.criteria import silence_words
from calibrate.words.ratings import confidence_words

UNPLACED = "unplaced evidence"
LADDER = "level as a whole"


class Kind(Enum):
    """What a row of the sheet is."""

    FOLDED = auto()
    HEAD = auto()
    CARD = auto()
    LINE = auto()
    EMPTY = auto()
    LADDER = auto()
    FOOT = auto()


STOPS = (Kind.FOLDED, Kind.CARD, Kind.LINE, Kind.EMPTY, Kind.LADDER)
"""The rows that the arrow keys stop at."""


class Block(NamedTuple):
    """The rows of one criterion, of the unplaced evidence, or of the level as a whole."""

    key: str
    first: int
    size: int
    is_open: bool
    row: SheetRow | None
    pieces: tuple[Evidence, ...]

    @property
    def last(self) -> int:
        """The block's last row."""
        return self.first + self.size - 1


class Place(NamedTuple):
    """What stands in one row."""

    block: Block
    kind: Kind
    piece: Evidence | None


class Found(NamedTuple):
    """A place that holds what is sought: a piece in the middle, or a side of a criterion."""

    key: str
    column: int
    piece: str | None = None


class SheetModel(QAbstractTableModel):
    """Rows of blocks; nothing is made per piece of evidence.

    A criterion is open until it is recorded, unless it was folded or unfolded by hand.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lookup: SheetLookup | None = None
        self.draft = Draft()
        self.current: str | None = None
        self.is_editable = False
        self.unfolds_all = False
        self.blocks: list[Block] = []
        self._firsts: list[int] = []
        self._rows = 0
        self._by_hand: dict[str, bool] = {}
        self._ratings: dict[str, DraftRating] = {}

    def show(self, lookup: SheetLookup, draft: Draft, current: str | None, editable: bool) -> None:
        """Show another sheet, or the same one from the start."""
        self.beginResetModel()
        self.lookup, self.current, self.is_editable = lookup, current, editable
        self.unfolds_all = False
        self._by_hand.clear()
        self._take(draft)
        self._lay_out()
        self.endResetModel()

    def take(self, draft: Draft, editable: bool) -> bool:
        """Show a changed draft; tell whether rows came or went."""
        self._take(draft)
        self.is_editable = editable
        return self._fold_again()

    def toggle(self, key: str) -> None:
        """Fold a block that is open, unfold one that is folded."""
        self._by_hand[key] = not self.is_open(key)
        self._fold_again()

    def unfold_all(self, unfold: bool) -> None:
        """Unfold every block, or fold again what is rated."""
        self.unfolds_all = unfold
        self._by_hand.clear()
        self._fold_again()

    @property
    def folding(self) -> dict[str, bool]:
        """What was folded or unfolded by hand."""
        return self._by_hand

    def fold_as(self, folding: dict[str, bool]) -> None:
        """Fold and unfold by hand as it was once."""
        self._by_hand = dict(folding)
        self._fold_again()

    def settle(self, key: str) -> None:
        """Let a block follow its rule again, whatever was done by hand."""
        self._by_hand.pop(key, None)
        self._fold_again()

    def is_open(self, key: str) -> bool:
        """Tell whether a block shows its evidence as cards."""
        rests = key == UNPLACED or self.rating(key).recorded or self.stands(key)
        return self._by_hand.get(key, self.unfolds_all or not rests)

    def stands(self, key: str) -> bool:
        """Tell whether a criterion is not asked again in the round that is rated now."""
        lookup = self.lookup
        return lookup is not None and key in lookup.rows and key not in lookup.asked

    def takes(self, block: Block) -> bool:
        """Tell whether the cards of a block can be marked."""
        key = self.rated_for(block)
        return self.is_editable and key is not None and not self.stands(key)

    def rating(self, criterion: str) -> DraftRating:
        """Return the viewer's own rating of a criterion, empty if there is none."""
        return self._ratings.get(criterion) or DraftRating(criterion)

    def place(self, row: int) -> Place:
        """Return what stands in a row."""
        block = self.blocks[bisect_right(self._firsts, row) - 1]
        inside = row - block.first
        if block.row is not None and not block.is_open:
            return Place(block, Kind.FOLDED, None)
        if inside == 0:
            return Place(block, Kind.HEAD, None)
        if inside == block.size - 1:
            return Place(block, Kind.FOOT, None)
        if block.key == LADDER:
            return Place(block, Kind.LADDER, None)
        if not block.pieces:
            return Place(block, Kind.EMPTY, None)
        kind = Kind.CARD if block.is_open else Kind.LINE
        return Place(block, kind, block.pieces[inside - 1])

    def block(self, key: str) -> Block | None:
        """Return a block by its key."""
        return next((block for block in self.blocks if block.key == key), None)

    def following(self, block: Block) -> Block | None:
        """Return the block below."""
        after = block.last + 1
        return self.place(after).block if after < self._rows else None

    def row_of(self, key: str, evidence: str | None = None) -> int:
        """Return the row of a piece in a block, or of the block's first stop; -1 for none."""
        block = self.block(key)
        if block is None:
            return -1
        for inside, piece in enumerate(block.pieces, start=1):
            if piece.id == evidence and (block.is_open or block.row is None):
                return block.first + inside
        return block.first + (1 if block.size > 1 else 0)

    def row_found(self, found: Found) -> int:
        """Return the row of a place that was found; an expectation begins beside the first card."""
        return self.row_of(found.key, found.piece)

    def spoken_found(self, found: Found) -> str:
        """Return a place that was found as a screen reader says it."""
        return self.spoken(self.row_found(found), found.column)

    def rated_for(self, block: Block) -> str | None:
        """Return the criterion for which a card of `block` is marked."""
        return block.key if block.row is not None else self.current

    def stance(self, block: Block, piece: Evidence) -> Stance | None:
        """Return for what a card is marked where it stands."""
        key = self.rated_for(block)
        found = citation(self.rating(key), piece.id) if key else None
        return found.stance if found else None

    def newer(self, block: Block, piece: Evidence) -> str:
        """Return a word on a card that was cited in an earlier version."""
        key = self.rated_for(block)
        found = citation(self.rating(key), piece.id) if key else None
        if found is None or found.version == piece.version:
            return ""
        return f"v{piece.version}, cited v{found.version}"

    def status(self, block: Block) -> str:
        """Return how far a criterion is, in words."""
        rating = self.rating(block.key)
        if self.stands(block.key):
            return "Round 1 stands"
        if rating.recorded:
            return "Rated"
        if not self.is_editable:
            return ""
        drafted = f"{answer_word(rating.value)} drafted" if rating.answered else ""
        if block.key == self.current:
            return f"Rating now · {drafted}" if drafted else "Rating now"
        return "Not rated yet" if rating.is_empty else "Drafted, not recorded"

    # What Qt asks for

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, for screen readers."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in roles:
            return None
        return self.spoken(index.row(), index.column())

    def spoken(self, row: int, column: int) -> str:
        """Return a cell as a screen reader says it."""
        place = self.place(row)
        if column == 1:
            return self._spoken_middle(place)
        if place.kind is Kind.FOOT or self.lookup is None:
            return ""
        if place.kind in (Kind.HEAD, Kind.FOLDED) and column == 0:
            return self._title(place.block)
        if place.kind in (Kind.HEAD, Kind.LINE):
            return self.status(place.block) if place.block.row else ""
        step, criterion = self.lookup.step, place.block.row
        level = step.target if column else step.current
        if criterion is None:
            return spoken_level(level, self.lookup.whole_level(level))
        expectation = criterion.target if column else criterion.current
        if expectation is None:
            return silence_words(criterion.pairing, step)
        return spoken_expectation(expectation)

    def _spoken_middle(self, place: Place) -> str:
        assert self.lookup is not None
        block = place.block
        if place.piece:
            stance = self.stance(block, place.piece)
            words = spoken_piece(place.piece, self.lookup.stance(stance) if stance else "")
            count = f"{block.pieces.index(place.piece) + 1} of {len(block.pieces)}"
            return f"{self._title(block)}, {count}. {words}"
        if place.kind is Kind.FOOT:
            return ""
        if block.row is None:
            return self._title(block)
        parts = [self._title(block), self.status(block), pieces_of(len(block.pieces))]
        rating = self.rating(block.key)
        if rating.answered:
            sure = confidence_words(rating.confidence)
            parts.append(f"{self.lookup.answer(block.row, rating)}, {sure}")
            parts.append(in_paragraphs(rating.reason))
        parts.append(opened.spoken(block.row))
        return ". ".join(part for part in parts if part)

    def _title(self, block: Block) -> str:
        if block.row:
            return f"{block.row.number} {block.row.criterion.title}"
        return block.key.capitalize()

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        self._ratings = {rating.criterion: rating for rating in draft.ratings}

    def _fold_again(self) -> bool:
        if all(block.is_open == self.is_open(block.key) for block in self.blocks):
            return False
        self.beginResetModel()
        self._lay_out()
        self.endResetModel()
        return True

    def _lay_out(self) -> None:
        self.blocks, first = [], 0
        for key, row, pieces in self._parts():
            is_open = self.is_open(key)
            size = 1 if row and not is_open else 2 + max(1, len(pieces))
            self.blocks.append(Block(key, first, size, is_open, row, pieces))
            first += size
        self._firsts = [block.first for block in self.blocks]
        self._rows = first

    def _parts(self) -> list[tuple[str, SheetRow | None, tuple[Evidence, ...]]]:
        if self.lookup is None:
            return []
        found: list[tuple[str, SheetRow | None, tuple[Evidence, ...]]] = [
            (row.criterion.id, row, row.evidence) for row in self.lookup.sheet.rows
        ]
        if self.lookup.unplaced:
            found.append((UNPLACED, None, self.lookup.unplaced))
        step = self.lookup.step
        if self.lookup.whole_level(step.current) or self.lookup.whole_level(step.target):
            found.append((LADDER, None, ()))
        return found
