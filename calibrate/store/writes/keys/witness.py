"""What a witness gave is taken only if they signed it, and for exactly what is sealed here."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from nacl.public import PrivateKey

from calibrate.domain.ballots import ROUNDS
from calibrate.domain.canonical import canonical
from calibrate.domain.commands import RevealRound
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.travel.witness import GivenKey, KeysGiven, signed_key, signed_reveal
from calibrate.store.document import tables
from calibrate.store.sealed.entries import still_sealed
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.lost_keys import witness_key
from calibrate.store.sealed.signatures import is_by
from calibrate.store.sealed.witness import private_key_of
from calibrate.store.writes.work import Work

NEEDED = (
    "A witness holds the keys of this session; ask them for the key of this round, and reveal it "
    "with their answer."
)
CHANGED = "What is sealed has changed since the witness was asked; ask them once more."
NOT_WITNESSED = (
    "A witness holds the keys of this session; ask them for those of the new candidate, and add "
    "them with the answer."
)
NOT_THEIRS = "This is not signed by the witness of this session."


def need_witnessed(session: str, candidates: Collection[str], given: KeysGiven | None) -> None:
    """Raise BadInput unless a witness gave and signed a key for every round of this session."""
    if given is not None:
        need_signed(session, candidates, given)


def need_signed(
    session: str, candidates: Collection[str], given: KeysGiven, by: bytes | None = None
) -> None:
    """Raise BadInput unless keys are for these candidates, and signed, `by` this key if given."""
    if given.session != session:
        raise BadInput("The witness’s answer is for another session.")
    wanted = {(candidate, round) for candidate in candidates for round in ROUNDS}
    if {(key.candidate, key.round) for key in given.keys} != wanted or len(given.keys) > len(
        wanted
    ):
        raise BadInput("The witness’s answer is not for these candidates; ask for keys once more.")
    try:
        witness = bytes.fromhex(given.witness) if by is None else by
        messages = [(signed_key(session, k.candidate, k.round, k.key), k) for k in given.keys]
        sound = all(is_by(witness, message, key.signature) for message, key in messages)
        sound &= all(len(bytes.fromhex(key.key)) == PrivateKey.SIZE for key in given.keys)
    except ValueError:
        sound = False
    if not sound:
        raise BadInput(NOT_THEIRS)


def round_key_for(work: Work, command: RevealRound) -> PrivateKey:
    """Return the key that opens a round: the file's, or the one that the witness gave just now.

    Raises Refused where it is not here, and BadInput where what was given is not what was asked.
    """
    key = key_ring(work.connection).private_key(command.candidate, command.round)
    if command.given is None or (key and work.journal.read(tables.witness, ("1",)) is None):
        if key is None:
            raise Refused(NEEDED)
        return key
    return _given(work, command, command.given)


def _given(work: Work, command: RevealRound, given: GivenKey) -> PrivateKey:
    place = (command.candidate, command.round)
    witness = witness_key(work.connection) or b""
    message = signed_reveal(work.session.id, given)
    if (given.candidate, given.round) != place:
        raise BadInput("The witness’s answer is for another candidate or round.")
    if not is_by(witness, message, given.signature):
        raise BadInput(NOT_THEIRS)
    if given.entries != sealed_hashes(still_sealed(work.connection, *place)):
        raise Refused(CHANGED)
    private = private_key_of(given)
    row = work.journal.read(tables.round_key, place)
    if row is None or bytes(private.public_key) != row["public_key"]:
        raise BadInput("This is not the key of this round.")
    _note(work, given, private)
    return private


def sealed_hashes(rows: Iterable[dict[str, bytes]]) -> tuple[str, ...]:
    """Return the hashes of sealed entries as a witness lists them."""
    return tuple(sorted(row["hash"].hex() for row in rows))


def _note(work: Work, given: GivenKey, private: PrivateKey) -> None:
    place = (given.candidate, given.round)
    work.journal.update(tables.round_key, place, secret=bytes(private))
    row = {"candidate": given.candidate, "round": given.round, "time": given.time}
    row |= {"times": given.count, "signature": given.signature}
    entries = canonical(list(given.entries)).decode()
    work.journal.insert(tables.given_key, row | {"entries": entries})
