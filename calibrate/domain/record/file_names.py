"""File names that every system takes, from names in any script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from calibrate.domain.session import Session
from calibrate.domain.text.file_names import LONGEST_FILE_NAME, cut, safe_name
from calibrate.domain.text.folding import folded

ENDING, KIT_ENDING = ".pdf", ".calib"
NAMELESS, UNTITLED, PACK, BOOK = "candidate", "session", "Reading pack", "Book"
DAMAGED = " DAMAGED"
LETTER = ", candidate edition"


def packet_name(session: Session, candidate: str) -> str:
    """Return the file name of a candidate's packet, which no other in the session has.

    `session` is the whole one: who sees a part of it gives the same names as who sees all, so that
    several may export into one folder.
    """
    ids = [state.id for state in session.candidates]
    names = unique_names(tuple(state.name for state in session.candidates))
    return names[ids.index(candidate)]


def letter_name(session: Session, candidate: str) -> str:
    """Return the file name of a candidate's edition; it does not tell how they were decided."""
    whole = packet_name(session, candidate).removesuffix(ENDING)
    stem = cut(whole, LONGEST_FILE_NAME - len(LETTER))
    return f"{stem.rstrip()}{LETTER}{ENDING}"


def kit_name(session: Session, panelist: str) -> str:
    """Return the file name of a panelist's next kit, which no other kit of the session has."""
    ids = [one.id for one in session.panel.panelists]
    number = len(session.kits_of(panelist)) + 1
    kit = f"Kit {number}" if number > 1 else "Kit"
    names = tuple(f"{kit} of {one.name}, {session.title}" for one in session.panel.panelists)
    return unique_names(names)[ids.index(panelist)].removesuffix(ENDING) + KIT_ENDING


def export_name(session: Session, is_damaged: bool) -> str:
    """Return how the names of files begin in which a session leaves; damage is marked.

    What follows tells the files of one session apart.
    """
    return f"{safe_name(session.title, UNTITLED)}{DAMAGED if is_damaged else ''}"


def pack_name(reader: str) -> str:
    """Return the file name of a reading pack, of nobody's for the panel."""
    return unique_names((f"{PACK}, {reader}" if reader else PACK,))[0]


def book_name(session: Session) -> str:
    """Return the file name of a session's book."""
    return unique_names((f"{BOOK}, {session.title}",))[0]


def damaged_name(name: str) -> str:
    """Return the file name of a packet that does not verify: it takes the place of none that does.

    It is no longer than other names are.
    """
    stem = cut(name.removesuffix(ENDING), LONGEST_FILE_NAME - len(DAMAGED.encode()))
    return f"{stem.rstrip()}{DAMAGED}{ENDING}"


@lru_cache(maxsize=1)
def unique_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return a file name for each name, counted where a system could take two for the same."""
    taken: set[str] = set()
    return tuple(_untaken(safe_name(name, NAMELESS), taken) for name in names)


def counted(name: str) -> Iterator[str]:
    """Yield a file name, and then as it is counted: 2, 3, and on."""
    stem = name.removesuffix(ENDING)
    yield name
    for number in count(2):
        yield f"{stem} ({number}){ENDING}"


def _untaken(stem: str, taken: set[str]) -> str:
    name = next(name for name in counted(stem + ENDING) if folded(name) not in taken)
    taken.add(folded(name))
    return name
