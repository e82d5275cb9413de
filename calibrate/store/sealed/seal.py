"""Sealing: a key pair for each candidate and round from one seed, bodies only it can open.

Sealed boxes are libsodium's (X25519, XSalsa20-Poly1305). A body is bound to its clear header, which
lies inside it too, and padded, so that its size tells nothing of what it holds.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from calibrate.domain.canonical import canonical

SEED_BYTES = 32
SMALLEST_BODY = 16_384


class Unreadable(Exception):
    """A sealed body is damaged, was sealed to another key, or belongs to another header."""


def round_key(seed: bytes, candidate: str, round: int, session: str | None = None) -> PrivateKey:
    """Derive the private key of one candidate's round; no other round's key follows from it.

    With its session's id it is no key of a copy of the seed in another session either; the keys of
    older files go without.
    """
    names = ["calibrate round key", candidate, round]
    context = canonical(names if session is None else [*names, session])
    return PrivateKey(blake2b(context, key=seed, digest_size=SEED_BYTES).digest())


def seal(public_key: bytes, header: dict[str, Any], content: Any) -> bytes:
    """Seal `content` so that only the private key opens it, bound to `header`.

    The body is padded to `SMALLEST_BODY` bytes, or to the next doubling that holds it.
    """
    plain = canonical({"header": header, "content": content})
    return SealedBox(PublicKey(public_key)).encrypt(_padded(plain, SMALLEST_BODY))


def unseal(key: PrivateKey, header: dict[str, Any], body: bytes) -> Any:
    """Return the content of a sealed body; raise Unreadable unless it is whole and of `header`."""
    try:
        padded = SealedBox(key).decrypt(body)
        plain = json.loads(sodium_unpad(padded, len(padded)))
    except (CryptoError, ValueError) as error:
        raise Unreadable from error
    if not isinstance(plain, dict) or plain.get("header") != header:
        raise Unreadable
    return plain.get("content")


def _padded(plain: bytes, size: int) -> bytes:
    while size <= len(plain):
        size *= 2
    return bytes(sodium_pad(plain, size))
