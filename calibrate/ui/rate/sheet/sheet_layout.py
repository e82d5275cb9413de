"""How high each row of the sheet is, and where its parts stand, for one width."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from calibrate.domain.evidence import Evidence
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import SheetRow
from calibrate.ui.look.text import Wrapped, with_ellipsis, wrap
from calibrate.ui.look.theme import Measures
from calibrate.ui.rate.sheet import card, expectation, measured
from calibrate.ui.rate.sheet.measured import Columns, columns, faces
from calibrate.ui.rate.sheet.sheet_model import LADDER, Block, Kind, Place
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.words.criteria import silence_words

FIXED = {
    Kind.HEAD: measured.HEAD,
    Kind.LINE: measured.LINE,
    Kind.EMPTY: measured.EMPTY + measured.CARD_GAP,
}
SNIPPET_LINES = 2


class SheetLayout:
    """Measures rows for one width of the sheet; nothing is kept per row."""

    def __init__(self, width: int, measures: Measures) -> None:
        self.columns: Columns = columns(width, measures)
        self.faces = faces(measures)
        self.reach = min(12, measures.padding - 6)

    def height(self, place: Place, lookup: SheetLookup) -> int:
        """Return how high a row is."""
        if place.kind in FIXED:
            return FIXED[place.kind]
        if place.piece:
            return self.card(place.piece).height + measured.CARD_GAP
        if place.kind is Kind.FOLDED and place.block.row:
            return self._folded_height(place.block.row, lookup)
        if place.kind is Kind.LADDER:
            shapes = (self.panel(place.block, lookup, column) for column in (0, 2))
            return max(shape.height for shape in shapes)
        return self._foot_height(place.block, lookup)

    def card(self, piece: Evidence) -> card.CardShape:
        """Return the shape of a piece's card."""
        return card.shape(piece, self.columns.middle, self.faces)

    def card_rect(self, cell: QRectF) -> QRectF:
        """Return where the card stands in a cell of the middle column."""
        left = self.columns.starts[1]
        height = cell.height() - measured.CARD_GAP
        return QRectF(left, cell.top(), self.columns.middle, height)

    def button_corner(self, kind: Kind, cell: QRectF) -> tuple[float, float]:
        """Return the right end and the top of the buttons that mark a card or a line."""
        right = float(self.columns.starts[1] + self.columns.middle)
        if kind is Kind.LINE:
            return right, cell.center().y() - card.META / 2
        bottom = self.card_rect(cell).bottom() - card.ABOVE
        return right - card.ABOVE, bottom - card.META

    def panel(self, block: Block, lookup: SheetLookup, column: int) -> expectation.PanelShape:
        """Return the panel of a block's expectation at the left (0) or at the right (2)."""
        step = lookup.step
        if block.key == LADDER:
            sections = lookup.whole_level(step.target if column else step.current)
            return expectation.shape_of_level(sections, self.columns.side, self.faces)
        if block.row is None:
            return expectation.PanelShape(())
        found = block.row.target if column else block.row.current
        return expectation.shape(found, block.row.pairing, step, self.columns.side, self.faces)

    def snippets(self, row: SheetRow, lookup: SheetLookup) -> tuple[Wrapped | None, Wrapped | None]:
        """Return what a folded row still says of either level, where only one of them speaks."""
        room = self.columns.side - self.number_room
        if row.pairing is Pairing.CURRENT_ONLY and row.current:
            words = silence_words(row.pairing, lookup.step)
            return self._snippet(row.current.text, room), self._snippet(words, self.columns.side)
        if row.pairing is Pairing.NEW and row.target:
            return None, self._snippet(row.target.text, self.columns.side)
        return None, None

    @property
    def number_room(self) -> int:
        """How much a criterion's number takes before its title."""
        return 20

    def _snippet(self, text: str, room: int) -> Wrapped:
        return with_ellipsis(wrap(text, self.faces.small, room - 8, SNIPPET_LINES))

    def _folded_height(self, row: SheetRow, lookup: SheetLookup) -> int:
        lines = [len(found.lines) for found in self.snippets(row, lookup) if found]
        below = max([1, *lines]) * measured.SUB_LINE
        return 2 * measured.FOLDED_ABOVE + measured.TITLE_LINE + below

    def _foot_height(self, block: Block, lookup: SheetLookup) -> int:
        """A panel that is taller than its cards makes the foot longer; few cards are measured."""
        room = measured.FOOT + measured.FOOT_BELOW
        if block.row is None:
            return room
        panels = (self.panel(block, lookup, column) for column in (0, 2))
        tallest = max(panel.height for panel in panels)
        taken = 0 if block.pieces else measured.EMPTY
        for position, piece in enumerate(block.pieces):
            taken += self.card(piece).height + (measured.CARD_GAP if position else 0)
            if taken >= tallest:
                return room
        return room + max(0, tallest - taken - measured.CARD_GAP)
