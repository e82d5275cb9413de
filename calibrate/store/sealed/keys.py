"""Key rings: who holds the keys of candidates' rounds, and what can be opened with them.

A round's public key lies in the session as soon as rating is open, so anybody can seal to it. The
private keys follow from one seed, which the session file holds, or a witness on another machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from nacl.utils import random
from sqlalchemy import Connection, bindparam, select

from calibrate.domain.ballots import ROUNDS
from calibrate.domain.travel.witness import KeysGiven
from calibrate.store.document import tables
from calibrate.store.document.tables import Custody
from calibrate.store.record.journal import Journal, Values
from calibrate.store.sealed.seal import SEED_BYTES, round_key

THE_ONE = "1"
"""The key of a table that has one row."""

SEED = select(tables.seed.c.secret, tables.seed.c.session)
GIVEN = select(tables.round_key).where(tables.round_key.c.secret.is_not(None))
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


class GivenKeys:
    """A witness holds the seed, or none was drawn yet: here is what they gave, a key a reveal."""

    def __init__(self, given: Mapping[tuple[str, int], bytes]) -> None:
        self._given = given

    def private_key(self, candidate: str, round: int) -> PrivateKey | None:
        """Return the key that opens a candidate's round, if it was given."""
        secret = self._given.get((candidate, round))
        return PrivateKey(secret) if secret else None


def key_ring(connection: Connection) -> KeyRing:
    """Return what holds the keys of this file."""
    row = connection.execute(SEED).one_or_none()
    if row and row.secret:
        return FileKeys(row.secret, row.session)
    given = connection.execute(GIVEN).all()
    return GivenKeys({(one.candidate, one.round): one.secret for one in given})


def custody(connection: Connection) -> Custody:
    """Return who keeps the seed; before it is drawn, it is going to be the file."""
    found = connection.execute(select(tables.seed.c.holder)).scalar_one_or_none()
    return Custody(found) if found else Custody.FILE


def public_key(connection: Connection, candidate: str, round: int) -> bytes:
    """Return the key to which a candidate's round is sealed."""
    whose = {"candidate": candidate, "round": round}
    found: bytes = connection.execute(PUBLIC_KEY, whose).scalar_one()
    return found


def open_keys(
    journal: Journal, session: str, candidates: tuple[str, ...], given: KeysGiven | None
) -> None:
    """Write the keys of every round; draw the session's own, and that of decisions being entered.

    Those of the rounds are `given` by a witness, or follow from a seed that the file keeps.
    """
    if given:
        _write_given(journal, session, given)
    else:
        _draw_seed(journal, session, candidates)
    journal.insert(tables.draft_key, {"id": THE_ONE, "secret": random(SEED_BYTES)})
    own = SigningKey.generate()
    public = {"id": THE_ONE, "public_key": bytes(own.verify_key)}
    journal.insert(tables.session_key, public | {"secret": bytes(own)})


def _write_given(journal: Journal, session: str, given: KeysGiven) -> None:
    holder = {"id": THE_ONE, "holder": Custody.WITNESS.value, "secret": None}
    journal.put(tables.seed, (THE_ONE,), holder | {"session": session})
    public = bytes.fromhex(given.witness)
    journal.insert(tables.witness, {"id": THE_ONE, "public_key": public})
    journal.insert(tables.round_key, *witnessed_rows(given))


def witnessed_rows(given: KeysGiven) -> list[Values]:
    """Return the rows of public keys that a witness gave."""
    return [
        {"candidate": key.candidate, "round": key.round, "signature": key.signature}
        | {"public_key": bytes.fromhex(key.key), "secret": None}
        for key in given.keys
    ]


def _draw_seed(journal: Journal, session: str, candidates: tuple[str, ...]) -> None:
    """Draw the seed, unless there is one, and write all public keys."""
    seed = journal.read(tables.seed, (THE_ONE,))
    if seed is None:
        seed = {"id": THE_ONE, "holder": Custody.FILE.value, "session": session}
        seed["secret"] = random(SEED_BYTES)
        journal.insert(tables.seed, seed)
    ring = FileKeys(seed["secret"], seed["session"])
    write_public_keys(journal, ring, candidates)


def write_public_keys(journal: Journal, ring: FileKeys, candidates: Iterable[str]) -> None:
    """Write the public keys of candidates' rounds."""
    rounds = ((candidate, round) for candidate in candidates for round in ROUNDS)
    rows = (
        {"candidate": candidate, "round": round, "signature": None, "secret": None}
        | {"public_key": bytes(ring.private_key(candidate, round).public_key)}
        for candidate, round in rounds
    )
    journal.insert(tables.round_key, *rows)


def decision_key(connection: Connection) -> PrivateKey | None:
    """Return the key of what the facilitator has entered of decisions; None before rating opens.

    It is the file's own, whoever holds the seed: what was entered is not sealed from the chair.
    """
    secret = connection.execute(select(tables.draft_key.c.secret)).scalar_one_or_none()
    return PrivateKey(secret) if secret else None


def times_given(connection: Connection, candidate: str) -> tuple[tuple[int, int], ...]:
    """Return by round how often a witness gave its key, 0 where nobody knows; once is ordinary."""
    given = tables.given_key.c
    query = select(given.round, given.times).where(given.candidate == candidate, given.times != 1)
    return tuple((row.round, row.times) for row in connection.execute(query.order_by(given.round)))
