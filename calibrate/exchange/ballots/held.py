"""What is held of a session outside its file, read from whatever carries it."""

from __future__ import annotations

import re
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.anchor import RECEIPT, Anchor, Receipt, read_anchor, read_receipt
from calibrate.exchange.files import read_bytes
from calibrate.exchange.signing.encryption import what_it_says

BEGINS, WITHIN = b"%PDF-", 1024
LARGEST = 256 * 1024 * 1024
HELD = re.compile(rb"calibrate-(?:anchor|receipt):[A-Za-z0-9_=\s-]+")


def read_held(path: Path) -> Anchor | Receipt:
    """Return the receipt or anchor in a packet or a text; raise BadInput where there is none."""
    return held_in(read_bytes(path, LARGEST), path.name)


def held_in(content: bytes, name: str) -> Anchor | Receipt:
    """Return the receipt or anchor in what was read; `name` is said where there is none."""
    found = HELD.search(content) or HELD.search(_of_packet(content))
    if found is None:
        raise BadInput(
            f"There is nothing in {name} to compare with; give a packet, a receipt or a kit."
        )
    text = found.group().decode()
    return read_receipt(text) if text.startswith(RECEIPT) else read_anchor(text)


def _of_packet(content: bytes) -> bytes:
    """Return what a packet says about itself, which may be compressed; nothing of another file."""
    return what_it_says(content)[0] if BEGINS in content[:WITHIN] else b""
