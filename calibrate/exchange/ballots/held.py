"""What is held of a session outside its file, read from whatever carries it."""

from __future__ import annotations

import re
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.anchor import RECEIPT, Anchor, Receipt, read_anchor, read_receipt
from calibrate.exchange.files import read_bytes

LARGEST = 256 * 1024 * 1024
HELD = re.compile(rb"calibrate-(?:anchor|receipt):[A-Za-z0-9_=\s-]+")


def read_held(path: Path) -> Anchor | Receipt:
    """Return the receipt or anchor in a packet or a text; raise BadInput where there is none."""
    return held_in(read_bytes(path, LARGEST), path.name)


def held_in(content: bytes, name: str) -> Anchor | Receipt:
    """Return the receipt or anchor in what was read; `name` is said where there is none."""
    found = HELD.search(content)
    if found is None:
        raise BadInput(
            f"There is nothing in {name} to compare with; give a packet, a receipt or a kit."
        )
    text = found.group().decode()
    return read_receipt(text) if text.startswith(RECEIPT) else read_anchor(text)
