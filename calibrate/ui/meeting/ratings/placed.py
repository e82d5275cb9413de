"""What the reasons of a criterion are drawn from: placed words, lines and signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from calibrate.ui.look.text import Face, Wrapped, draw_lines, draw_one
from calibrate.ui.look.theme import tokens

UNDERLINE = 0.62
"""How far below the middle of a line it is underlined, in sizes of its letters."""


class Link(Enum):
    """What is done by pressing a line: show all reasons or fewer, write the note, open a piece."""

    ALL = auto()
    NOTE = auto()
    PIECE = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """A single line in a token's colour, elided to its place; one with a link can be pressed.

    One that opens a piece of evidence has its id, and is underlined.
    """

    place: QRectF
    text: str
    face: Face
    token: str
    right: bool = False
    link: Link | None = None
    evidence: str = ""

    def paint(self, painter: QPainter) -> None:
        """Draw the words."""
        color = tokens().color(self.token)
        draw_one(painter, self.place, self.text, self.face, color, self.right)
        if self.evidence:
            line = self.place.center().y() + self.face.pixels * UNDERLINE
            painter.setPen(QPen(tokens().color("control"), 1))
            painter.drawLine(QPointF(self.place.left(), line), QPointF(self.place.right(), line))

    @property
    def is_cut(self) -> bool:
        """Whether not all of the words can be seen."""
        return self.face.width(self.text) > self.place.width()


@dataclass(frozen=True, slots=True)
class Lines:
    """Text in several lines."""

    place: QRectF
    text: Wrapped
    face: Face
    token: str

    def paint(self, painter: QPainter) -> None:
        """Draw the lines; the last of those that were cut ends in an ellipsis."""
        color, place = tokens().color(self.token), self.place
        if not self.text.is_cut:
            draw_lines(painter, place.x(), place.y(), place.width(), self.text, self.face, color)
            return
        *whole, last = self.text.lines
        shown = Wrapped(tuple(whole), False)
        y = draw_lines(painter, place.x(), place.y(), place.width(), shown, self.face, color)
        box = QRectF(place.x(), y, place.width(), self.face.leading)
        draw_one(painter, box, f"{last.text} …", self.face, color, last.from_right)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that is drawn by a function: a panel's ground, a tag, a bubble."""

    place: QRectF
    draw: Callable[[QPainter, QRectF], None]

    def paint(self, painter: QPainter) -> None:
        """Draw the sign."""
        self.draw(painter, self.place)


Piece = Words | Lines | Sign


class Placed(NamedTuple):
    """Pieces, and how high they are together."""

    pieces: list[Piece]
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces with their places from a common corner, and how high they are together.

    `writing` is where the editor of a note stands, if one is open.
    """

    pieces: tuple[Piece, ...]
    height: int
    writing: QRectF | None = None

    def paint(self, painter: QPainter, corner: QPointF, seen: QRectF) -> None:
        """Draw what can be seen of the block from `corner` on."""
        painter.save()
        painter.translate(corner)
        seen = seen.translated(-corner)
        for piece in self.pieces:
            if piece.place.intersects(seen):
                piece.paint(painter)
        painter.restore()

    @property
    def cited(self) -> list[Words]:
        """The lines that open a piece of evidence, in the order in which they stand."""
        return [one for one in self.pieces if isinstance(one, Words) and one.evidence]

    def words_at(self, point: QPointF) -> Words | None:
        """Return the single line at a point from the block's corner, if there is one."""
        lines = (piece for piece in self.pieces if isinstance(piece, Words))
        return next((words for words in lines if words.place.contains(point)), None)
