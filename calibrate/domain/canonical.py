"""The one byte form behind every hash and signature: JSON of integers and text, keys sorted."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

DIGEST_BYTES = 32
ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: Any) -> bytes:
    """Return the one UTF-8 form of `value`, made of dicts, lists, tuples, text, integers, None.

    Raises TypeError for a float, which has no one form, and for anything that JSON lacks;
    ValueError for text that is not Unicode (a lone surrogate).
    """
    _refuse_floats(value)
    return ENCODER.encode(value).encode()


def digest(*parts: bytes) -> bytes:
    """Return the BLAKE2b-256 digest of `parts`, each preceded by its length so none can blend."""
    state = blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no canonical form")
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return
    for item in value:
        _refuse_floats(item)
