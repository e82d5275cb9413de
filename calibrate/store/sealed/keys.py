"""Key rings: who holds the keys of candidates' rounds, and what can be opened with them.

A round's public key lies in the session as soon as rating is open, so anybody can seal to it. The
private keys follow from one seed, which the session file holds, or a witness on another machine.
"""

from __future__ import annotations

from typing import Protocol

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from nacl.utils import random
from sqlalchemy import Connection, bindparam, select

from calibrate.domain.ballots import ROUNDS
from calibrate.store.document import tables
from calibrate.store.document.tables import Custody
from calibrate.store.record.journal import Journal
from calibrate.store.sealed.seal import SEED_BYTES, round_key

THE_ONE = "1"
"""The key of a table that has one row."""

SEED = select(tables.seed.c.secret, tables.seed.c.session)
PUBLIC_KEY = select(tables.round_key.c.public_key).where(
    tables.round_key.c.candidate == bindparam("candidate"),
    tables.round_key.c.round == bindparam("round"),
)


class KeyRing(Protocol):
    """What holds the private keys of rounds, or does not."""

    def private_key(self, candidate: str, round: int) -> PrivateKey | None:
        """Return the key that opens a candidate's round; None where it is held elsewhere."""


class FileKeys:
    """The file itself holds the seed, so every key follows from it."""

    def __init__(self, seed: bytes, session: str | None) -> None:
        self._seed, self._session = seed, session

    def private_key(self, candidate: str, round: int) -> PrivateKey:
        """Return the key that opens a candidate's round."""
        return round_key(self._seed, candidate, round, self._session)


class KeysElsewhere:
    """A witness holds the seed, or none was drawn yet: nothing can be opened here."""

    def private_key(self, candidate: str, round: int) -> None:
        """Return None: the key is not here."""


def key_ring(connection: Connection) -> KeyRing:
    """Return what holds the keys of this file."""
    row = connection.execute(SEED).one_or_none()
    return FileKeys(row.secret, row.session) if row and row.secret else KeysElsewhere()


def custody(connection: Connection) -> Custody:
    """Return who keeps the seed; before it is drawn, it is going to be the file."""
    found = connection.execute(select(tables.seed.c.holder)).scalar_one_or_none()
    return Custody(found) if found else Custody.FILE


def public_key(connection: Connection, candidate: str, round: int) -> bytes:
    """Return the key to which a candidate's round is sealed."""
    whose = {"candidate": candidate, "round": round}
    found: bytes = connection.execute(PUBLIC_KEY, whose).scalar_one()
    return found


def draw_keys(journal: Journal, session: str, candidates: tuple[str, ...]) -> None:
    """Draw the seed, unless there is one, and the session's own key; write all public keys."""
    seed = journal.read(tables.seed, (THE_ONE,))
    if seed is None:
        seed = {"id": THE_ONE, "holder": Custody.FILE.value, "session": session}
        seed["secret"] = random(SEED_BYTES)
        journal.insert(tables.seed, seed)
    ring = FileKeys(seed["secret"], seed["session"])
    for candidate in candidates:
        write_public_keys(journal, ring, candidate)
    journal.insert(tables.draft_key, {"id": THE_ONE, "secret": random(SEED_BYTES)})
    own = SigningKey.generate()
    public = {"id": THE_ONE, "public_key": bytes(own.verify_key)}
    journal.insert(tables.session_key, public | {"secret": bytes(own)})


def write_public_keys(journal: Journal, ring: FileKeys, candidate: str) -> None:
    """Write the public keys of a candidate's rounds."""
    for round in ROUNDS:
        public = bytes(ring.private_key(candidate, round).public_key)
        row = {"candidate": candidate, "round": round, "public_key": public}
        journal.insert(tables.round_key, row)


def decision_key(connection: Connection) -> PrivateKey | None:
    """Return the key of what the facilitator has entered of decisions; None before rating opens.

    It is the file's own, whoever holds the seed: what was entered is not sealed from the chair.
    """
    secret = connection.execute(select(tables.draft_key.c.secret)).scalar_one_or_none()
    return PrivateKey(secret) if secret else None
