"""A witness: their seed, the keys that follow from it, and what they sign.

All of it is done on the witness's machine; a session only checks the signatures.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from nacl.utils import random

from calibrate.domain.ballots import ROUNDS
from calibrate.domain.errors import BadInput
from calibrate.domain.travel.witness import (
    GivenKey,
    KeysGiven,
    KeysWanted,
    Listed,
    WitnessedKey,
    signed_key,
    signed_reveal,
)
from calibrate.store.sealed.seal import SEED_BYTES, round_key

LANGUAGE = "english"


def draw_seed() -> bytes:
    """Draw the seed of a session's keys."""
    return random(SEED_BYTES)


def words_of(seed: bytes) -> str:
    """Return a seed as 24 words of BIP-39, the last of which checks the others."""
    from mnemonic import Mnemonic

    return str(Mnemonic(LANGUAGE).to_mnemonic(seed))


def seed_of(words: str) -> bytes:
    """Return the seed of 24 words as somebody wrote them; raise BadInput where one is wrong."""
    from mnemonic import Mnemonic

    plain = " ".join(words.casefold().split())
    if not Mnemonic(LANGUAGE).check(plain):
        raise BadInput("These are not the 24 words of a seed; look for a slip in them.")
    return bytes(Mnemonic(LANGUAGE).to_entropy(plain))


def witness_key(seed: bytes) -> SigningKey:
    """Return the key that a witness signs with, which follows from their seed."""
    return SigningKey(blake2b(b"calibrate witness", key=seed, digest_size=32).digest())


def give_keys(seed: bytes, wanted: KeysWanted) -> KeysGiven:
    """Return the public keys of every round of a session, signed."""
    signing = witness_key(seed)
    keys = tuple(
        _witnessed(signing, wanted.session, candidate, round, seed)
        for candidate in wanted.candidates
        for round in ROUNDS
    )
    return KeysGiven(wanted.session, bytes(signing.verify_key).hex(), keys)


def _witnessed(
    signing: SigningKey, session: str, candidate: str, round: int, seed: bytes
) -> WitnessedKey:
    public = bytes(round_key(seed, candidate, round, session).public_key).hex()
    message = signed_key(session, candidate, round, public)
    return WitnessedKey(candidate, round, public, signing.sign(message).signature.hex())


def give_key(seed: bytes, session: str, listed: Listed, time: str, count: int) -> GivenKey:
    """Return the private key of one round, with a signature over list, time and count."""
    private = bytes(round_key(seed, listed.candidate, listed.round, session)).hex()
    given = GivenKey(listed.candidate, listed.round, listed.entries, private, time, count, "")
    signature = witness_key(seed).sign(signed_reveal(session, given)).signature.hex()
    return replace(given, signature=signature)


def private_key_of(given: GivenKey) -> PrivateKey:
    """Return the key of a round that a witness gave; raise BadInput if it is none."""
    try:
        return PrivateKey(bytes.fromhex(given.key))
    except (ValueError, TypeError):
        raise BadInput("The witness’s answer was changed or cut; ask for it once more.") from None
