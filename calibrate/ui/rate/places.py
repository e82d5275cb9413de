"""Where on the Rate screen something stands that was sought."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt

from calibrate.domain.search.places import OF_DECIDING, OF_RATINGS, Place, PlaceKind
from calibrate.ui.rate.sheet.sheet_view import SheetView

ELSEWHERE = OF_DECIDING | {PlaceKind.PANELIST, PlaceKind.LEVEL}
"""What this screen has no place for."""


class Shown(Protocol):
    """What of a Rate screen a place leads through."""

    candidate: str | None
    view: SheetView

    def show_candidate(self, candidate: str) -> None:
        """Show a candidate."""

    def read_said(self) -> None:
        """Show what the panel said."""


def go_to(screen: Shown, place: Place) -> bool:
    """Go to a card, a criterion, or what the panel said on it; tell whether it is here."""
    if place.candidate and place.candidate != screen.candidate:
        screen.show_candidate(place.candidate)
    if place.evidence:
        screen.view.show_piece(place.evidence)
    elif place.criterion:
        screen.view.go_to(place.criterion)
    screen.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if place.kind in OF_RATINGS:
        screen.read_said()
    return place.kind not in ELSEWHERE
