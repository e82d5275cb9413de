"""Kits of a small session, what is submitted in them, and how their ballots come back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.ballots import EntryState, Submission, submitted
from calibrate.domain.changes import Change
from calibrate.domain.commands import MergeBallots, Submit, WithdrawSubmission, new_id
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.record.file_names import kit_name
from calibrate.domain.submitting.arriving import Arriving, Fate
from calibrate.domain.travel.ballot import Ballot
from calibrate.store.kits.making import UNLOCKED, Lock, MadeKit, Order
from calibrate.store.sealed.entries import headers
from calibrate.store.store import Store
from tests.worlds.sessions import Made, chair, in_charge, ratings


@dataclass(frozen=True, slots=True)
class Kits:
    """A session and where its kits go."""

    made: Made
    folder: Path

    def make(self, *panelists: int, lock: Lock = UNLOCKED, because: str = "") -> list[MadeKit]:
        """Make kits of panelists by their index."""
        ids = [self.made.panelists[index] for index in panelists]
        orders = [Order(id, kit_name(self.made.session(), id), lock) for id in ids]
        store = self.made.store
        _, made = store.make_kits(orders, chair(store), self.folder, because)
        return list(made)

    def open(self, panelist: int = 0, because: str = "") -> Store:
        """Make one kit without words, and open it for the first time."""
        (made,) = self.make(panelist, because=because)
        path = made.path.with_name(f"{new_id()}.calib")
        made.path.rename(path)
        return Store.open(path)

    def arriving(self, *ballots: Ballot) -> tuple[Arriving, ...]:
        """What would become of ballots."""
        return self.made.store.arriving(ballots, in_charge(self.made.store))

    def fates(self, ballot: Ballot) -> list[Fate]:
        """What would become of the entries of a ballot that is not refused."""
        (one,) = self.arriving(ballot)
        assert not one.refused
        return [arrival.fate for arrival in one.arrivals]

    def merge(self, *ballots: Ballot) -> Change:
        """Merge ballots as whoever runs the session."""
        store = self.made.store
        return store.apply(MergeBallots(ballots), chair(store))

    def submitted(self) -> frozenset[Submission]:
        """What the session has of submissions that stand."""
        return self.made.session().submitted

    def state(self) -> object:
        """All that entries are, whatever the order in which they came."""
        with self.made.store._document.transaction() as connection:
            found = list(headers(connection))
        there = frozenset((one.hash, one.state) for one in found)
        assert submitted(found) == self.submitted()
        return there, self.submitted()


def own(store: Store) -> Viewer:
    """The panelist whose kit it is."""
    assert store.kit
    return Viewer(ViewerKind.PANELIST, store.kit.panelist)


def actor(store: Store) -> Actor:
    """The same as an actor."""
    assert store.kit
    return Actor(store.kit.panelist, ground=Ground.KIT)


def submit_in(kit: Store, candidate: str, value: int | None = 4, word: str = "Seen.") -> str:
    """Submit a candidate in a kit; return the entry's id."""
    assert kit.kit
    command = Submit(new_id(), kit.kit.panelist, candidate, ratings(value, word))
    kit.apply(command, actor(kit))
    return command.id


def withdraw_in(kit: Store, candidate: str) -> None:
    """Take a submission in a kit back."""
    assert kit.kit
    kit.apply(WithdrawSubmission(new_id(), kit.kit.panelist, candidate), actor(kit))


def copy_of(kit: Store) -> Store:
    """Open a copy of a kit as it is now."""
    path = kit.path.with_name(f"{new_id()}.calib")
    kit.close()
    copyfile(kit.path, path)
    return Store.open(path)


def ballot_of(kit: Store) -> Ballot:
    """The ballot of a kit."""
    return kit.ballot(own(kit))


NEVER = (EntryState.LATE, EntryState.TAKEN_BACK)
