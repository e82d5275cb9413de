"""What the clipboard holds, as it was when somebody asked to take it in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from calibrate.exchange.tables.table import Table, read_pasted


@dataclass(frozen=True, slots=True)
class Clipping:
    """Text as it was copied, and the same as a page writes it."""

    text: str
    html: str

    def read(self, sheet: str | None = None) -> Table:
        """Return it as a table; raise BadInput for what is none."""
        return read_pasted(self.text, self.html, sheet)


Source = Path | Clipping


def clipboard() -> Source:
    """Return what was copied: a file of this machine, or text."""
    copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if copied is None:  # which is what some systems say of an empty clipboard
        return Clipping("", "")
    files = [url.toLocalFile() for url in copied.urls() if url.isLocalFile()]
    if len(files) == 1:
        return Path(files[0])
    return Clipping(copied.text(), copied.html())
