"""What a panelist submitted from their kit, kept there for them: no round’s key opens it."""

from __future__ import annotations

from typing import Any

import msgspec
from nacl.public import PrivateKey
from sqlalchemy import Connection, bindparam, insert, select

from calibrate.domain.errors import FileTrouble
from calibrate.domain.ratings import Rating
from calibrate.store.document import tables
from calibrate.store.sealed.seal import Unreadable, seal, unseal

KEEP = insert(tables.kept)
KEPT = select(tables.kept.c.body).where(tables.kept.c.entry == bindparam("entry"))


def keep(connection: Connection, key: PrivateKey, entry: str, ratings: tuple[Rating, ...]) -> None:
    """Keep what an entry submitted, sealed to the kit's own key."""
    body = seal(bytes(key.public_key), _header(entry), msgspec.to_builtins(ratings))
    connection.execute(KEEP, {"entry": entry, "body": body})


def kept(connection: Connection, key: PrivateKey, entry: str) -> tuple[Rating, ...]:
    """Return what an entry submitted; raise FileTrouble if that is damaged."""
    body = connection.execute(KEPT, {"entry": entry}).scalar_one_or_none()
    if body is None:
        return ()
    try:
        return msgspec.convert(unseal(key, _header(entry), body), tuple[Rating, ...])
    except (Unreadable, msgspec.ValidationError):
        raise FileTrouble(
            "What you submitted of this candidate is damaged here and cannot be read."
        ) from None


def _header(entry: str) -> dict[str, Any]:
    return {"kept": entry}
