"""What can be said about the log: its lines as one viewer reads them, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.session import Session

HOLDERS = ("holder", "facilitator")
APP = "app"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log in words.

    `sequence` counts, from 1, the lines that this viewer reads: the place in the chain would tell
    how many lie between. `head` is the chain's head after it, in hexadecimal.
    """

    sequence: int
    time: datetime
    actor: str
    kind: str
    sentence: str
    head: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying a session found: lines read, the head, and one sentence for each problem."""

    lines: int
    head: str
    rows: int
    problems: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def who_acted(entry: LogEntry, session: Session) -> str:
    """Return who a line of the log is by, in words."""
    if found := session.panel.panelist(entry.actor):
        return found.name
    if entry.actor in HOLDERS:
        return "The file’s holder"
    return "Calibrate" if entry.actor == APP else "Somebody no longer on the panel"
