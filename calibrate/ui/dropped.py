"""What is dropped on the window: whether it is a session, and whether that is open there."""

from __future__ import annotations

from pathlib import Path

from calibrate.ui.parts.files.dropping import SESSION


def is_session(paths: list[Path]) -> bool:
    """Tell whether one session, or kit, is what was dropped, and so to be opened."""
    return len(paths) == 1 and paths[0].suffix == SESSION


def is_same_file(path: Path, other: Path) -> bool:
    """Tell without opening: a second open() and close() would drop SQLite's lock on the file."""
    try:
        return path.samefile(other)
    except OSError:
        return False
