"""Steps of panelists: drafts, submissions, ballots that are late or damaged."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from operator import itemgetter

from calibrate.domain.commands import (
    RenewSecret,
    Submit,
    WithdrawSubmission,
)
from calibrate.domain.ratings import (
    Citation,
    Confidence,
    Draft,
    DraftRating,
    Observation,
    Rating,
    Stance,
)
from calibrate.domain.ratings import Side as SideOf
from tests.by_hand import ends_chain, seal_by_hand
from tests.sealing.ledger import Fate, Item, Kind, Ledger
from tests.sealing.walk import RUBRIC, STEP_SECONDS, Side, Walk
from tests.worlds.rubrics import STEP
from tests.worlds.secrets import acting, sitting

MOST_TIMES = 2
TURN_SECONDS = 100
"""How long one panelist works in a step; time never runs backwards in a session."""


def rate(walk: Walk) -> None:
    """Several panelists work on one candidate at a time: drafts, submissions, withdrawals."""
    least = walk.draw.choice((1, 2))
    candidate = walk.pick(lambda place: place.sealed_round >= least)
    round = walk.sides[0].ledger.places[candidate].sealed_round
    if not round:
        return
    raters = walk.sides[0].ledger.raters(candidate)
    rate_one(walk, candidate, round, walk.draw.sample(raters, walk.draw.randint(1, len(raters))))


def rate_one(walk: Walk, candidate: str, round: int, several: list[str]) -> None:
    plans = [_plan(walk, one, candidate, round) for one in several]
    walk.told.append(f"rating of {candidate} in {round}: {[(p.panelist, p.end) for p in plans]}")
    for side in walk.sides:
        begin = side.clock.now
        for turn, plan in sorted(_turns(side, plans), key=itemgetter(0)):
            side.clock.now = begin + timedelta(seconds=TURN_SECONDS * turn)
            plan.carry_out(side)
        side.clock.now = begin + timedelta(seconds=STEP_SECONDS)


def _turns(side: Side, plans: Sequence[_Plan]) -> Iterator[tuple[int, _Plan]]:
    """Yield when each plan is carried out: what varies before, between or after the others."""
    for place, plan in enumerate(plans):
        yield (2 * side.draw.randint(0, len(plans)) if plan.varied else 2 * place + 1), plan


class _Plan:
    """What one panelist does in a step, and how it ends: submitted, drafted, or withdrawn."""

    def __init__(self, walk: Walk, panelist: str, candidate: str, round: int, end: str) -> None:
        self.panelist, self.candidate, self.round, self.end = panelist, candidate, round, end
        self.varied = walk.varies(panelist, candidate, round)
        self.same = f"{walk.seed} {walk.steps} {panelist}"
        self.words = [walk.word() for _ in range(2 * MOST_TIMES + 3)]
        self.actor = panelist

    def carry_out(self, side: Side) -> None:
        """Do it: in the twin with other content, other times and another number of times."""
        draw = side.draw if self.varied else random.Random(self.same)
        side.ledger.locked.discard(self.panelist)
        self.left = list(self.words)
        for _ in range(draw.randint(0, MOST_TIMES)):
            self._draft(side, draw)
        if self.end != "drafted":
            for _ in range(draw.randint(1, MOST_TIMES)):
                self._submit(side, draw)
        if self.end == "drafted" or draw.random() < 0.3:
            self._draft(side, draw)
        if self.end == "withdrawn":
            self._withdraw(side, draw)
        if self.end == "submitted":
            self._drop_draft(side, draw)

    def _drop_draft(self, side: Side, draw: random.Random) -> None:
        """A submission that follows a draft ends it, so that both twins have none."""
        whose = {"panelist": self.panelist, "candidate": self.candidate, "round": self.round}
        if self.varied and side.ledger.of(Kind.DRAFT, Fate.STANDS, **whose):
            self._submit(side, draw)

    def _item(self, kind: Kind) -> Item:
        word = self.left.pop()
        return Item(kind, word, self.panelist, self.candidate, self.round, varied=self.varied)

    def _move_clock(self, side: Side, draw: random.Random) -> None:
        side.clock.now += timedelta(seconds=draw.randrange(TURN_SECONDS // 9))

    def _draft(self, side: Side, draw: random.Random) -> None:
        self._move_clock(side, draw)
        item = self._item(Kind.DRAFT)
        rating = DraftRating("code", draw.choice((1, 4, None)), True, reason=_reason(item, draw))
        viewer = sitting(side.store, self.panelist)
        side.store.save_draft(self.candidate, viewer, Draft((rating,)))
        _lose_draft(side.ledger, item)
        side.ledger.items.append(item)

    def _submit(self, side: Side, draw: random.Random) -> None:
        self._move_clock(side, draw)
        item = self._item(Kind.RATING)
        ratings = content(side, item, draw)
        command = Submit(f"e-{item.word[2:]}", *_whose(item), ratings, self.round)
        side.store.apply(command, acting(side.store, self.actor))
        side.ledger.submit(item)

    def _withdraw(self, side: Side, draw: random.Random) -> None:
        self._move_clock(side, draw)
        item = self._item(Kind.RATING)
        command = WithdrawSubmission(f"e-{item.word[2:]}", *_whose(item), self.round)
        side.store.apply(command, acting(side.store, self.actor))
        for earlier in side.ledger.of(Kind.RATING, Fate.STANDS, **_same(item)):
            earlier.fate = Fate.REPLACED
        _lose_draft(side.ledger, item)


def _plan(walk: Walk, panelist: str, candidate: str, round: int) -> _Plan:
    end = walk.draw.choice((*["submitted"] * 6, "drafted", "withdrawn"))
    return _Plan(walk, panelist, candidate, round, end)


def _same(item: Item) -> dict[str, object]:
    return {"panelist": item.panelist, "candidate": item.candidate, "round": item.round}


def _whose(item: Item) -> tuple[str, str]:
    return item.panelist, item.candidate


def _lose_draft(ledger: Ledger, item: Item) -> None:
    ledger.lose(Kind.DRAFT, **_same(item))


def _reason(item: Item, draw: random.Random) -> str:
    return f"{item.word} {'and more ' * draw.choice((0, 1, 200))}"


def content(side: Side, item: Item, draw: random.Random) -> tuple[Rating, ...]:
    """Return ratings that may stand, with the item's word in each."""
    wanted: tuple[str, ...] = tuple(one.id for one in RUBRIC.criteria)
    if item.round > 1:
        wanted = side.store._session.candidate(item.candidate).second_round
    return tuple(
        Rating(
            criterion.id,
            draw.choice((2, 2, 4, 4, *RUBRIC.scale.offered(pairing), None)),
            draw.choice((*Confidence, None)),
            (Observation(draw.choice(tuple(SideOf)), _reason(item, draw)),),
            _reason(item, draw),
            (Citation(f"evidence {item.candidate}", draw.choice(tuple(Stance))),),
        )
        for criterion, pairing in RUBRIC.for_step(STEP)
        if criterion.id in wanted
    )


def send_late(walk: Walk) -> None:
    """Somebody who was excused sends a ballot after the reveal."""
    ledger = walk.sides[0].ledger
    found = [
        (candidate, round, panelist)
        for candidate, place in ledger.places.items()
        for round, excused in place.excused.items()
        for panelist in sorted(excused & set(ledger.raters(candidate)))
    ]
    if not found:
        return
    candidate, round, panelist = walk.draw.choice(found)
    varied = walk.varies(panelist, candidate, round)
    item = Item(Kind.RATING, walk.word(), panelist, candidate, round, Fate.LATE, varied)
    same = f"{walk.seed} {walk.steps}"

    def build(side: Side) -> Submit:
        draw = side.draw if varied else random.Random(same)
        return Submit(f"e-{item.word[2:]}", *_whose(item), content(side, item, draw), round)

    walk.both(lambda ledger: ledger.locked.discard(panelist))
    if walk.apply(build, panelist):
        walk.enter(item)


def renew(walk: Walk) -> None:
    """Somebody forgot their secret, and chooses another at once."""
    candidate = walk.draw.choice(walk.candidates)
    panelist = walk.draw.choice(walk.sides[0].ledger.raters(candidate))
    if walk.apply(lambda _: RenewSecret(panelist)):
        for side in walk.sides:
            side.ledger.renew(panelist)
            side.ledger.locked.discard(panelist)
            sitting(side.store, panelist)


def hand_back(walk: Walk) -> None:
    """Somebody leaves the machine, and their own work is locked; or they type their secret."""
    panelist = walk.draw.choice(walk.sides[0].ledger.raters(walk.candidates[0]))
    is_locked = panelist in walk.sides[0].ledger.locked
    walk.told.append(f"{panelist} {'sits down' if is_locked else 'hands back'}")
    for side in walk.sides:
        if is_locked:
            side.ledger.locked.discard(panelist)
            sitting(side.store, panelist)
        else:
            side.ledger.locked.add(panelist)
            side.store.lock(panelist)


def damage(walk: Walk) -> None:
    """A submission's body is replaced by one that no honest app sealed."""
    ledger = walk.sides[0].ledger
    items = [
        one
        for one in ledger.of(Kind.RATING, Fate.STANDS)
        if ledger.places[one.candidate].sealed_round == one.round
        and one.panelist in ledger.raters(one.candidate)
        and ends_chain(walk.sides[0].store, one.candidate, one.round, one.panelist)
    ]
    if not items:
        return
    item = walk.draw.choice(items)
    walk.told.append(f"the body of {_same(item)} is damaged")
    for side in walk.sides:
        seal_by_hand(
            side.store, item.candidate, item.round, item.panelist, "no ratings", is_about=True
        )
        (mine,) = side.ledger.of(Kind.RATING, Fate.STANDS, **_same(item))
        mine.fate = Fate.INVALID
        side.ledger.items.append(replace(mine, word="damaged", fate=Fate.STANDS))
