"""Where a packet goes in a folder, so that it takes the place of no other candidate's.

A packet says in clear whose it is, by a digest of the candidate's id; a file that does not is
somebody else's, whatever its name.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from calibrate.domain.record.case import Case
from calibrate.domain.record.file_names import counted

BEFORE_A_MARK = (b"<pdf:Keywords>", b"(")
"""How a mark begins in what a file says about itself, and began before files were tagged."""
MOST_BYTES = 50_000_000
"""No packet is larger, so nothing larger is read to find out."""


def mark(case: Case) -> str:
    """Return the word by which a packet is known as this candidate's."""
    return f"calibrate-{sha256(case.sheet.candidate.id.encode()).hexdigest()}"


def is_of(path: Path, case: Case) -> bool:
    """Tell whether a file is a packet of the candidate, and may give way to a newer one."""
    return bears(path, mark(case))


def bears(path: Path, word: str) -> bool:
    """Tell whether a file is one of ours that is known by a word."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return False
        content = path.read_bytes()
        return any(before + word.encode() in content for before in BEFORE_A_MARK)
    except OSError:
        return False


def place_for(folder: Path, case: Case) -> Path:
    """Return where a packet goes: to its name, or counted where that is somebody else's."""
    return place_bearing(folder, case.file_name, mark(case))


def place_bearing(folder: Path, file_name: str, word: str) -> Path:
    """Return where a file of ours goes: to its name, or counted where that is another's."""
    names = (folder / name for name in counted(file_name))
    return next(path for path in names if not _exists(path) or bears(path, word))


def free_place(folder: Path, case: Case) -> Path:
    """Return where a packet goes beside whatever is there, its own older one as well."""
    names = (folder / name for name in counted(case.file_name))
    return next(path for path in names if not _exists(path))


def _exists(path: Path) -> bool:
    """Tell whether a name is taken, be it by a link that leads nowhere."""
    return path.exists() or path.is_symlink()
