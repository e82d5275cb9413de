"""A witness who holds the seed of a small session."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.commands import OpenRating, RevealRound
from calibrate.store.sealed.witness import give_key, give_keys
from tests.worlds.sessions import Made, in_charge

SEED = bytes(range(32))
TIME = "2026-11-20T09:00:00+00:00"


def opening(made: Made) -> OpenRating:
    """Open rating with the keys of the witness."""
    return OpenRating(give_keys(SEED, made.store.keys_wanted(in_charge(made.store))))


def revealing(made: Made, reveal: RevealRound) -> RevealRound:
    """A reveal with the key that the witness gives for it."""
    place = (reveal.candidate, reveal.round)
    (listed,) = made.store.reveal_wanted([place], in_charge(made.store)).reveals
    return replace(reveal, given=give_key(SEED, made.session().id, listed, TIME, 1))
