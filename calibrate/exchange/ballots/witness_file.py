"""A witness's file: the seed of one session's keys, and how often each key was given.

It lies on the witness's machine, for its owner alone. Whoever has it can open every round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.travel.witness import (
    Asked,
    KeysGiven,
    KeysWanted,
    RevealGiven,
    RevealWanted,
)
from calibrate.exchange.files import read_bytes, write_new, write_whole
from calibrate.store.sealed.drawn_words import key_words
from calibrate.store.sealed.witness import (
    draw_seed,
    give_key,
    give_keys,
    seed_of,
    witness_key,
    words_of,
)

VERSION: Literal[1] = 1
LARGEST = 16 * 1024 * 1024
NOT_THE_COPY = "These words are not the seed in this file; compare each with what you wrote down."
UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Given:
    """How often the key of a round was given."""

    candidate: str
    round: int
    times: int


@dataclass(frozen=True, slots=True)
class Named:
    """What a candidate was called when the keys of theirs were asked for."""

    candidate: str
    name: str


@dataclass(frozen=True, slots=True)
class Witness:
    """What a witness keeps of a session; `is_restored` says that nobody knows what was given.

    `is_tested` says that a second copy of the seed was compared. `names` are those by which the
    witness knows the candidates, whatever a request for a reveal calls them.
    """

    session: str
    title: str
    seed: bytes
    given: tuple[Given, ...] = ()
    is_tested: bool = False
    is_restored: bool = False
    names: tuple[Named, ...] = ()

    @property
    def words(self) -> str:
        """The seed as 24 words, to be kept elsewhere."""
        return words_of(self.seed)

    @property
    def spoken(self) -> str:
        """The six words of the key that the witness signs with, to be read aloud."""
        return key_words(bytes(witness_key(self.seed).verify_key))

    def tested(self, words: str) -> Witness:
        """Return it once a second copy was compared; raise BadInput if that is another one."""
        if seed_of(words) != self.seed:
            raise BadInput(NOT_THE_COPY)
        return replace(self, is_tested=True)

    def keys(self, wanted: KeysWanted) -> tuple[Witness, KeysGiven]:
        """Return the public keys that are asked for, and what is to be kept of the request.

        Raises Refused before a second copy was tested.
        """
        self.need_session(wanted.session)
        if not self.is_tested:
            raise Refused("Test the second copy of the seed first: if both are lost, so is it all.")
        known = {one.candidate for one in self.names}
        new = tuple(one for one in _names(wanted) if one.candidate not in known)
        return replace(self, names=(*self.names, *new)), give_keys(self.seed, wanted)

    def asked(self, wanted: RevealWanted) -> tuple[Asked, ...]:
        """Return what is to be signed as the witness knows it; BadInput if it is not theirs."""
        self.need_session(wanted.session)
        times = {(one.candidate, one.round): one.times for one in self.given}
        names = {one.candidate: one.name for one in self.names}
        found = []
        for listed in wanted.reveals:
            before = None if self.is_restored else times.get((listed.candidate, listed.round), 0)
            name = names.get(listed.candidate, "")
            called = "" if listed.name == name else listed.name
            count = len(listed.entries)
            found.append(Asked(listed.candidate, listed.round, count, before, name, called))
        return tuple(found)

    def reveal(self, wanted: RevealWanted, time: str) -> tuple[Witness, RevealGiven]:
        """Return the keys that are asked for, and what is to be kept of having given them."""
        self.need_session(wanted.session)
        times = {(one.candidate, one.round): one.times for one in self.given}
        keys = []
        for listed in wanted.reveals:
            place = (listed.candidate, listed.round)
            times[place] = times.get(place, 0) + 1
            count = UNKNOWN if self.is_restored else times[place]
            keys.append(give_key(self.seed, self.session, listed, time, count))
        given = tuple(Given(*place, count) for place, count in sorted(times.items()))
        return replace(self, given=given), RevealGiven(self.session, tuple(keys))

    def need_session(self, session: str) -> None:
        """Raise BadInput for a request of another session."""
        if session != self.session:
            raise BadInput(f"This seed is for another session, “{self.title}”.")


class WitnessFile(msgspec.Struct, frozen=True):
    """A witness with what it says of its format."""

    calibrate: Literal["witness"]
    version: Literal[1]
    witness: Witness


def begin(wanted: KeysWanted, path: Path) -> Witness:
    """Draw the seed of a session and write it to a new file."""
    witness = Witness(wanted.session, wanted.title, draw_seed(), names=_names(wanted))
    write_new(path, _bytes(witness))
    return witness


def restore(wanted: KeysWanted | RevealWanted, words: str, path: Path) -> Witness:
    """Write a new file from the words of a seed; how often keys were given nobody knows then."""
    names = _names(wanted) if isinstance(wanted, KeysWanted) else ()
    witness = Witness(
        wanted.session,
        wanted.title,
        seed_of(words),
        (),
        is_tested=True,
        is_restored=True,
        names=names,
    )
    write_new(path, _bytes(witness))
    return witness


def _names(wanted: KeysWanted) -> tuple[Named, ...]:
    return tuple(Named(*one) for one in zip(wanted.candidates, wanted.names, strict=False))


def now_of_witness() -> str:
    """Return the time by the witness's own clock, as it is signed."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def save(witness: Witness, path: Path) -> None:
    """Write a witness's file in place of what it was."""
    write_whole(path, _bytes(witness))


def read_witness(path: Path) -> Witness:
    """Read a witness's file; raise BadInput for anything else."""
    try:
        return msgspec.json.decode(read_bytes(path, LARGEST), type=WitnessFile).witness
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise BadInput(f"{path.name} is not a witness’s file, or is damaged.") from None


def _bytes(witness: Witness) -> bytes:
    return msgspec.json.encode(WitnessFile("witness", VERSION, witness), order="sorted")
