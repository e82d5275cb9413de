"""Which files this process holds open as sessions.

To open and close a file that SQLite has open drops its POSIX locks, and a second process gets in.
So whoever reads a file by its name asks here first; this file imports nothing heavy.
"""

from __future__ import annotations

import os
from pathlib import Path

from calibrate.domain.errors import FileTrouble

OPEN_ELSEWHERE = "it is open in another window or by another program. Close it there first."

_held: set[tuple[int, int]] = set()


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def hold(descriptor: int) -> tuple[int, int]:
    """Note that a file is open from now on; return its identity, which `release` wants back."""
    found = os.fstat(descriptor)
    _held.add((found.st_dev, found.st_ino))
    return found.st_dev, found.st_ino


def release(identity: tuple[int, int]) -> None:
    """Note that a file was closed."""
    _held.discard(identity)


def refuse_held(path: Path) -> None:
    """Raise FileTrouble if this process has the file open as a session."""
    if path.exists() and _identity(path) in _held:
        raise FileTrouble(f"{path.name}: {OPEN_ELSEWHERE}")
