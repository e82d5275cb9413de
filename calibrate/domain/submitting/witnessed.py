"""Reveals with the keys that a witness gave: which rounds they open, and whether all are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from calibrate.domain.commands import Reveal, RevealRound
from calibrate.domain.errors import BadInput
from calibrate.domain.travel.witness import GivenKey, RevealGiven

Place = tuple[str, int]
"""A candidate's id, and a round."""

OTHER_SESSION = "The witness’s answer is for another session."
OTHER_ROUND = "The witness’s answer is for another candidate or round."
CUT = "The witness’s answer was changed or cut; ask for it once more."


def places_of(reveal: Reveal) -> tuple[Place, ...]:
    """Return the rounds that a reveal opens."""
    if isinstance(reveal, RevealRound):
        return ((reveal.candidate, reveal.round),)
    return tuple((candidate, 1) for candidate in reveal.candidates)


def keys_for(reveal: Reveal, given: RevealGiven, session: str) -> Mapping[Place, GivenKey]:
    """Return the keys of the rounds that a reveal opens; BadInput where one was not given."""
    if given.session != session:
        raise BadInput(OTHER_SESSION)
    keys = {(key.candidate, key.round): key for key in given.reveals}
    places = places_of(reveal)
    if not keys.keys() >= set(places):
        raise BadInput(OTHER_ROUND)
    if not all(_is_moment(keys[place].time) for place in places):
        raise BadInput(CUT)
    return {place: keys[place] for place in places}


def with_keys(reveal: Reveal, given: RevealGiven, session: str) -> Reveal:
    """Return a reveal with the keys that a witness gave for it."""
    keys = tuple(keys_for(reveal, given, session).values())
    if isinstance(reveal, RevealRound):
        return replace(reveal, given=keys[0])
    return replace(reveal, given=keys)


def _is_moment(time: str) -> bool:
    try:
        return datetime.fromisoformat(time).tzinfo is not None
    except ValueError:
        return False
