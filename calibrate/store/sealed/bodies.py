"""Bodies of entries: compressed, padded to one size, bound to their header, sealed to a round.

What is compressed would tell by its size what it holds, so it is padded: all bodies of a
candidate's round are of one size, whatever they say.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.submitting.room import packed
from calibrate.store.sealed.seal import Unreadable

LARGEST = 1_048_576
"""Bytes that a body may unpack to: more than any rubric has room for, and soon read."""


def seal_body(public_key: bytes, header: dict[str, Any], content: Any, size: int) -> bytes:
    """Seal `content` in `size` bytes so that only the round's private key opens it, for `header`.

    Raises BadInput if it does not fit.
    """
    made = packed({"content": content, "header": _bound(header)}, size)
    return SealedBox(PublicKey(public_key)).encrypt(bytes(sodium_pad(made, size)))


def open_body(key: PrivateKey, header: dict[str, Any], body: bytes) -> Any:
    """Return what a body holds; raise Unreadable unless it is whole and of `header`."""
    try:
        padded = SealedBox(key).decrypt(body)
        plain = json.loads(_unpacked(sodium_unpad(padded, len(padded))))
    except (CryptoError, ValueError, zlib.error, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(plain, dict) or plain.get("header") != _bound(header):
        raise Unreadable
    return plain.get("content")


def _bound(header: dict[str, Any]) -> str:
    return digest(canonical(header)).hex()


def _unpacked(made: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(made, LARGEST)
    if not unpacking.eof:
        raise Unreadable
    return plain
