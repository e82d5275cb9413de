"""The session's own key, by which others know that an anchor or a receipt is the session's."""

from __future__ import annotations

from nacl.signing import SigningKey
from sqlalchemy import Connection, select

from calibrate.store.document.tables import session_key
from calibrate.store.sealed.signatures import is_by


def sign(connection: Connection, message: bytes) -> str:
    """Return the session's signature in hexadecimal; nothing before rating opens, or in a kit."""
    secret = connection.execute(select(session_key.c.secret)).scalar_one_or_none()
    return SigningKey(secret).sign(message).signature.hex() if secret else ""


def is_sessions(connection: Connection, message: bytes, signature: str) -> bool:
    """Tell whether a signature is by the session's key, which its kits know too."""
    public = connection.execute(select(session_key.c.public_key)).scalar_one_or_none()
    return is_by(public or b"", message, signature)
