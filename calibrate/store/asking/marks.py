"""By which its asker alone knows a question: something sealed to their key.

A sealed box names no recipient, and the key with which it was made is thrown away. So who has every
public key learns nothing from it; its asker finds theirs by trying.
"""

from __future__ import annotations

from dataclasses import replace

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.questions.asking import Asked

SIZE = 80
"""Bytes of a mark: those of a digest, and the 48 of a sealed box."""


def marked(question: Asked, public_key: bytes) -> Asked:
    """Return a question with the mark of whoever has a key; all marks are of one size."""
    return replace(question, mark=SealedBox(PublicKey(public_key)).encrypt(_content(question)))


def is_theirs(key: PrivateKey, question: Asked) -> bool:
    """Tell whether a question, word for word, was asked by whoever has this key."""
    try:
        return SealedBox(key).decrypt(question.mark) == _content(question)
    except (CryptoError, ValueError, TypeError):
        return False


def _content(question: Asked) -> bytes:
    about = question.about
    said = [question.id, about.candidate, about.evidence, about.criterion, question.text]
    return digest(canonical(["calibrate question", *said]))
