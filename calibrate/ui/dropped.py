"""What is dropped on the window: a session, one that is open there, or a packet to verify."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from calibrate.ui.parts.files.dropping import SESSION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calibrate.ui.desk import Desk

PACKET = ".pdf"


def is_session(paths: list[Path]) -> bool:
    """Tell whether one session, or kit, is what was dropped, and so to be opened."""
    return len(paths) == 1 and paths[0].suffix == SESSION


def is_packet(paths: Sequence[Path]) -> bool:
    """Tell whether one PDF is what was dropped, and so to be verified."""
    return len(paths) == 1 and paths[0].suffix.lower() == PACKET


def verify_packet(window: QWidget, desk: Desk | None, path: Path) -> None:
    """Show what is found of a packet, beside the session that is open, if one is."""
    from calibrate.ui.verifying.dialog import VerifyDialog

    VerifyDialog.ask(window, desk, path)


def is_same_file(path: Path, other: Path) -> bool:
    """Tell without opening: a second open() and close() would drop SQLite's lock on the file."""
    try:
        return path.samefile(other)
    except OSError:
        return False
