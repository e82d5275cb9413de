"""What SQLite finds wrong with a file, in words for a person."""

from __future__ import annotations

from pathlib import Path

from calibrate.store.document.journal_file import journal_of, read_journal
from calibrate.store.document.open_files import OPEN_ELSEWHERE

UNCHANGED = "Nothing was changed"
FAULTS = {
    "SQLITE_FULL": f"the disk is full. {UNCHANGED}; free some room and try again.",
    "SQLITE_BUSY": OPEN_ELSEWHERE,
    "SQLITE_LOCKED": OPEN_ELSEWHERE,
    "SQLITE_READONLY": "it, or its folder, may not be written to. Copy {it} where you may write.",
    "SQLITE_CANTOPEN": "it cannot be opened. Check that the folder exists and may be written to.",
    "SQLITE_NOMEM": f"there is too little memory. {UNCHANGED}; close something else.",
    "SQLITE_NOTADB": "it is not a Calibrate session, or it is encrypted.",
    "SQLITE_IOERR": f"the disk did not read or write it. {UNCHANGED}; try again.",
}


def in_words(path: Path, called: str, fault: str) -> str:
    """Return what is wrong with a file, by SQLite's name for it; all else is damage."""
    for prefix, words in FAULTS.items():
        if fault.startswith(prefix):
            return f"{called}: {words.format(it=_it(path))}"
    return damaged(path)


def damaged(path: Path) -> str:
    """Say that a file holds what this program does not write; what SQLite calls it helps nobody."""
    return (
        f"{path.name} is damaged: it holds what no command wrote. "
        f"“calibrate verify” may say where; {use_a_copy(path)}."
    )


def use_a_copy(path: Path) -> str:
    """Say what helps; a copy without the journal that lies there would be torn for good."""
    return f"use a copy{_with_journal(path)}"


def damaged_case(path: Path, name: str) -> str:
    """Say that what is read of a candidate is not what was recorded; of nobody else is told."""
    return f"{path.name} is damaged: what the packet of {name} draws from is not what was recorded."


def unfinished(path: Path, called: str) -> str:
    """Say that a change is half in a file, and that what is needed to mend it lies beside it."""
    return (
        f"{called}: the disk is full or does not write, and what was begun could not be taken "
        f"back. Free some room and open it again, which does that; to copy it, copy {_it(path)}."
    )


def _it(path: Path) -> str:
    return f"it{_with_journal(path)}"


def _with_journal(path: Path) -> str:
    journal = journal_of(path)
    return f", together with {journal.name}" if read_journal(journal) else ""
