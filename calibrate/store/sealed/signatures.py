"""Whether a signature is a key's: asked of entries, anchors and what a witness gives alike."""

from __future__ import annotations

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey


def is_by(public: bytes, message: bytes, signature: bytes | str) -> bool:
    """Tell whether an Ed25519 signature (hexadecimal, if it is text) on a message is by a key.

    What is no key, or no signature, is by nobody.
    """
    try:
        made = bytes.fromhex(signature) if isinstance(signature, str) else signature
        VerifyKey(public).verify(message, made)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
