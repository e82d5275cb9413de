"""Making kits from a session's file, what a kit's own file takes, and the ballots between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.ballots import SECOND
from calibrate.domain.changes import Change
from calibrate.domain.commands import MergeBallots
from calibrate.domain.errors import Refused
from calibrate.domain.permissions import need_rating_open, need_setup
from calibrate.domain.phases import Viewer
from calibrate.domain.session import unopened
from calibrate.domain.submitting.arrived import Arrived
from calibrate.domain.submitting.arriving import Arriving, seen
from calibrate.domain.travel.anchor import Anchor, Comparison, Receipt
from calibrate.domain.travel.ballot import Ballot
from calibrate.domain.travel.kits import KitKey
from calibrate.domain.travel.second_round import SecondRound
from calibrate.domain.travel.witness import KeysGiven, KeysWanted, Listed, RevealWanted
from calibrate.store.damage import telling_damage
from calibrate.store.kits.making import MadeKit, Making, Order, aside_in, need_free
from calibrate.store.kits.opening import begin
from calibrate.store.kits.sealing_again import to_seal_again
from calibrate.store.kits.sending import own_ballot
from calibrate.store.kits.taking_over import take_over
from calibrate.store.reads.anchors import arrived_in, compare, receipt_of
from calibrate.store.reads.ballots import read_arriving
from calibrate.store.reads.kit_keys import enrolled_keys, own_kit_key
from calibrate.store.reads.session import follow, load_session
from calibrate.store.record import log
from calibrate.store.sealed.drawn_words import key_words
from calibrate.store.sealed.entries import still_sealed
from calibrate.store.sealed.session_key import sign
from calibrate.store.searched_file import SearchedFile
from calibrate.store.writes.applying import apply
from calibrate.store.writes.keys.renewing import IN_FILE
from calibrate.store.writes.keys.witness import need_signed, sealed_hashes

SEALED_AGAIN = "sealed again what stood, {} in all, as the keys before were lost"
ASKED_BY = "A witness is asked by who runs the session."


class WithKits(SearchedFile):
    """A session's file, from which kits are made, or a kit."""

    @telling_damage
    def make_kits(
        self, orders: Sequence[Order], actor: Actor, folder: Path, because: str = ""
    ) -> tuple[Change, tuple[MadeKit, ...]]:
        """Note that kits go out, and write them to a folder: all of them, or none.

        With `because` each replaces the kit that its panelist had, and has a key of its own.
        """
        making, before = Making(orders, because), self._session
        need_free(folder, orders)
        with aside_in(folder) as aside:
            with self._document.transaction() as connection:
                time = self._clock()
                change = apply(connection, making.command, actor, time, before, self.role)
                files = making.write(connection, before, aside, time)
                after = follow(connection, before, making.command, change)
            self._follow([change], after)
            return change, making.put(files, folder)

    @telling_damage
    def take_over(self, older: Self) -> str:
        """Bring the work of an older kit into this one, and say how much; all of it, or none.

        What was sealed to keys that the session lost since is sealed again to those of now.
        """
        try:
            with (
                older._document.transaction() as source,
                self._document.transaction() as connection,
            ):
                said = take_over(source, connection, self._clock())
                again = self._seal_again(connection)
        finally:
            self._forget()
        return f"{said}; {SEALED_AGAIN.format(again)}" if again else said

    def _seal_again(self, connection: Connection) -> int:
        """Seal again what stood in this kit until its keys were lost, and return how much."""
        assert self.kit
        actor = Actor(self.kit.panelist, ground=Ground.KIT)
        session = load_session(connection)
        commands = list(to_seal_again(connection, self.kit.panelist))
        for command in commands:
            change = apply(connection, command, actor, self._clock(), session, self.role)
            session = follow(connection, session, command, change)
        return len(commands)

    @telling_damage
    def ballot(self, viewer: Viewer) -> Ballot:
        """Return all that the panelist of this kit submitted and asked, to be sent by them.

        Raises Refused for anybody else, and where nothing was submitted yet.
        """
        if self.kit is None or viewer.panelist != self.kit.panelist:
            raise Refused("A ballot comes from its panelist’s kit.")
        session = self._session
        with self._document.transaction() as connection:
            ballot = own_ballot(connection, session, self.kit)
        if not (ballot.entries or ballot.questions):
            raise Refused("Nothing was submitted in this kit yet, so there is no ballot to send.")
        return ballot

    @telling_damage
    def arriving(self, ballots: Sequence[Ballot], viewer: Viewer) -> tuple[Arriving, ...]:
        """Return what becomes of ballots if they are merged, as far as `viewer` may see of it.

        Raises Refused for who does not run the session.
        """
        reach = self.scope(viewer)
        is_own = self.kit is not None and viewer.panelist == self.kit.panelist
        if not reach.runs and not is_own:
            raise Refused("Ballots are merged by who runs the session.")
        session = self._session
        with self._document.transaction() as connection:
            found = read_arriving(connection, session, ballots)
        return tuple(seen(one, reach.candidates) for one in found)

    @telling_damage
    def receipt(self, panelist: str, viewer: Viewer) -> Receipt:
        """Return which of a panelist's signed entries arrived; raise Refused for others' eyes."""
        if not self.scope(viewer).runs and viewer.panelist != panelist:
            raise Refused("A receipt is for its panelist, from who runs the session.")
        with self._document.transaction() as connection:
            return receipt_of(connection, panelist)

    @telling_damage
    def last_merge(self, viewer: Viewer) -> int:
        """Return the line of the newest merge, to take it back; 0 without one.

        Raises Refused for who does not run the session.
        """
        if not self.scope(viewer).runs:
            raise Refused("Ballots are merged by who runs the session.")
        with self._document.transaction() as connection:
            lines = map(log.heading, log.newest_first(connection))
            kind = MergeBallots.__name__
            return next((line.sequence for line in lines if line.kind == kind), 0)

    @telling_damage
    def arrived(self, receipt: Receipt, viewer: Viewer) -> Arrived:
        """Return which of this kit's submissions a receipt has, and whether the session signed it.

        Raises Refused for a receipt of another session or panelist, and for anybody else's eyes.
        """
        if self.kit is None or viewer.panelist != self.kit.panelist:
            raise Refused("A receipt is checked in its panelist’s kit.")
        if receipt.anchor.session != self._session.id:
            raise Refused("This receipt is of another session.")
        if receipt.panelist != self.kit.panelist:
            raise Refused("This receipt is for somebody else.")
        with self._document.transaction() as connection:
            return arrived_in(connection, self.kit, receipt)

    @telling_damage
    def keys(self, viewer: Viewer) -> tuple[KitKey, ...]:
        """Return the keys of kits with their six words, for who runs the session.

        In a kit it is its own, for its panelist, once something was written there.
        """
        with self._document.transaction() as connection:
            if self.kit is None:
                return enrolled_keys(connection, self.session(viewer))
            is_own = viewer.panelist == self.kit.panelist
            return own_kit_key(connection, self.kit) if is_own else ()

    @telling_damage
    def second_round(self, candidate: str, viewer: Viewer) -> SecondRound:
        """Return what lets kits rate the second round on a candidate, for who runs it."""
        if candidate not in self.scope(viewer).runs:
            raise Refused("A second round is told of by who runs this part.")
        session = self._session
        state = session.candidate(candidate)
        if state.sealed_round != SECOND:
            raise Refused(f"No second round on {state.name} is under way.")
        begun = SecondRound(session.id, candidate, state.second_round)
        with self._document.transaction() as connection:
            return replace(begun, signature=sign(connection, begun.signed))

    @telling_damage
    def keys_wanted(self, viewer: Viewer) -> KeysWanted:
        """Return what a witness is asked for before rating opens; Refused for others' eyes."""
        session = self._session
        need_setup(session)
        if not self.scope(viewer).runs:
            raise Refused(ASKED_BY)
        ids = tuple(one.id for one in session.candidates)
        names = tuple(one.name for one in session.candidates)
        return KeysWanted(session.id, session.title, ids, names)

    @telling_damage
    def witness_words(self, given: KeysGiven, viewer: Viewer) -> str:
        """Return the six words of the key of a witness whose keys this session can take.

        Raises BadInput unless they are for this session and for all who are in it.
        """
        if not self.scope(viewer).runs:
            raise Refused(ASKED_BY)
        need_signed(self._session.id, self._session.candidate_ids, given)
        return key_words(bytes.fromhex(given.witness))

    @telling_damage
    def late_keys_wanted(self, id: str, name: str, viewer: Viewer) -> KeysWanted:
        """Return what a witness is asked for before a candidate is added once rating is open."""
        session = self._session
        need_rating_open(session)
        if not self.scope(viewer).runs:
            raise Refused(ASKED_BY)
        if not session.witness:
            raise Refused("No witness holds the keys of this session, so none has to be asked.")
        return KeysWanted(session.id, session.title, (id,), (name,))

    @telling_damage
    def lost_keys_wanted(self, viewer: Viewer) -> KeysWanted:
        """Return what a witness is asked for where the seed of this session's keys was lost."""
        session = self._session
        need_rating_open(session)
        if not self.scope(viewer).runs:
            raise Refused(ASKED_BY)
        if not session.witness:
            raise Refused(IN_FILE)
        ids = unopened(session)
        names = tuple(session.candidate(id).name for id in ids)
        return KeysWanted(session.id, session.title, ids, names)

    @telling_damage
    def reveal_wanted(self, rounds: Sequence[tuple[str, int]], viewer: Viewer) -> RevealWanted:
        """Return what a witness is asked for so that rounds of candidates can be revealed."""
        if not {candidate for candidate, _ in rounds} <= self.scope(viewer).runs:
            raise Refused(ASKED_BY)
        session = self._session
        with self._document.transaction() as connection:
            sealed = [(*at, sealed_hashes(still_sealed(connection, *at))) for at in rounds]
        listed = tuple(Listed(*one, session.candidate(one[0]).name) for one in sealed)
        return RevealWanted(session.id, session.title, listed)

    @telling_damage
    def compare(self, held: Anchor | Receipt) -> Comparison:
        """Compare the file with what somebody else holds of it."""
        with self._document.transaction() as connection:
            return compare(connection, held)

    def _begin(self, connection: Connection) -> None:
        """Draw a kit's key before anything is written there."""
        if self.kit:
            begin(connection, self.kit, self._clock())
