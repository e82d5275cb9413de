"""Finding words in a sheet: what is seen moves, what is being rated stays what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from calibrate.domain.evidence import Evidence
from calibrate.domain.rubric.rubric import Expectation
from calibrate.domain.text.folding import folded
from calibrate.ui.rate.sheet.sheet_model import Block, Found
from calibrate.ui.rate.sheet.sheet_table import SheetTable


class Begun(NamedTuple):
    """How the sheet was when finding began."""

    row: int
    folding: dict[str, bool]
    scrolled: int


class Finding:
    """Shows one place after the other that holds what is sought, and gives back how it was."""

    def __init__(self, view: SheetTable) -> None:
        self._view = view
        self._begun: Begun | None = None
        self._texts: dict[str, str] = {}

    def seek(self, text: str, step: int) -> tuple[int, int]:
        """Go to the nearest place, the next or the one before; return which it is of how many."""
        sought = folded(text)
        found = list(self._places(sought)) if sought else []
        if not found:
            self._view.show_found(None)
            return 0, 0
        self._begun = self._begun or self._now()
        position = self._position(found, step)
        self._view.show_found(found[position])
        words = self._view.sheet.spoken_found(found[position])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
        return position + 1, len(found)

    def end(self) -> None:
        """Show the sheet as it was before, unless somebody went on in it meanwhile."""
        begun, self._begun = self._begun, None
        self._view.show_found(None)
        if begun and begun.row == self._view.currentIndex().row():
            self._view.fold_as(begun.folding)
            self._view.scroll_to_value(begun.scrolled)

    def forget(self) -> None:
        """Another sheet is shown: there is nothing to give back."""
        self._begun = None
        self._texts.clear()
        self._view.show_found(None)

    def _now(self) -> Begun:
        sheet, bar = self._view.sheet, self._view.verticalScrollBar()
        return Begun(self._view.currentIndex().row(), dict(sheet.folding), bar.value())

    def _position(self, found: list[Found], step: int) -> int:
        """Begin at what is being rated; from there on stay, or go on, around the ends."""
        here = self._view.found
        if here in found:
            return (found.index(here) + step) % len(found)
        keys = [block.key for block in self._view.sheet.blocks]
        current = self._view.sheet.current
        begin = keys.index(current) if current in keys else 0
        later = (at for at, place in enumerate(found) if keys.index(place.key) >= begin)
        return next(later, 0)

    def _places(self, sought: str) -> Iterator[Found]:
        for block in self._view.sheet.blocks:
            yield from _expected(block, sought)
            for piece in block.pieces:
                if sought in self._text(piece):
                    yield Found(block.key, 1, piece.id)

    def _text(self, piece: Evidence) -> str:
        """Return what is sought in; it is folded once, for that takes longer than to search."""
        if piece.id not in self._texts:
            self._texts[piece.id] = searchable(piece)
        return self._texts[piece.id]


def searchable(piece: Evidence) -> str:
    """Return label, title, text, kind and author of a piece, folded, a line each."""
    content = piece.content
    parts = (piece.label, content.title, content.text, content.kind, content.author, content.part)
    return "\n".join(map(folded, parts))


def _expected(block: Block, sought: str) -> Iterator[Found]:
    """Yield the sides of a criterion that hold a text; its title counts as the left one's."""
    if block.row is None:
        return
    title = block.row.criterion.title
    for column, expectation in ((0, block.row.current), (2, block.row.target)):
        parts = [*_parts(expectation), *([] if column else [title])]
        if any(sought in folded(part) for part in parts):
            yield Found(block.key, column)


def _parts(expectation: Expectation | None) -> tuple[str, ...]:
    if expectation is None:
        return ()
    return (expectation.text, *expectation.examples, *expectation.gaps)
