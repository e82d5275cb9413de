"""How far something is that is being written, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done of how much, 0 where nobody knows, and a line that says it."""

    done: int
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: a headline, a line for each file and each trouble, and the folder.

    Without a folder nothing was written.
    """

    headline: str = "Nothing written"
    lines: tuple[str, ...] = ()
    folder: Path | None = None


CHECKING = Progress(0, 0, "Reading the record first…")
CANCELLED = Outcome("Cancelled. Nothing was written.")


def said_read(done: int, count: int) -> Progress:
    """Return that so many of so many were read."""
    return Progress(done, count, f"{done} of {count} read")
