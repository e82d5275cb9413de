"""Forgeries by whoever holds the file and works all hashes out anew: what finds each of them.

`verify` reads the file alone. `--against` compares it with a packet, a receipt or a kit that went
out before. What neither finds is said to be found by nothing.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from shutil import copyfile

from nacl.public import PrivateKey

from calibrate.domain.commands import RecordDecision, RevealRound, new_id
from calibrate.domain.decisions import Decision, Dissent, Outcome, Vote
from calibrate.domain.travel.anchor import Anchor, Receipt, read_anchor
from calibrate.store.store import Store
from calibrate.words.travel.ballots import SOUND
from tests.worlds.forger import drop, forge, remove
from tests.worlds.kits import Kits, ballot_of, submit_in
from tests.worlds.sessions import Made, in_charge, open_session, submit


class Finds(StrEnum):
    """What finds a forgery first."""

    VERIFY = "verify alone"
    AGAINST = "only verify --against"
    NOTHING = "nothing in the file; page 1 marks it where its panelist has a kit’s key"


@dataclass(frozen=True, slots=True)
class Forgery:
    """What is forged, and what has to find it."""

    name: str
    forge: Callable[[World], None]
    found_by: Finds


class World:
    """A session with a decision, and what went out of it before: a packet, a receipt, a kit.

    Pia rates in a kit, the others in the room. Ann is decided, with a dissent; on Ben, who is
    sealed, Quentin's entry is the last of his chain.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "session.calib"
        made = open_session(self.path)
        kits = Kits(made, folder / "kits")
        with kits.open(0) as kit:
            submit_in(kit, made.ann, 2)
            submit_in(kit, made.ben, 4)
            kits.merge(ballot_of(kit))
            assert kit.kit
            of_kit = kit.kit.anchor
        self.made, self.before = made, folder / "before.calib"
        for panelist, candidate in ((1, 0), (2, 0), (3, 0), (2, 1), (1, 1)):
            submit(made, panelist, candidate, 4)
        made.store.close()
        copyfile(self.path, self.before)
        with Store.open(self.path) as store:
            self._decide(replace(made, store=store))
            receipt = store.receipt(made.panelists[0], in_charge(store))
            case = store.case(made.ann, in_charge(store))
        self.held: tuple[Anchor | Receipt, ...] = (read_anchor(case.anchor), receipt, of_kit)

    def _decide(self, made: Made) -> None:
        made.do(RevealRound(made.ann))
        dissent = Dissent(made.panelists[0], "She did not run it.")
        decision = Decision(
            new_id(), made.ann, Outcome.PROMOTE, "Surely.", Vote(3, 1), dissents=(dissent,)
        )
        made.do(RecordDecision(decision))

    def copy(self, folder: Path) -> World:
        """Return the same world with a file of its own."""
        other = object.__new__(World)
        other.__dict__ |= self.__dict__
        other.path = Path(copyfile(self.path, folder / f"{new_id()}.calib"))
        return other

    def found_by(self) -> Finds:
        """Return what finds that the file is not what it was."""
        with Store.open(self.path) as store:
            if not store.verify().holds:
                return Finds.VERIFY
            compared = [store.compare(one) for one in self.held]
        return Finds.NOTHING if all(one in SOUND for one in compared) else Finds.AGAINST

    def of(self, panelist: int, candidate: int) -> str:
        """Return which entry is a panelist's on a candidate."""
        who, whom = self.made.panelists[panelist], self.made.candidates[candidate]
        return f"panelist = '{who}' AND candidate = '{whom}'"


def _swap_bodies(world: World) -> None:
    with Store.open(world.path) as store:
        query = f"SELECT body FROM entry WHERE {world.of(2, 1)}"
        (body,) = store._document.raw.execute(query).fetchone()
    forge(world.path, "entry", world.of(1, 1), body=body)


def _replace_key(world: World) -> None:
    theirs = bytes(PrivateKey.generate().public_key)
    forge(world.path, "round_key", f"candidate = '{world.made.ben}'", public_key=theirs)


def _rewind(world: World) -> None:
    copyfile(world.before, world.path)


def _submit_in_their_name(world: World) -> None:
    with Store.open(world.path) as store:
        submit(replace(world.made, store=store), 1, 1, 1, "Words that Quentin never wrote.")


def _bring_from_a_copy(world: World) -> None:
    """An entry that was typed in a copy of the session, with its seed, goes in as a ballot does."""
    copy = world.path.with_name("copy.calib")
    copyfile(world.before, copy)
    with Store.open(copy) as store:
        made = replace(world.made, store=store)
        with Kits(made, world.path.parent / new_id()).open(3) as kit:
            submit_in(kit, made.ben, 1)
            ballot = ballot_of(kit)
    with Store.open(world.path) as store:
        (arriving,) = store.arriving((ballot,), in_charge(store))
        assert arriving.refused, "a kit that this session never made was taken for its own"
    _submit_in_their_name(world)


def _outcome(world: World) -> None:
    forge(world.path, "decision", "1", outcome="not-yet")


def _dissent(world: World) -> None:
    remove(world.path, "dissent", "1")


def _rating(world: World) -> None:
    forge(world.path, "rating", "value = 4", value=2)


def _seed(world: World) -> None:
    forge(world.path, "seed", "1", secret=bytes(32))


def _dropped(world: World) -> None:
    drop(world.path, "entry", world.of(1, 0))


def _cut_off(world: World) -> None:
    drop(world.path, "entry", world.of(1, 1))


def _signed(world: World) -> None:
    remove(world.path, "entry", world.of(0, 1))


FORGERIES = (
    Forgery("a decision is reversed", _outcome, Finds.AGAINST),
    Forgery("a dissent is removed", _dissent, Finds.AGAINST),
    Forgery("an opened rating is changed", _rating, Finds.VERIFY),
    Forgery("a round’s public key is replaced", _replace_key, Finds.VERIFY),
    Forgery("the seed is replaced", _seed, Finds.VERIFY),
    Forgery("a submission is dropped from within its chain", _dropped, Finds.VERIFY),
    Forgery("a submission in the room is cut off at the end of its chain", _cut_off, Finds.AGAINST),
    Forgery("a signed submission is cut off at the end of its chain", _signed, Finds.AGAINST),
    Forgery("sealed bodies are swapped", _swap_bodies, Finds.VERIFY),
    Forgery("an entry comes from a copy with the same seed", _bring_from_a_copy, Finds.NOTHING),
    Forgery(
        "a submission in the room is typed in somebody’s name", _submit_in_their_name, Finds.NOTHING
    ),
    Forgery("the file is put back as it was before", _rewind, Finds.AGAINST),
)


def attempts(folder: Path) -> Iterator[tuple[Forgery, Finds]]:
    """Forge one file after the other, and yield what finds each."""
    world = World(folder)
    assert world.found_by() is Finds.NOTHING
    for forgery in FORGERIES:
        forged = world.copy(folder)
        forgery.forge(forged)
        yield forgery, forged.found_by()


def main() -> int:
    """Try all forgeries and print what finds each."""
    with tempfile.TemporaryDirectory() as name:
        found = list(attempts(Path(name)))
    for forgery, finds in found:
        print(f"{forgery.name:62} {finds}")
    held = all(finds is forgery.found_by for forgery, finds in found)
    print("held" if held else "did not hold")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
