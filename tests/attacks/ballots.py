"""Ballots merged in random orders, which give one state, and altered ones, which nobody takes.

The orders have duplicates, corrections, slips, copies of a kit that went two ways, a kit that was
replaced, and impostors. What is altered are bytes of files, fields of entries, and their order.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random
from shutil import copyfile

from calibrate.domain.commands import MergeBallots
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.travel.ballot import Ballot
from calibrate.exchange.ballots.ballot_file import ballot_bytes, ballot_in, slip
from calibrate.store.store import Store
from tests.worlds.kits import Kits, ballot_of, copy_of, submit_in, withdraw_in
from tests.worlds.sessions import Made, chair, in_charge, open_session

ORDERS, ALTERED = 1_000, 10_000
SEED = 1


def main() -> int:
    """Try both kinds, print what became of them, and whether anything did not hold."""
    with tempfile.TemporaryDirectory() as name:
        world = World(Path(name))
        states = Counter(orders(world, ORDERS, SEED))
        fates = Counter(altered(world, ALTERED, SEED))
    print(f"{sum(states.values()):6} orders of merging gave {len(states)} state")
    for fate, count in fates.most_common():
        print(f"{count:6} altered ballots: {fate}")
    held = len(states) == 1 and not fates[TAKEN]
    print("held" if held else "did not hold")
    return 0 if held else 1


TAKEN = "taken in"


@dataclass(frozen=True, slots=True)
class Sent:
    """What may arrive, in any order: `whole` has all of it at least once, `others` parts of it."""

    whole: tuple[Ballot, ...]
    others: tuple[Ballot, ...]


class World:
    """A session whose kits went out, and all the ballots that come back, honest ones and others."""

    def __init__(self, folder: Path) -> None:
        made = open_session(folder / "fresh.calib")
        kits = Kits(made, folder / "kits")
        corrected = _corrected(kits)
        forked = _forked(kits)
        replaced, new = _replaced(kits)
        self.sent = Sent(
            (corrected[-1], *forked, new), (*corrected[:-1], replaced, *_impostors(kits, new))
        )
        self.folder, self._made = folder, made
        made.store.close()
        self._count = 0

    def fresh(self) -> Kits:
        """Return the session as it was when its kits had gone out."""
        self._count += 1
        path = self.folder / f"{self._count}.calib"
        copyfile(self._made.store.path, path)
        store = Store.open(path)
        return Kits(Made(store, self._made.candidates, self._made.panelists), self.folder)


def _corrected(kits: Kits) -> list[Ballot]:
    """Ballots of one kit: each has more than the one before; one is a slip."""
    kit, found = kits.open(0), []
    for candidate, value in ((0, 2), (0, 3), (1, 4), (0, 4)):
        submit_in(kit, kits.made.candidates[candidate], value)
        found.append(ballot_of(kit))
    withdraw_in(kit, kits.made.ben)
    whole = ballot_of(kit)
    kit.close()
    return [*found, replace(whole, entries=whole.entries[3:]), whole]


def _forked(kits: Kits) -> list[Ballot]:
    """Ballots of two copies of one kit that went two ways."""
    kit = kits.open(1)
    submit_in(kit, kits.made.ben, 3)
    copy = copy_of(kit)
    kit = Store.open(kit.path)
    submit_in(kit, kits.made.ann, 2)
    submit_in(copy, kits.made.ann, 4)
    submit_in(copy, kits.made.ben, 4)
    found = [ballot_of(kit), ballot_of(copy)]
    kit.close()
    copy.close()
    return found


def _replaced(kits: Kits) -> tuple[Ballot, Ballot]:
    """The ballot of a kit that was lost, and of the one that replaced it."""
    old = kits.open(2)
    submit_in(old, kits.made.ann, 2)
    lost = ballot_of(old)
    old.close()
    new = kits.open(2, because="The laptop was stolen.")
    submit_in(new, kits.made.ann, 4)
    found = ballot_of(new)
    new.close()
    return lost, found


def _impostors(kits: Kits, new: Ballot) -> list[Ballot]:
    """Ballots by people who never read the kit in whose name they send them."""
    kit = kits.open(3)
    submit_in(kit, kits.made.ann, 5)
    theirs = ballot_of(kit)
    kit.close()
    forged = replace(theirs, panelist=new.panelist, kit=new.kit)
    return [forged, replace(theirs, proof=new.proof), replace(forged, signer=new.signer)]


def orders(world: World, count: int, seed: int) -> Iterator[object]:
    """Yield the state that a random order of merging ends in, so many times."""
    for number in range(count):
        random = Random(f"{seed} {number}")
        kits = world.fresh()
        for group in _order(world.sent, random):
            _merge(kits, group)
        state = kits.state()
        assert kits.made.store.verify().problems == ()
        kits.made.store.close()
        kits.made.store.path.unlink()
        yield state


def _order(sent: Sent, random: Random) -> Iterator[Sequence[Ballot]]:
    """Yield groups of ballots that are merged at once; some come twice, in pieces, or never."""
    several = [*sent.whole, *random.choices([*sent.whole, *sent.others], k=6)]
    random.shuffle(several)
    while several:
        size = random.randint(1, 3)
        yield several[:size]
        several = several[size:]


def _merge(kits: Kits, ballots: Sequence[Ballot]) -> None:
    """Merge what is not refused, as the window and the command line do."""
    store = kits.made.store
    found = store.arriving(ballots, in_charge(store))
    accepted = tuple(one.ballot for one in found if not one.refused)
    if any(one.brings for one in found if not one.refused):
        store.apply(MergeBallots(accepted), chair(store))


def altered(world: World, count: int, seed: int) -> Iterator[str]:
    """Yield what becomes of so many altered ballots."""
    kits = world.fresh()
    for number in range(count):
        random = Random(f"{seed} altered {number}")
        content = _altered(world.sent, random)
        try:
            ballot = ballot_in(content, "a ballot")
            kits.merge(ballot)
        except BadInput:
            yield "refused as a file"
        except Refused as refusal:
            yield f"refused: {str(refusal).partition(' is refused: ')[2] or refusal}"
        else:
            yield TAKEN
    kits.made.store.close()


def _altered(sent: Sent, random: Random) -> bytes:
    ballot = random.choice(sent.whole)
    other = random.choice([one for one in sent.whole if one.signer != ballot.signer])
    kind = random.randrange(6)
    if kind == 0:
        return _flipped(ballot_bytes(ballot), random)
    if kind == 1:
        return _cut(ballot_bytes(ballot), random)
    if kind == 2:
        return _flipped(slip(ballot).encode(), random)
    if kind == 3:
        return ballot_bytes(_with_other_field(ballot, other, random))
    if kind == 4:
        return ballot_bytes(_with_other_entry(ballot, other, random))
    return ballot_bytes(_reordered(ballot, random))


def _flipped(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    other = random.randrange(1, 256)
    return content[:place] + bytes([content[place] ^ other]) + content[place + 1 :]


def _cut(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    return content[:start] + content[random.randrange(start + 1, len(content) + 1) :]


def _with_other_field(ballot: Ballot, other: Ballot, random: Random) -> Ballot:
    names = [
        one.name for one in fields(Ballot) if getattr(ballot, one.name) != getattr(other, one.name)
    ]
    name = random.choice(names)
    return replace(ballot, **{name: getattr(other, name)})


def _with_other_entry(ballot: Ballot, other: Ballot, random: Random) -> Ballot:
    """Give one entry what another one has in a field, or another one's place."""
    place = random.randrange(len(ballot.entries))
    mine, theirs = ballot.entries[place], random.choice([*ballot.entries, *other.entries])
    names = [
        one.name for one in fields(mine) if getattr(mine, one.name) != getattr(theirs, one.name)
    ]
    if not names:
        return _reordered(ballot, random)
    name = random.choice(names)
    entry = theirs if random.random() < 0.2 else replace(mine, **{name: getattr(theirs, name)})
    entries = (*ballot.entries[:place], entry, *ballot.entries[place + 1 :])
    return replace(ballot, entries=entries)


def _reordered(ballot: Ballot, random: Random) -> Ballot:
    """Turn entries round, leave one out that others follow, or send one twice."""
    entries = list(ballot.entries)
    if len(entries) == 1:
        return replace(ballot, entries=(entries[0], entries[0]))
    match random.randrange(3):
        case 0:
            one, other = random.sample(range(len(entries)), 2)
            entries[one], entries[other] = entries[other], entries[one]
        case 1:
            del entries[random.randrange(len(entries) - 1)]
        case _:
            entries.insert(random.randrange(len(entries)), random.choice(entries))
    return replace(ballot, entries=tuple(entries))


if __name__ == "__main__":
    sys.exit(main())
