"""Who writes entries in a file: the session for everybody in the room, or one panelist's kit."""

from __future__ import annotations

from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

CONTEXT = b"calibrate entry\n"
"""What a signature is on begins with this, so that it never serves as one on anything else."""


@dataclass(frozen=True, slots=True)
class Writer:
    """What writes entries: its id, of which kit it is, and the key that signs what it writes.

    In the room nobody signs; `key` is None and `kit` empty.
    """

    id: str
    kit: str = ""
    key: SigningKey | None = None

    @property
    def signer(self) -> bytes | None:
        """The public key under which entries are written, 32 bytes; None in the room."""
        return bytes(self.key.verify_key) if self.key else None

    def signature(self, hash: bytes) -> bytes | None:
        """Sign an entry by its hash; None in the room."""
        return self.key.sign(CONTEXT + hash).signature if self.key else None


def is_signed(signer: bytes, hash: bytes, signature: bytes) -> bool:
    """Tell whether a signature on an entry is its signer's."""
    try:
        VerifyKey(signer).verify(CONTEXT + hash, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
