"""A witness who holds the seed of a small session."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.commands import OpenRating, RenewKeys, RevealRound
from calibrate.store.sealed.witness import give_key, give_keys
from tests.worlds.secrets import everybody_chooses
from tests.worlds.sessions import Made, in_charge

SEED = bytes(range(32))
ANOTHER_SEED = bytes(range(1, 33))
TIME = "2026-11-20T09:00:00+00:00"


def opening(made: Made) -> OpenRating:
    """Open rating with the keys of the witness."""
    return OpenRating(give_keys(SEED, made.store.keys_wanted(in_charge(made.store))))


def opened_by(made: Made) -> None:
    """Open rating with the keys of the witness, and let everybody who rates choose a secret."""
    made.do(opening(made))
    everybody_chooses(made.store)


def renewing(made: Made) -> RenewKeys:
    """New keys of another seed of the witness's, as the first one was lost."""
    wanted = made.store.lost_keys_wanted(in_charge(made.store))
    return RenewKeys(give_keys(ANOTHER_SEED, wanted), "Nobody finds the paper.")


def revealing(made: Made, reveal: RevealRound) -> RevealRound:
    """A reveal with the key that the witness gives for it."""
    place = (reveal.candidate, reveal.round)
    (listed,) = made.store.reveal_wanted([place], in_charge(made.store)).reveals
    return replace(reveal, given=give_key(SEED, made.session().id, listed, TIME, 1))
