"""The test cases that Unicode publishes with its standards, as they are there."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "unicode"


def cases(name: str) -> Iterator[str]:
    """Yield each case of a file, without comments."""
    with lzma.open(FOLDER / f"{name}.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if case := line.partition("#")[0].strip():
                yield case


def characters(codes: str) -> str:
    return "".join(chr(int(code, 16)) for code in codes.split())
