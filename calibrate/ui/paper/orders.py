"""What is asked of the process that draws, and what it answers. It imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.people import Candidate
from calibrate.domain.record.case import Case
from calibrate.packet.book.plan import BookPlan

if TYPE_CHECKING:
    from calibrate.packet.packet import PacketReport

Printed = Case | CandidateEdition
"""What a file, or a part of one, is drawn of."""

Tell = Callable[[int], object]
"""Hears of how much of what was ordered is drawn."""


@dataclass(frozen=True, slots=True)
class Order:
    """A PDF that is wanted of the `count` things handed over next: which edition, to which file.

    `known_as` is where a person knows it to go, if it is put there later; `reader` is for whom a
    reading pack is, or nobody for the panel; `plan` says what a book binds.
    """

    edition: Edition
    paper: Paper
    path: Path
    known_as: Path | None = None
    count: int = 1
    reader: str = ""
    plan: BookPlan | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: how many pages, and the names of characters that no font has."""

    pages: int
    substitutions: tuple[str, ...] = ()


class Maker(Protocol):
    """Makes what was ordered, of one thing after the other."""

    def add(self, printed: Printed) -> None:
        """Take in one more."""

    def finish(self) -> PacketReport:
        """Write the file; raises FileTrouble if it cannot be written."""


def whose(printed: Printed) -> Candidate:
    """Return the candidate of whom something is printed."""
    return printed.sheet.candidate if isinstance(printed, Case) else printed.candidate
