"""What lies on paper after an attack: the bytes of the whole file, or marked on every page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pypdfium2

from calibrate.words.session import DAMAGED_PAGE

Packets = Mapping[str, bytes]
"""Packets by the names of their files."""


def packets_in(folder: Path) -> dict[str, bytes]:
    """Return the packets that lie in a folder, none where it is not there."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


def wrong(written: Packets, whole: Packets) -> str:
    """Return which packets are neither as those of the whole file nor marked, or nothing."""
    bad = [
        name
        for name, content in written.items()
        if whole.get(name) != content and not is_marked(content)
    ]
    return ", ".join(bad)


def is_marked(content: bytes) -> bool:
    """Tell whether every page says that it does not verify."""
    document = pypdfium2.PdfDocument(content)
    try:
        said = [page.get_textpage().get_text_bounded() for page in document]
        return bool(said) and all(DAMAGED_PAGE in " ".join(words.split()) for words in said)
    finally:
        document.close()
