"""A session file as it was opened: one descriptor that tells whether its name still leads to it.

To open and close a file that SQLite has open drops its POSIX locks. So the descriptor is opened
before SQLite opens the file and closed after it, and everything about the file is read through it,
of one that is encrypted as well: nothing that is read here has to be understood.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from calibrate.domain.errors import FileLost, FileTrouble
from calibrate.store.document.header import HEADER_BYTES
from calibrate.store.document.open_files import OPEN_ELSEWHERE, hold, refuse_held, release

if sys.platform != "win32":
    import fcntl

COPIED_AT_ONCE = 1 << 20
LOCKED_FROM, LOCKED_BYTES = 0x4000_0000, 512
"""Where SQLite locks a file, far behind its end: PENDING_BYTE, RESERVED_BYTE and SHARED_SIZE."""


class HeldFile:
    """A file that is held open. `name` is what a person calls it, which may lead over links.

    Raises FileTrouble if there is none, if it is no file, or if this process holds it already.
    """

    def __init__(self, name: Path, called: str = "") -> None:
        self.name = name.absolute()
        self.path = _whole_path(name)
        self.called = called or self.path.name
        self._descriptor = self._open()
        self._is_overwritten = False
        self._identity = hold(self._descriptor)
        self.note()

    def _open(self) -> int:
        try:
            _need_file(self.path)
            refuse_held(self.path)
            return _opened(self.path)
        except FileNotFoundError:
            raise FileTrouble(f"There is no file {self.name}.") from None
        except OSError as error:
            raise FileTrouble(f"{self.called} cannot be read: {error.strerror}.") from None
        except ValueError:
            raise FileTrouble(f"{str(self.name)!r} cannot be the name of a file.") from None

    @property
    def is_open(self) -> bool:
        """Whether it was not let go yet."""
        return self._descriptor >= 0

    @property
    def size(self) -> int:
        """Its size now, in bytes."""
        return os.fstat(self._descriptor).st_size

    @property
    def header(self) -> bytes:
        """Its first 100 bytes as they are now, or as many as there are."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return os.read(self._descriptor, HEADER_BYTES)

    def copy_to(self, target: Path) -> None:
        """Copy it as it lies there, for its owner alone, to a path that must not exist yet."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as copy:
            while some := os.read(self._descriptor, COPIED_AT_ONCE):
                copy.write(some)

    def note(self) -> None:
        """Remember the file as it is now, as nobody but this process may leave it."""
        self._left = (self.size, self.header)
        self._written = os.fstat(self._descriptor).st_mtime_ns

    @property
    def was_touched(self) -> bool:
        """Whether somebody else wrote to it, or said so, since it was noted."""
        return os.fstat(self._descriptor).st_mtime_ns != self._written

    def compare(self, content: bytes) -> None:
        """Look whether all of a file that was touched is as it was left, which is this."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with os.fdopen(self._descriptor, "rb", closefd=False) as file:
            self._is_overwritten = file.read() != content
        self._written = os.fstat(self._descriptor).st_mtime_ns

    @property
    def is_as_left(self) -> bool:
        """Whether its size and header are as they were noted, and all that was compared."""
        return (self.size, self.header) == self._left and not self._is_overwritten

    @property
    def is_there(self) -> bool:
        """Whether its name still leads to it."""
        try:
            found = self.name.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == self._identity

    @property
    def loss(self) -> str:
        """Say what another program did to it, or nothing; nothing of one that was let go."""
        if not self.is_open:
            return ""
        if not self.is_there:
            return (
                f"{self.called} was moved or replaced by another program; "
                "nothing more is kept there."
            )
        if not self.is_as_left:
            return f"{self.called} was changed by another program; nothing more is kept there."
        return ""

    def need(self) -> None:
        """Raise FileLost unless the file is there and as it was left."""
        if loss := self.loss:
            raise FileLost(loss)

    def found(self) -> Path | None:
        """Return where the file is now, if it was moved and can be found, or None."""
        if self.is_there or not self.is_as_left:
            return None
        return next((path for path in self._guesses() if self._is_at(path)), None)

    def _guesses(self) -> list[Path]:
        guesses = [self.path]
        with suppress(OSError):
            guesses.append(_where(self._descriptor))
        with suppress(OSError):
            guesses.extend(sorted(self.path.parent.iterdir()))
        return guesses

    def _is_at(self, path: Path) -> bool:
        with suppress(OSError):
            found = path.stat()
            return (found.st_dev, found.st_ino) == self._identity
        return False

    def lock(self) -> None:
        """Keep every other process out as SQLite does; raise FileTrouble if one is in.

        SQLite's own locks in this process are not kept out: they are the process's, as these are.
        """
        if sys.platform == "win32":
            return
        try:
            fcntl.lockf(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCKED_BYTES, LOCKED_FROM)
        except OSError:
            raise FileTrouble(f"{self.called}: {OPEN_ELSEWHERE}") from None

    def unlock(self) -> None:
        """Let other processes in again."""
        if sys.platform != "win32":
            fcntl.lockf(self._descriptor, fcntl.LOCK_UN, LOCKED_BYTES, LOCKED_FROM)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let it go; only once SQLite has closed it."""
        if self.is_open:
            os.close(self._descriptor)
            release(self._identity)
            self._descriptor = -1


def _where(descriptor: int) -> Path:
    """Ask the system where an open file is; raise OSError where it does not tell."""
    if sys.platform == "darwin":
        longest = 1024
        told = fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(longest))
        return Path(os.fsdecode(told.rstrip(b"\0")))
    return Path(f"/proc/self/fd/{descriptor}").readlink()


def _whole_path(name: Path) -> Path:
    try:
        return name.resolve()
    except (OSError, ValueError, RuntimeError):
        return name.absolute()


def _need_file(path: Path) -> None:
    """Refuse what is there and no file: a pipe would be waited for, and a device never ends."""
    if path.exists() and not path.is_file():
        raise FileTrouble(f"{path.name or path.absolute()} is not a file; name the session itself.")


def _opened(path: Path) -> int:
    flags = getattr(os, "O_BINARY", 0)
    with suppress(OSError):  # one that may only be read is opened for that
        return os.open(path, os.O_RDWR | flags)
    return os.open(path, os.O_RDONLY | flags)
