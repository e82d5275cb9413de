"""What a panelist alone reads and writes of a session, while their secret is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from nacl.public import PrivateKey
from sqlalchemy import Connection

from calibrate.domain.authority import OWN, Actor, Ground
from calibrate.domain.commands import Command
from calibrate.domain.errors import BadInput, FileTrouble, Locked, Refused
from calibrate.domain.permissions import need_rating
from calibrate.domain.phases import Viewer
from calibrate.domain.presence.secrets import Renewal, Secret, WrappedKey
from calibrate.domain.ratings import Draft, PastSubmission
from calibrate.domain.session import NO_SUCH_CANDIDATE
from calibrate.domain.text.rule import cleaned
from calibrate.store.clock import Clock
from calibrate.store.damage import telling_damage
from calibrate.store.document.document import Document
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.reads.history import read_history
from calibrate.store.reads.secrets import (
    read_renewals,
    read_secrets,
    standing_secret,
    wrapped_key,
)
from calibrate.store.sealed import drafts
from calibrate.store.sealed.own import NOTHING, Own, read_drafts, read_own, take_over, write_own
from calibrate.store.sealed.secrets import SHIPPED, Cost, OpenSecret, unwrapped
from calibrate.store.sealed.writers import kit_writer, own_key
from calibrate.store.with_kits import WithKits


class OwnFile(WithKits):
    """A session file that opens what is a panelist's own once their secret was typed.

    What was typed is nowhere kept. The key that it opened is held until `lock`, and with it the
    panelist submits, drafts, and reads both again. `cost` is what it takes to try one secret. In a
    kit none is asked for: it has words of its own.
    """

    cost: ClassVar[Cost] = SHIPPED

    def __init__(
        self, document: Document, clock: Clock, told: str = "", driver: Driver = PLAIN
    ) -> None:
        super().__init__(document, clock, told, driver)
        self._open: dict[str, OpenSecret] = {}

    def go_on_in(self, path: Path) -> None:
        """Go on in another file of this session; what is open stays so, where it opens that too."""
        super().go_on_in(path)
        for panelist, secret in tuple(self._open.items()):
            self.lock(panelist)
            with suppress(Refused):
                self.hold(panelist, bytes(secret.key))

    # Secrets

    @telling_damage
    def secrets(self, viewer: Viewer) -> Mapping[str, tuple[Secret, ...]]:
        """Return what became of panelists' secrets, oldest first; to a panelist, of their own.

        Whoever runs the session hands the machine over, and so is told of everybody's.
        """
        runs = self.scope(viewer).log
        found: dict[str, list[Secret]] = {}
        with self._document.transaction() as connection:
            for one in read_secrets(connection):
                if runs or one.panelist == viewer.panelist:
                    found.setdefault(one.panelist, []).append(one)
        return {panelist: tuple(several) for panelist, several in found.items()}

    @telling_damage
    def renewals(self, viewer: Viewer) -> tuple[Renewal, ...]:
        """Return which secrets were renewed, as `secrets` does, and what was submitted since.

        Of candidates who do not exist for the viewer nothing is told.
        """
        reach = self.scope(viewer)
        with self._document.transaction() as connection:
            found = read_renewals(connection, reach.submitted or reach.own)
        return tuple(one for one in found if reach.log or one.panelist == viewer.panelist)

    @telling_damage
    def wrapped_key(self, panelist: str) -> WrappedKey | None:
        """Return the key that a panelist's secret opens, wrapped; None where there is no secret.

        To unwrap it takes long and touches no file: a window does so beside what it shows.
        """
        with self._document.transaction() as connection:
            row = standing_secret(connection, panelist)
        return wrapped_key(row) if row else None

    def unlock(self, panelist: str, typed: str) -> bool:
        """Open what is a panelist's own, if this is their secret; tell whether it is."""
        wrapped = self.wrapped_key(panelist)
        key = unwrapped(wrapped, typed) if wrapped else None
        if key is None:
            return False
        self.hold(panelist, key)
        return True

    @telling_damage
    def hold(self, panelist: str, key: bytes) -> None:
        """Open what is a panelist's own by the key that their secret opened."""
        private = PrivateKey(key)
        with self._document.transaction() as connection:
            row = standing_secret(connection, panelist)
            if row is None or bytes(private.public_key) != row.public_key:
                raise Refused("This is not the key of this panelist’s secret.")
            secret = OpenSecret(panelist, row.number, private)
            take_over(connection, secret)
        self._open[panelist] = secret

    def lock(self, panelist: str) -> None:
        """Forget a panelist's key: from now on nobody reads what is theirs until it is typed."""
        self._open.pop(panelist, None)
        self._search.drop()

    def is_open_to(self, panelist: str) -> bool:
        """Tell whether a panelist's secret was typed."""
        return panelist in self._open

    # What it opens

    def save_draft(self, candidate: str, viewer: Viewer, draft: Draft) -> None:
        """Keep the viewer's unfinished ratings of a candidate, sealed, in place of those before."""
        self.save_drafts([(candidate, viewer, draft)])

    @telling_damage
    def save_drafts(self, several: Iterable[tuple[str, Viewer, Draft]]) -> None:
        """Keep unfinished ratings of candidates by viewers as `save_draft` does: all, or none."""
        time = self._clock().isoformat(timespec="seconds")
        checked = [self._checked_draft(*one) for one in several]
        with self._document.transaction() as connection:
            self._begin(connection)
            for panelist, candidate, draft in checked:
                self._write_draft(connection, panelist, candidate, time, draft)

    def _write_draft(
        self, connection: Connection, panelist: str, candidate: str, time: str, draft: Draft
    ) -> None:
        round = self._round(candidate)
        writer = kit_writer(connection) if self.kit else None
        if writer:
            key = bytes(own_key(writer).public_key)
            drafts.write_draft(connection, key, panelist, candidate, round, time, draft)
            return
        secret = self._need_open(panelist)
        own = replace(_kept(connection, secret, candidate, round), draft=draft)
        write_own(connection, secret, candidate, round, time, own)

    def _checked_draft(
        self, candidate: str, viewer: Viewer, draft: Draft
    ) -> tuple[str, str, Draft]:
        """Return whose draft it is of whom; raise unless the viewer may rate them now."""
        reach = self.scope(viewer)
        if candidate not in reach.candidates:
            raise BadInput(NO_SUCH_CANDIDATE)
        panelist = viewer.panelist if viewer.panelist and candidate in reach.own else ""
        need_rating(self._session, panelist, candidate, self._round(candidate))
        if not self.kit:
            self._need_open(panelist)
        return panelist, candidate, cleaned(draft)

    @telling_damage
    def draft(self, candidate: str, viewer: Viewer) -> Draft:
        """Return the viewer's own unfinished ratings of a candidate.

        Raises Locked unless their secret was typed.
        """
        if candidate not in self.scope(viewer).own or viewer.panelist is None:
            return Draft()
        whose = viewer.panelist, candidate, self._round(candidate)
        secret = None if self.kit else self._need_open(viewer.panelist)
        with self._document.transaction() as connection:
            if secret is None:
                return drafts.read_draft(connection, *whose)
            return read_own(connection, secret, *whose[1:]).draft

    @telling_damage
    def drafts(self, viewer: Viewer) -> Mapping[str, Draft]:
        """Return the viewer's own unfinished ratings of all whom they rate, by candidate.

        Raises Locked unless their secret was typed.
        """
        own = self.scope(viewer).own
        if not own or viewer.panelist is None:
            return {}
        secret = None if self.kit else self._need_open(viewer.panelist)
        rounds = {candidate: self._round(candidate) for candidate in own}
        with self._document.transaction() as connection:
            if secret is None:
                return drafts.read_drafts(connection, viewer.panelist, rounds)
            return read_drafts(connection, secret, rounds)

    @telling_damage
    def history(self, candidate: str, viewer: Viewer) -> tuple[PastSubmission, ...]:
        """Return the viewer's own submissions of a candidate, oldest first.

        Raises Locked unless their secret was typed.
        """
        if candidate not in self.scope(viewer).own or viewer.panelist is None:
            return ()
        secret = None if self.kit else self._need_open(viewer.panelist)
        with self._document.transaction() as connection:
            return read_history(connection, self._session, candidate, viewer.panelist, secret)

    def _need_open(self, panelist: str) -> OpenSecret:
        if panelist not in self._open:
            found = self._session.panel.panelist(panelist)
            whose = f"{found.name}’s" if found else "their"
            raise Locked(f"What a panelist has rated is sealed until {whose} secret is typed.")
        return self._open[panelist]

    def _proven(self, command: Command, actor: Actor) -> tuple[Actor, OpenSecret | None]:
        """Return who submits with the ground on which they do, and the secret that proves it."""
        if not isinstance(command, OWN):
            return actor, None
        secret = None if actor.whom else self._open.get(actor.who)
        if secret:
            return replace(actor, ground=Ground.SECRET), secret
        is_said = actor.ground is Ground.SECRET
        return (replace(actor, ground=Ground.UNPROVEN) if is_said else actor), None


def _kept(connection: Connection, secret: OpenSecret, candidate: str, round: int) -> Own:
    """Return what is there already; what is damaged is lost, and must not stop who goes on."""
    try:
        return read_own(connection, secret, candidate, round)
    except FileTrouble:
        return NOTHING
