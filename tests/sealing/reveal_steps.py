"""Steps that open rounds and begin second ones."""

from __future__ import annotations

from calibrate.domain.commands import (
    BeginSecondRound,
    RevealAll,
    RevealRound,
)
from tests.sealing.ledger import Fate, Item, Kind, Ledger
from tests.sealing.walk import Walk


def reveal(walk: Walk) -> None:
    """One candidate's round is opened, without those who are missing."""
    ledger = walk.sides[0].ledger
    candidate = walk.pick(lambda place: place.sealed_round, lambda one: _much_rated(ledger, one))
    if not _much_rated(ledger, candidate) and walk.draw.random() < 0.8:
        return
    round = ledger.places[candidate].sealed_round or 1
    excused = missing(walk, candidate, round)
    if walk.draw.random() < 0.2:
        excused = walk.draw.choice((set(), {"pia"}))
    reveal_one(walk, candidate, round, excused)


def reveal_one(walk: Walk, candidate: str, round: int, excused: set[str]) -> None:
    because = walk.word() if excused or walk.draw.random() < 0.2 else ""
    command = RevealRound(candidate, round, tuple(sorted(excused)), because)
    if walk.apply(lambda _: command, walk.actor(candidate)):
        _revealed(walk, candidate, round, because)


def _much_rated(ledger: Ledger, candidate: str) -> bool:
    """Tell whether half of those who may rate submitted the round that is sealed."""
    submitted = ledger.submitted(candidate, ledger.places[candidate].sealed_round)
    return 2 * len(submitted & set(ledger.raters(candidate))) > len(ledger.raters(candidate))


def missing(walk: Walk, candidate: str, round: int) -> set[str]:
    """Who has to be excused: whose submission is missing or damaged, and who is not absent."""
    ledger = walk.sides[0].ledger
    missing = set(ledger.raters(candidate)) - ledger.submitted(candidate, round)
    return (missing - ledger.absent) | _damaged(ledger, candidate, round)


def _damaged(ledger: Ledger, candidate: str, round: int) -> set[str]:
    standing = ledger.of(Kind.RATING, Fate.STANDS, candidate=candidate, round=round)
    raters = ledger.raters(candidate)
    return {one.panelist for one in standing if one.word == "damaged" and one.panelist in raters}


def _revealed(walk: Walk, candidate: str, round: int, because: str) -> None:
    walk.both(lambda one: one.reveal(candidate, round, _damaged(one, candidate, round)))
    if because:
        walk.enter(Item(Kind.OVERRIDE, because, candidate=candidate, round=round))


def reveal_all(walk: Walk) -> None:
    """Round 1 of several candidates is opened together."""
    ledger = walk.sides[0].ledger
    several = [one for one in walk.candidates if ledger.places[one].phase == "sealed"]
    if len(several) < 2 or not all(_much_rated(ledger, one) for one in several):
        return
    excused = {one for candidate in several for one in missing(walk, candidate, 1)}
    because = walk.word()
    command = RevealAll(tuple(several), tuple(sorted(excused)), because)
    if walk.apply(lambda _: command):
        for candidate in several:
            _revealed(walk, candidate, 1, because)


def second_round(walk: Walk) -> None:
    """Round 2 begins."""
    begin_second(walk, walk.pick(lambda place: place.phase == "revealed" and not place.second))


def begin_second(walk: Walk, candidate: str) -> None:
    if walk.apply(lambda _: BeginSecondRound(candidate), walk.actor(candidate)):
        walk.both(lambda one: setattr(one.places[candidate], "second", True))
