"""Where a packet goes in a folder, so that it takes the place of no other candidate's.

A packet says in clear whose it is, by a digest of the candidate's id; a file that does not is
somebody else's, whatever its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.record.case import Case
from calibrate.domain.record.file_names import counted

BEFORE_A_MARK = (b"<pdf:Keywords>", b"(")
"""How a mark begins in what a file says about itself, and began before files were tagged."""
MOST_BYTES = 2_000_000_000
"""Neither packet nor book is larger, so nothing larger is read to find out."""
LETTER = "calibrate-letter-"
"""How the mark of a candidate edition begins, by which it is told from a packet."""
AT_ONCE = 1_000_000
"""As much of a file is looked at together, for a book is too large to be read whole."""


def mark(case: Case) -> str:
    """Return the word by which a packet is known as this candidate's."""
    return mark_of(case.sheet.candidate.id)


def mark_of(candidate: str) -> str:
    """Return the word by which packets are known as those of the candidate with this id."""
    return f"calibrate-{sha256(candidate.encode()).hexdigest()}"


def pack_mark(session: str, reader: str, candidates: Iterable[str]) -> str:
    """Return the word by which a reading pack is known as this reader's of these candidates."""
    whose = "\0".join((session, reader, *candidates))
    return f"calibrate-reading-{sha256(whose.encode()).hexdigest()}"


def letter_mark(edition: CandidateEdition) -> str:
    """Return the word by which a file is known as this candidate's edition, and no packet."""
    return letter_mark_of(edition.candidate.id)


def letter_mark_of(candidate: str) -> str:
    """Return the word by which letters are known as those to the candidate with this id."""
    return f"{LETTER}{sha256(candidate.encode()).hexdigest()}"


def is_of(path: Path, case: Case) -> bool:
    """Tell whether a file is a packet of the candidate, and may give way to a newer one."""
    return bears(path, mark(case))


def bears(path: Path, word: str) -> bool:
    """Tell whether a file is one of ours that is known by a word."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return False
        with path.open("rb") as file:
            return _has(file, [before + word.encode() for before in BEFORE_A_MARK])
    except OSError:
        return False


def _has(file: BinaryIO, sought: Sequence[bytes]) -> bool:
    """Tell whether one of these is in a file, also where two of its pieces meet."""
    longest, end = max(map(len, sought)), b""
    while read := file.read(AT_ONCE):
        piece = end + read
        if any(one in piece for one in sought):
            return True
        end = piece[-longest:]
    return False


def place_for(folder: Path, case: Case) -> Path:
    """Return where a packet goes: to its name, or counted where that is somebody else's."""
    return place_bearing(folder, case.file_name, mark(case))


def place_bearing(folder: Path, file_name: str, word: str) -> Path:
    """Return where a file of ours goes: to its name, or counted where that is another's."""
    names = (folder / name for name in counted(file_name))
    return next(path for path in names if not _exists(path) or bears(path, word))


def free_place(folder: Path, file_name: str) -> Path:
    """Return where a file of ours goes beside whatever is there, its own older one as well."""
    names = (folder / name for name in counted(file_name))
    return next(path for path in names if not _exists(path))


def _exists(path: Path) -> bool:
    """Tell whether a name is taken, be it by a link that leads nowhere."""
    return path.exists() or path.is_symlink()
