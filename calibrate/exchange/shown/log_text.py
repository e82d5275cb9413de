"""The log as lines of plain text: number, time with its offset, who did it, and what was done."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.record import LogEntry, who_acted
from calibrate.domain.session import Session
from calibrate.exchange.printable import printable


def log_text(entries: Sequence[LogEntry], session: Session) -> str:
    """Return lines of the log, read for one viewer as the session was, one below the other.

    Nothing in the text can steer a terminal.
    """
    names = [who_acted(entry, session) for entry in entries]
    digits = max((len(str(entry.sequence)) for entry in entries), default=0)
    longest = max(map(len, names), default=0)
    return "".join(
        printable(
            f"{entry.sequence:{digits}}  {entry.time.isoformat(' ', 'seconds')}  "
            f"{name:{longest}}  {' '.join(entry.sentence.split())}",
            " ",
        )
        + "\n"
        for entry, name in zip(entries, names, strict=True)
    )
