"""Copies of attached files, for other programs to show: private, and gone with the session."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from calibrate.domain.attached.attachment import Attachment
from calibrate.domain.attached.kinds import may_open
from calibrate.domain.text.file_names import file_name
from calibrate.whole_file import Scratch

READ_ONLY = 0o400 if sys.platform != "win32" else 0o600
"""What is changed in a copy is nowhere else, so that it cannot be is seen at once."""


class Copies:
    """A folder of copies, made when the first one is opened."""

    def __init__(self) -> None:
        self._scratch: Scratch | None = None

    def open(self, one: Attachment, content: bytes) -> bool:
        """Write a copy and have the system open it; tell whether some program does.

        Raises OSError where it cannot be written. What could run is never opened.
        """
        if not may_open(one.name):
            return False
        path = self._written(one, content)
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def remove(self) -> None:
        """Remove all copies, as when the session is left or somebody gets up."""
        if self._scratch:
            self._scratch.remove()
        self._scratch = None

    def _written(self, one: Attachment, content: bytes) -> Path:
        self._scratch = self._scratch or Scratch()
        folder = self._scratch.path / one.sha256[:12]
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / file_name(one.name)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        path.chmod(READ_ONLY)
        return path


@dataclass(frozen=True, slots=True)
class Files:
    """How what is attached is got at: `read` raises a CalibrateError where it cannot be."""

    read: Callable[[Attachment], bytes]
    copies: Copies
