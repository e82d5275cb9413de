"""What is said of a candidate's statement."""

from __future__ import annotations

from calibrate.domain.commands import WriteStatement
from calibrate.domain.voice.statement import Statement

STATEMENT = "In their own words"
FOR_PANEL, FOR_ROOM = "for the panel", "for the room too"

ROOM_READS = "The room may read it too"
WHY_SO_LATE = "Why it comes so late"


def beside_the_evidence(is_late: bool) -> str:
    """Return what becomes of a statement that is entered now."""
    if is_late:
        return "Rating is open, so this becomes a new version. It needs a reason."
    return "It stands beside the evidence, marked as theirs, and may be empty."


def statement_heading(name: str) -> str:
    """Return what stands above a statement: whose words they are."""
    return f"{name}, in their own words"


def statement_aside(statement: Statement) -> str:
    """Return which version it is and why there is another, or nothing where neither is worth it."""
    version = f"version {statement.version}" if statement.version > 1 else ""
    late = "" if version or not statement.reason else "added since rating opened"
    told = [one for one in (version or late, statement.reason) if one]
    return ": ".join(told)


def statement_written(name: str, command: WriteStatement) -> str:
    """Return what was done with a statement in set-up."""
    if not command.statement.strip():
        return f"took out what {name} states"
    return f"wrote down what {name} states, {FOR_ROOM if command.for_room else FOR_PANEL}"


def statement_written_late(name: str, command: WriteStatement) -> str:
    """Return what was done with a statement since rating opened."""
    return f"{statement_written(name, command)}: {' '.join(command.reason.split())}"
