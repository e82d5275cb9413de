"""The session's own key, by which others know that an anchor or a receipt is the session's."""

from __future__ import annotations

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import Connection, select

from calibrate.store.document.tables import session_key


def sign(connection: Connection, message: bytes) -> str:
    """Return the session's signature in hexadecimal; nothing before rating opens, or in a kit."""
    secret = connection.execute(select(session_key.c.secret)).scalar_one_or_none()
    return SigningKey(secret).sign(message).signature.hex() if secret else ""


def is_sessions(connection: Connection, message: bytes, signature: str) -> bool:
    """Tell whether a signature is by the session's key, which its kits know too."""
    public = connection.execute(select(session_key.c.public_key)).scalar_one_or_none()
    try:
        VerifyKey(public or b"").verify(message, bytes.fromhex(signature))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
