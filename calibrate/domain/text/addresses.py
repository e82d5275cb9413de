"""Addresses that may be opened: of pages on the web, and nothing else."""

from __future__ import annotations

from urllib.parse import urlsplit

LONGEST_ADDRESS = 2_000
"""What is longer is no address that anybody copied."""


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
