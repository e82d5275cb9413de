"""Files written for the tests of what comes in."""

from __future__ import annotations

from pathlib import Path


def written(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
