"""Files that are dropped on the window, and which of them is open there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

SESSION = ".calib"


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the files of this computer that are being dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def is_session(paths: list[Path]) -> bool:
    """Tell whether one session, or kit, is what was dropped, and so to be opened."""
    return len(paths) == 1 and paths[0].suffix == SESSION


def is_same_file(path: Path, other: Path) -> bool:
    """Tell without opening: a second open() and close() would drop SQLite's lock on the file."""
    try:
        return path.samefile(other)
    except OSError:
        return False
