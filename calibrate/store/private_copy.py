"""A copy of a session that only this process reads, so that the file itself stays as it is.

To open a session may change it: an older one is upgraded, and one that was not finished being
written is finished. Where it is only looked into, that is done to a copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

from calibrate.domain.errors import FileTrouble
from calibrate.store.document.held_file import HeldFile
from calibrate.store.document.journal_file import journal_of
from calibrate.whole_file import Scratch


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """Hand out a copy of a session file, with its unfinished journal, which goes at the end.

    Raises FileTrouble if there is none, if it is open somewhere, or if there is no room for it.
    """
    try:
        scratch = Scratch()
    except OSError as error:
        raise _cannot(path, error) from None
    try:
        yield _copied(path, scratch.path)
    finally:
        scratch.remove()


def _copied(path: Path, folder: Path) -> Path:
    with HeldFile(path) as held:
        try:
            return _copy(held, folder)
        except OSError as error:
            raise _cannot(path, error) from None


def _copy(held: HeldFile, folder: Path) -> Path:
    copy, journal = folder / held.path.name, journal_of(held.path)
    held.lock()
    held.copy_to(copy)
    if journal.exists():
        copyfile(journal, journal_of(copy))
    return copy


def _cannot(path: Path, error: OSError) -> FileTrouble:
    return FileTrouble(f"{path.name} cannot be copied to be read: {error.strerror}.")
