"""Writing a file whole or not at all, and clearing away what a killed process left half written.

What is being written has a name of its own and is locked as long as somebody writes it. The system
lets the lock go when that process ends, however it ends: so what can be locked was left behind.
Where open files cannot be deleted, as on Windows, that alone tells the same.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp, mkstemp
from typing import BinaryIO, Self

if sys.platform != "win32":
    import fcntl

PREFIX, ENDING = ".calibrate-", ".part"
PART = re.compile(r"\.calibrate-[a-z0-9_]{8}\.part")
ASIDE = re.compile(r"\.calibrate-[a-z0-9_]{8}")
SCRATCH_PREFIX = "calibrate-shown-"
SCRATCH = re.compile(SCRATCH_PREFIX + "[a-z0-9_]{8}")
BEING_MADE = 60
"""Seconds for which a folder that nobody holds yet is taken for one that is just being made."""
WHOLE = re.compile(r"[0-9]+\.(pdf|calib(-journal)?)")


def write_whole(path: Path, content: bytes, *, replaces: bool = True) -> None:
    """Put `content` at `path`, for its owner alone, in place of what was there.

    Raises OSError, and leaves nothing behind, if it cannot be; FileExistsError if a file is there
    that it does not replace.
    """
    with writing_whole(path, replaces=replaces) as file:
        file.write(content)


@contextmanager
def writing_whole(path: Path, *, replaces: bool = True) -> Iterator[BinaryIO]:
    """Let a file be written bit by bit, and put it at `path` as `write_whole` does once it is.

    It is written beside the target and then renamed; whatever is raised meanwhile, nothing is left
    behind.
    """
    clear(path.parent)
    handle, beside = _begun(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                put(beside, path, replaces=replaces)
        if sys.platform == "win32":
            put(beside, path, replaces=replaces)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def put(source: Path, target: Path, *, replaces: bool) -> None:
    """Give a whole file its name; FileExistsError if something has it and is not replaced."""
    if replaces:
        source.replace(target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # not every disk can link
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        source.rename(target)
    else:
        source.unlink()


class Aside:
    """A folder within another, for files that go there together at the end."""

    def __init__(self, folder: Path) -> None:
        """Make the folder and hold it; raises OSError if that cannot be."""
        clear(folder)
        self.path = Path(mkdtemp(prefix=PREFIX, dir=folder))
        self._handle, _ = _begun(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()

    def remove(self) -> None:
        """Let it go with all that is in it."""
        os.close(self._handle)
        shutil.rmtree(self.path, ignore_errors=True)


class Scratch:
    """A folder for its owner alone, among the system's temporary ones, for what others may show.

    What is in it goes by `remove`, or by `clear_scratch` once this process ended without that.
    """

    def __init__(self) -> None:
        """Make the folder and hold it; raises OSError if that cannot be."""
        self.path = Path(mkdtemp(prefix=SCRATCH_PREFIX))
        self._handle, _ = _begun(self.path)

    def remove(self) -> None:
        """Let it go with all that is in it."""
        os.close(self._handle)
        shutil.rmtree(self.path, ignore_errors=True)


def clear_scratch() -> None:
    """Remove the scratch folders of ours that nobody holds any more."""
    with suppress(OSError), os.scandir(gettempdir()) as entries:
        for path in [Path(one.path) for one in entries if SCRATCH.fullmatch(one.name)]:
            with suppress(OSError):
                _clear_scratch(path)


def _clear_scratch(path: Path) -> None:
    found = path.lstat()
    if found.st_uid != _user(found) or not stat.S_ISDIR(found.st_mode):
        return
    held = [one for one in path.iterdir() if PART.fullmatch(one.name)]
    if not held and time.time() - found.st_mtime < BEING_MADE:
        return
    for one in held:
        _remove_unless_written(one)  # BlockingIOError where somebody still holds it
    shutil.rmtree(path, ignore_errors=True)


def clear(folder: Path) -> None:
    """Remove from a folder what a process of ours began and did not live to finish."""
    with suppress(OSError), os.scandir(folder) as entries:
        for name in [entry.name for entry in entries if entry.name.startswith(PREFIX)]:
            with suppress(OSError):
                _clear(folder / name)


def _clear(path: Path) -> None:
    found = path.lstat()
    if found.st_uid != _user(found):
        return
    if stat.S_ISREG(found.st_mode) and PART.fullmatch(path.name):
        _remove_unless_written(path)
    elif stat.S_ISDIR(found.st_mode) and ASIDE.fullmatch(path.name):
        _remove_aside(path)


def _user(found: os.stat_result) -> int:
    return found.st_uid if sys.platform == "win32" else os.getuid()


def _remove_unless_written(path: Path) -> None:
    if sys.platform == "win32":
        path.unlink()
        return
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    finally:
        os.close(handle)


def _remove_aside(path: Path) -> None:
    """Remove a folder aside that nobody holds, if all that is in it is ours."""
    clear(path)
    left = list(path.iterdir())
    if all(WHOLE.fullmatch(file.name) for file in left):
        for file in left:
            file.unlink()
        path.rmdir()


def _begun(folder: Path) -> tuple[int, Path]:
    """Begin a file that says by its lock that it is being written."""
    while True:
        handle, name = mkstemp(prefix=PREFIX, suffix=ENDING, dir=folder)
        if _lock(handle) and os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # somebody cleared the folder between the two, and took it for left


def _lock(handle: int) -> bool:
    """Lock a file, and tell whether nobody else did; a disk without locks has none to ask."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
