"""What goes between a session and its witness, who makes the seed and gives one key a reveal.

The seed is made on the witness's own machine and never leaves it, so nobody can open a round, or
rate last with a key in hand, before the witness gives its key.
"""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.canonical import canonical
from calibrate.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class KeysWanted:
    """A session asks a witness for keys: which it is, and of whom.

    That is of all before rating opens, and of one who is added later. `names` are those of the
    candidates, in their order.
    """

    session: str
    title: str
    candidates: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WitnessedKey:
    """The public key of one round, and the witness's signature on it, both in hexadecimal."""

    candidate: str
    round: int
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class KeysGiven:
    """A witness's answer: their own public key (hexadecimal), and that of every round.

    It is given once a second copy of the seed was tested.
    """

    session: str
    witness: str
    keys: tuple[WitnessedKey, ...]

    @property
    def only_candidate(self) -> str:
        """The id of the one candidate that it is for, who is added by it; else raise BadInput."""
        ids = {key.candidate for key in self.keys}
        if len(ids) != 1:
            raise BadInput("The witness’s answer is not for one new candidate.")
        return ids.pop()


@dataclass(frozen=True, slots=True)
class Listed:
    """A round that is to be revealed, with the hashes of all entries that are sealed in it.

    `name` is what the session calls the candidate now; no signature is on it.
    """

    candidate: str
    round: int
    entries: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class RevealWanted:
    """A session asks its witness for the keys of rounds that are to be revealed."""

    session: str
    title: str
    reveals: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a witness is about to sign: a round, how many entries, how often its key was given.

    `name` is what they know the candidate by, `called` what the request says where that differs.
    `before` is None where their seed was restored, so that nobody knows.
    """

    candidate: str
    round: int
    entries: int
    before: int | None
    name: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class GivenKey:
    """The private key of one round, with what the witness signed when they gave it.

    `time` is the witness's (ISO 8601), `count` how often they gave this key so far with this one, 0
    where their seed was restored and nobody knows. `key` and `signature` are hexadecimal.
    """

    candidate: str
    round: int
    entries: tuple[str, ...]
    key: str
    time: str
    count: int
    signature: str


@dataclass(frozen=True, slots=True)
class RevealGiven:
    """A witness's answer: one key for each round that was asked for."""

    session: str
    reveals: tuple[GivenKey, ...]


def signed_key(session: str, candidate: str, round: int, key: str) -> bytes:
    """Return what a witness's signature on a round's public key is on."""
    return canonical(["calibrate witness key", session, candidate, round, key])


def signed_reveal(session: str, given: GivenKey) -> bytes:
    """Return what a witness's signature on a reveal is on."""
    what = (given.candidate, given.round, list(given.entries), given.time, given.count)
    return canonical(["calibrate witness reveal", session, *what])
