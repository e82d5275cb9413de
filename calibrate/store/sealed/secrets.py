"""What a secret opens: a panelist's key, wrapped by Argon2id, and the words that are drawn for it.

Argon2id makes every try cost a moment. That keeps colleagues out; who copies the file can try every
PIN of six digits within days, or hours with many machines, and no six words.
"""

from __future__ import annotations

from dataclasses import dataclass

from mnemonic import Mnemonic
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from calibrate.domain.errors import BadInput
from calibrate.domain.presence.secrets import WORDS, SecretKind, WrappedKey, plain


@dataclass(frozen=True, slots=True)
class Cost:
    """What trying one secret takes: passes over so many bytes of memory."""

    operations: int
    memory: int


CHEAPEST = Cost(argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN)
"""For what is no secret: the demo’s PIN, which everybody is told."""

SHIPPED = Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)


@dataclass(frozen=True, slots=True)
class OpenSecret:
    """A panelist's key while their secret is open; `number` says which of theirs it is."""

    panelist: str
    number: int
    key: PrivateKey


def draw_words() -> str:
    """Return six words drawn at random from 2,048: 66 bits."""
    listed = Mnemonic("english").wordlist
    return " ".join(listed[int.from_bytes(random(2), "big") % len(listed)] for _ in range(WORDS))


def new_key(kind: SecretKind, typed: str, cost: Cost = SHIPPED) -> tuple[WrappedKey, bytes]:
    """Draw a key that a secret opens; return it wrapped, and as it is.

    Raises BadInput where what was typed cannot be a secret of this kind. It takes as long as
    `cost` says, and frees other threads meanwhile.
    """
    key, salt = PrivateKey.generate(), random(argon2id.SALTBYTES)
    box = _box(kind, typed, salt, cost)
    public = bytes(key.public_key)
    wrapped = bytes(box.encrypt(bytes(key)))
    return WrappedKey(kind, salt, cost.operations, cost.memory, wrapped, public), bytes(key)


def unwrapped(key: WrappedKey, typed: str) -> bytes | None:
    """Return the key that a secret opens, or None if it is another's; as long as `new_key`."""
    try:
        box = _box(key.kind, typed, key.salt, Cost(key.operations, key.memory))
        return box.decrypt(key.wrapped)
    except (BadInput, CryptoError):
        return None


def _box(kind: SecretKind, typed: str, salt: bytes, cost: Cost) -> SecretBox:
    secret = plain(kind, typed).encode()
    derived = argon2id.kdf(SecretBox.KEY_SIZE, secret, salt, cost.operations, cost.memory)
    return SecretBox(derived)
