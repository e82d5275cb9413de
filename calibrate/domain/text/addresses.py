"""Addresses that may be opened: of pages on the web, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

LONGEST_ADDRESS = 2_000
"""What is longer is no address that anybody copied."""

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”«»]+", re.IGNORECASE)
_BEHIND = ".,;:!?'’*_"
_CLOSING = {")": "(", "]": "[", "}": "{"}
_CUT = "…"


def web_addresses(text: str) -> Iterator[str]:
    """Yield the addresses that stand in a text, without the signs behind them.

    One that ends in an ellipsis was cut, and leads nowhere.
    """
    if "://" in text:
        for found in _ADDRESS.findall(text):
            address = _without_signs(found)
            if _CUT not in found and web_address(address):
                yield address


def _without_signs(found: str) -> str:
    """Leave out what ends the sentence around an address, or closes a bracket opened before it."""
    while found[-1] in _BEHIND or _closes(found):
        found = found[:-1]
    return found


def _closes(found: str) -> bool:
    opening = _CLOSING.get(found[-1])
    return opening is not None and found.count(found[-1]) > found.count(opening)


def web_address(text: str) -> str:
    """Return an address of the web as it was given, or nothing where it is none.

    A name or password before the host is none either: it is there to make one host look like
    another.
    """
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not address.isprintable() or " " in address:
        return ""
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return address if is_web and "@" not in parts.netloc and "\\" not in address else ""
