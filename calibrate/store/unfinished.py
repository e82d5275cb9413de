"""What a process that was killed left beside a session: of which file that journal is.

SQLite puts back into a file whatever journal lies at its name, and looks at no other. But a backup
may have been put in the place of the file, and a file may have been renamed while it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from shutil import copyfile

from calibrate.domain.errors import FileTrouble
from calibrate.store.document.document import Document
from calibrate.store.document.driver import Driver
from calibrate.store.document.header import Header
from calibrate.store.document.held_file import HeldFile
from calibrate.store.document.journal_file import (
    JournalFile,
    journal_of,
    journals_in,
)
from calibrate.store.verifying.whole import verify
from calibrate.whole_file import Aside

ANOTHERS = "of another file"
BEYOND_READING = 1_000_000
"""As many problems as a file counts for that cannot be opened."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The journal that SQLite will put back into a file, and what a person has to know of it."""

    journal: JournalFile | None = None
    told: str = ""


def settle(held: HeldFile, driver: Driver) -> Settled:
    """Leave at a file's name its own unfinished journal and no other, before SQLite opens it.

    A journal of another file is set aside under a name that says so; one that was left under
    another name is brought back. Raises FileTrouble where that cannot be told or done.
    """
    near = tuple(journals_in(held.path.parent))
    if not near:
        return Settled()
    held.lock()
    try:
        return _Beside(held, driver).settle(near)
    except OSError as error:
        raise FileTrouble(
            f"{held.called} was not finished being written, and cannot be finished where it is: "
            f"{error.strerror}. Copy it, together with its journal, to where there is room and you "
            "may write, and open it there."
        ) from None
    finally:
        held.unlock()


class _Beside:
    """A file, and the journals that lie near it."""

    def __init__(self, held: HeldFile, driver: Driver) -> None:
        self._held, self._driver = held, driver
        self._own = journal_of(held.path)

    def settle(self, near: tuple[JournalFile, ...]) -> Settled:
        told = ""
        here = next((journal for journal in near if journal.path == self._own), None)
        if here and self._is_its(here):
            return Settled(here)
        if here:
            told = f"The journal beside {self._held.called} is of another file; {_aside(here)}."
        for journal in near:
            if journal is not here and self._is_missed(journal):
                return self._bring_back(journal)
        return Settled(told=told)

    def _may_be(self, journal: JournalFile) -> bool:
        return journal.may_be_of(Header(self._held.header), self._held.size)

    def _is_its(self, journal: JournalFile) -> bool:
        """Tell whether the file is no worse for what the journal puts back."""
        if not self._may_be(journal):
            return False
        problems = self._problems(journal)
        return not problems or problems <= self._problems(None)

    def _is_missed(self, journal: JournalFile) -> bool:
        """Tell whether the file is damaged, and less so with a journal of another name."""
        if not self._may_be(journal) or _is_of_its_name(journal):
            return False
        alone = self._problems(None)
        return alone > 0 and self._problems(journal) < alone

    def _problems(self, journal: JournalFile | None) -> int:
        """Count what is wrong with a copy of the file, after SQLite put the journal back."""
        with Aside(self._held.path.parent) as aside:
            copy = aside.path / "0.calib"
            self._held.copy_to(copy)
            if journal:
                copyfile(journal.path, journal_of(copy))
            return _problems(copy, self._driver)

    def _bring_back(self, journal: JournalFile) -> Settled:
        journal.path.rename(self._own)
        told = (
            f"{self._held.called} had another name while it was being written; it was finished by "
            f"its journal, {journal.path.name}."
        )
        return Settled(replace(journal, path=self._own), told)


def _problems(path: Path, driver: Driver) -> int:
    try:
        document = Document(HeldFile(path), driver)
        try:
            with document.transaction() as connection:
                return len(verify(connection).problems)
        finally:
            document.close()
    except FileTrouble:
        return BEYOND_READING


def _is_of_its_name(journal: JournalFile) -> bool:
    """Tell whether a journal lies beside a file that may be its own: then it is left there."""
    beside = journal.path.with_name(journal.path.name.removesuffix("-journal"))
    if beside == journal.path or not beside.is_file():
        return False
    try:
        with HeldFile(beside) as held:
            return journal.may_be_of(Header(held.header), held.size)
    except FileTrouble:
        return True


def _aside(journal: JournalFile) -> str:
    """Rename a journal that is another file's, and say how it is called now."""
    for name in _names(journal.path):
        if not name.exists():
            journal.path.rename(name)
            return f"it is kept as {name.name}"
    raise AssertionError("counting does not end")


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.name} ({ANOTHERS})")
    for again in count(2):
        yield path.with_name(f"{path.name} ({ANOTHERS}, {again})")
