"""Which pieces the matrix shows, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from calibrate.domain.evidence import Evidence
from calibrate.domain.text.folding import folded


class Order(StrEnum):
    """By what pieces are ordered; where that says nothing they stand by number."""

    NUMBER = "number"
    DATE = "date"
    KIND = "kind"
    TITLE = "title"


KEYS: dict[Order, Callable[[Evidence], Any]] = {
    Order.NUMBER: lambda piece: piece.number,
    Order.DATE: lambda piece: piece.content.date or date.max,
    Order.KIND: lambda piece: folded(piece.content.kind),
    Order.TITLE: lambda piece: folded(piece.content.title),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a candidate's pieces: words in them, whether unplaced, and their order.

    Pieces on the criterion `first` come before all others.
    """

    text: str = ""
    unplaced: bool = False
    order: Order = Order.NUMBER
    first: str = ""

    @property
    def hides(self) -> bool:
        """Whether pieces may be left out."""
        return bool(self.text.strip()) or self.unplaced

    def arranged(self, pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the pieces that are wanted, in the order that is."""
        words = folded(self.text).split()
        found = [piece for piece in pieces if self._takes(piece, words)]
        found.sort(key=lambda one: (self.first not in one.criteria, KEYS[self.order](one)))
        return tuple(found)

    def _takes(self, piece: Evidence, words: list[str]) -> bool:
        if self.unplaced and piece.criteria:
            return False
        return not words or all(word in _told(piece) for word in words)


def _told(piece: Evidence) -> str:
    content = piece.content
    when = content.date.isoformat() if content.date else ""
    parts = (piece.label, content.title, content.kind, content.text, content.reference, when)
    return folded("\n".join(parts))
