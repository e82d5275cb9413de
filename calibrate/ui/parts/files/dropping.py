"""Files of this computer that are being dropped, by what they are for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

SESSION, BALLOT = ".calib", ".ballot"
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".json"})


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the files of this computer that are being dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def is_table(paths: Sequence[Path]) -> bool:
    """Tell whether one table is what is dropped, which is imported wherever it falls."""
    return len(paths) == 1 and paths[0].suffix.lower() in TABLES


def may_be_attached(paths: Sequence[Path]) -> bool:
    """Tell whether what is dropped is neither a table, nor a session or a ballot."""
    suffixes = {path.suffix.lower() for path in paths}
    return bool(paths) and suffixes.isdisjoint({SESSION, BALLOT}) and not is_table(paths)
