"""Reading the keys of kits, as people compare them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calibrate.domain.session import Session
from calibrate.domain.travel.kits import KitKey, ThisKit
from calibrate.store.document import tables
from calibrate.store.sealed.drawn_words import key_words
from calibrate.store.sealed.writers import kit_writer


def own_kit_key(connection: Connection, kit: ThisKit) -> tuple[KitKey, ...]:
    """Return the key of a kit itself; none before anything was written there."""
    writer = kit_writer(connection)
    signer = writer.signer if writer else None
    if signer is None:
        return ()
    return (KitKey(kit.id, kit.panelist, signer.hex(), key_words(signer)),)


def enrolled_keys(connection: Connection, session: Session) -> tuple[KitKey, ...]:
    """Return the keys that kits enrolled in a session, each once, in the order of the panel."""
    found = connection.execute(select(tables.kit.c.id, tables.kit.c.signer)).all()
    signers = {row.id: row.signer for row in found}
    keys = {}
    for panelist in session.panel.panelists:
        for kit in session.kits_of(panelist.id):
            if signer := signers[kit.id]:
                words, is_compared = key_words(signer), kit.is_compared
                keys[signer] = KitKey(kit.id, panelist.id, signer.hex(), words, is_compared)
    return tuple(keys.values())
