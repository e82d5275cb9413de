"""Where things stand in the side-by-side: columns, faces, and the heights of what has one."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont

from calibrate.ui.look.text import Face
from calibrate.ui.look.theme import Measures

HEAD = 42
HEAD_ABOVE = 8
EMPTY = 54
LINE = 26
CARD_GAP = 8
FOOT = 10
FOOT_BELOW = 6
FOLDED_ABOVE = 8
TITLE_LINE = 20
SUB_LINE = 18
GUESS = 118
"""How high a card is taken to be until it comes into view."""


class Faces(NamedTuple):
    """The faces of the sheet at one size of window."""

    body: Face
    strong: Face
    medium: Face
    small: Face
    meta: Face
    meta_strong: Face


def faces(measures: Measures) -> Faces:
    """Return the faces for these measures."""
    semi, medium = QFont.Weight.DemiBold, QFont.Weight.Medium
    return Faces(
        body=Face(measures.body),
        strong=Face(measures.body, semi),
        medium=Face(measures.label, medium),
        small=Face(measures.label),
        meta=Face(measures.meta),
        meta_strong=Face(measures.meta, semi),
    )


class Columns(NamedTuple):
    """The three columns of the sheet in a width: expectation, evidence, expectation."""

    padding: int
    gap: int
    side: int
    middle: int

    @property
    def starts(self) -> tuple[int, int, int]:
        """Where each column begins."""
        middle = self.padding + self.side + self.gap
        return self.padding, middle, middle + self.middle + self.gap

    @property
    def widths(self) -> tuple[int, int, int]:
        """How wide each column is."""
        return self.side, self.middle, self.side

    @property
    def right(self) -> int:
        """Where the last column ends."""
        return self.starts[2] + self.side


def columns(width: int, measures: Measures) -> Columns:
    """Return the columns for a sheet of this width."""
    inner = max(300, width - 2 * measures.padding)
    side = round((inner - 2 * measures.gap) * measures.expectation_share)
    return Columns(measures.padding, measures.gap, side, inner - 2 * (side + measures.gap))
