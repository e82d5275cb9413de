"""The rollback journal beside a session: what SQLite would put back into the file at opening.

SQLite takes whatever lies at FILE-journal for the file's own. So it is asked first of which file it
is: a journal has the first page of the file as it was before the change that was not finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from calibrate.store.document.header import Header

ENDING = "-journal"
MAGIC = bytes.fromhex("d9d505f920a163d7")
FIXED_BYTES = 28
"""Magic, then five numbers: records, nonce, pages before, bytes a sector, bytes a page."""
LEAST_PAGE = 512


@dataclass(frozen=True, slots=True)
class JournalFile:
    """A journal that is not finished with (the SQLite file format, section 3).

    `pages` is how many the file had before, `before` its header, unless no record has that.
    """

    path: Path
    records: int
    pages: int
    page_size: int
    before: Header | None

    def may_be_of(self, header: Header, size: int) -> bool:
        """Tell whether a file of this header and size could be the one that was being written.

        Of that one the header is the journal's still, or one change further.
        """
        if self.before is None:
            return self.records > 0 or size == self.pages * self.page_size
        if header.salt != self.before.salt:
            return False
        if not header.is_plain:
            return True
        since = header.changes - self.before.changes
        return header.page_size == self.page_size and since in (0, 1)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of a file."""
    return path.with_name(f"{path.name}{ENDING}")


def read_journal(path: Path) -> JournalFile | None:
    """Return what is at `path` if SQLite would act on it, or None: most journals are over."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return _read(path, file)
    except OSError:
        return None


def journals_in(folder: Path) -> Iterator[JournalFile]:
    """Yield the journals in a folder that are not finished with, whatever their file is called."""
    try:
        names = sorted(path for path in folder.iterdir() if ENDING in path.name)
    except OSError:
        return
    for path in names:
        if journal := read_journal(path):
            yield journal


def _read(path: Path, file: BinaryIO) -> JournalFile | None:
    fixed = file.read(FIXED_BYTES)
    if len(fixed) < FIXED_BYTES or fixed[:8] != MAGIC:
        return None
    records, _, pages, sector, page = (
        int.from_bytes(fixed[at : at + 4], "big") for at in range(8, FIXED_BYTES, 4)
    )
    if page < LEAST_PAGE:
        return None
    before = _first_page(file, records, sector, page)
    return JournalFile(path, records, pages, page, before)


def _first_page(file: BinaryIO, records: int, sector: int, page: int) -> Header | None:
    """Return the header of the file's first page, which lies in one of the records."""
    at = sector
    while records > 0:
        file.seek(at)
        content = file.read(104)
        if len(content) < 104:
            return None
        if content[:4] == b"\x00\x00\x00\x01":
            return Header(content[4:])
        at, records = at + page + 8, records - 1
    return None
