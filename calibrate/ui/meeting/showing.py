"""A cited piece opened in the middle of the console, and put on the room's screen or taken off."""

from __future__ import annotations

from calibrate.domain.errors import Refused
from calibrate.domain.evidence import Audience
from calibrate.domain.permissions import need_showable
from calibrate.domain.search.places import OF_DECIDING, OF_RATINGS, Place, PlaceKind
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.chairing import Chairing
from calibrate.ui.meeting.middle import Middle
from calibrate.ui.meeting.projection import Projection
from calibrate.ui.meeting.ratings.reasons import Fold


class Showing:
    """Does what is pressed on an opened piece. What the room sees is kept in its window alone."""

    def __init__(
        self, desk: Desk, chairing: Chairing, projection: Projection, pages: Middle
    ) -> None:
        self._desk, self._chairing = desk, chairing
        self._projection, self._pages = projection, pages
        self._page = pages.piece

    def open(self, evidence: str) -> None:
        """Open a piece in the place of the ratings."""
        self._pages.open_piece(evidence)
        self.show_room()

    def go_to(self, place: Place) -> bool:
        """Go to what stands at a place of whoever is looked at; tell whether it is here."""
        if not place.evidence and not place.criterion:
            return place.kind is PlaceKind.CANDIDATE or place.kind in OF_DECIDING
        if not self._pages.shows_ratings:
            return False
        if place.evidence:
            self.open(place.evidence)
            return True
        self.back()
        fold = Fold.FULL if place.kind in OF_RATINGS else Fold.OPEN
        return self._pages.ratings.list.open_criterion(place.criterion, fold)

    def back(self) -> None:
        """Go back to the ratings, to where one was."""
        if self._page.piece:
            self._pages.leave_piece()

    def step(self, by: int) -> None:
        """Open the next cited piece, or the one before."""
        if self._page.piece:
            self._page.step(by)
            self.show_room()

    def toggle(self) -> None:
        """Put the opened piece on the room's screen, or take it off; or say why that cannot be."""
        piece = self._page.piece
        if piece is None:
            return
        if piece.id == self._projection.piece:
            self._projection.show_piece("")
            return
        try:
            need_showable(self._desk.session(self._desk.chair), piece)
        except Refused as trouble:
            self._page.refuse(str(trouble), piece.audience is Audience.PANEL)
            return
        self._page.refuse("", may_change=False)
        self._projection.show_piece(piece.id)

    def toggle_entries(self) -> None:
        """List for the room what the last reveal opened, or take that off its screen."""
        self._projection.toggle_entries()

    def turn(self, by: int) -> None:
        """Turn the pages of what the room sees."""
        if self._page.piece or self._pages.shows_reasons:
            self._projection.turn(by)

    def change_audience(self) -> None:
        """Ask who may see the piece, and why that changes."""
        if self._page.piece:
            self._chairing.change_audience(self._page.piece)

    def show_room(self) -> None:
        """Show what the room's screen shows of the piece."""
        piece, there = self._page.piece, self._projection
        is_shown = piece is not None and piece.id == there.piece
        self._page.room.show_state(is_shown, *there.leaf)
