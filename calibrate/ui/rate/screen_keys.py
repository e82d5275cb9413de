"""What each key does on the Rate screen."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from calibrate.domain.ratings import Stance
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.rate.rating.rating_panel import RatingPanel
from calibrate.ui.rate.sheet.sheet_view import SheetView
from calibrate.ui.rate.sheet_page import SheetPage


class KeyedScreen(Protocol):
    """What keys reach of a Rate screen: its rating, its sheet, and what can be done there."""

    panel: RatingPanel
    page: SheetPage

    def answer(self, value: int | None) -> None:
        """Choose an answer."""

    def say_as_before(self) -> None:
        """Say the same as in round 1."""

    def record_rating(self) -> None:
        """Record the rating and go on."""

    def cite_other(self) -> None:
        """Choose a piece and cite it."""

    def read_said(self) -> None:
        """Show what the panel said."""

    def submit(self) -> None:
        """Seal what is recorded."""

    def step_candidate(self, step: int) -> None:
        """Go to another candidate."""


def screen_keys(screen: KeyedScreen) -> tuple[Key, ...]:
    """Return the keys of a Rate screen."""
    return (*_sheet(screen.page), *_rating(screen), *_going_on(screen))


def _sheet(page: SheetPage) -> tuple[Key, ...]:
    view: SheetView = page.view
    return (
        Key(("Up", "Down"), "Previous, next card", within=view),
        Key(("Left",), "The card shows the current level", within=view),
        Key(("Right",), "The card shows the target level", within=view),
        Key(("X",), "The card speaks against", partial(view.mark, Stance.AGAINST), view),
        Key(("Del",), "The card has no stance", within=view),
        Key(("M",), "Read the whole card (or double-click it)", view.open_current, view),
        Key(("Space",), "Fold or unfold the criterion", within=view),
        Key(("U",), "Unfold all rows, or fold what is rated", page.unfold_all),
        Key(("T",), "Read what the candidate states, or fold it", page.own_words.toggle),
        Key(("/", "Ctrl+F"), "Find in expectations and evidence", page.find_bar.open_bar),
        Key(("S",), "Back to the sheet", view.setFocus),
        Key(("Esc",), "Back to the sheet", view.setFocus),
    )


def _rating(screen: KeyedScreen) -> tuple[Key, ...]:
    panel = screen.panel
    observe, reason, sure = panel.observations.line.setFocus, panel.reason.setFocus, panel.sure
    digits = [
        Key((str(point),), "Choose a point of the scale", partial(screen.answer, point))
        for point in range(1, 10)
    ]
    return (
        *digits,
        Key(("N",), "Not enough evidence", partial(screen.answer, None)),
        Key(("O", "Alt+O"), "Go to what I saw", observe),
        Key(("C", "Alt+C"), "Go to how sure", sure.focus),
        Key(("R", "Alt+R"), "Go to the reason", reason),
        Key(("E",), "Cite another piece", screen.cite_other),
        Key(("B",), "In round 2: say the same as before", screen.say_as_before),
        Key(("P",), "Read what the panel said, once it is opened", screen.read_said),
    )


def _going_on(screen: KeyedScreen) -> tuple[Key, ...]:
    back, on = partial(screen.step_candidate, -1), partial(screen.step_candidate, 1)
    return (
        Key(("Return", "Ctrl+Return"), "Record, go on to what is not rated", screen.record_rating),
        Key(("Ctrl+Shift+Return",), "Submit the candidate", screen.submit),
        Key(("[", "Ctrl+PgUp"), "Previous candidate", back),
        Key(("]", "Ctrl+PgDown"), "Next candidate", on),
    )
