"""Carrying out what panelists choose as secrets, and what the facilitator takes away of them."""

from __future__ import annotations

from nacl.public import PublicKey
from sqlalchemy import delete

from calibrate.domain.commands import ChooseSecret, RenewSecret
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_rater
from calibrate.domain.presence.secrets import SecretKind, WrappedKey
from calibrate.store.document import tables
from calibrate.store.reads.secrets import last_secret, standing_secret
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.work import Work, named_panelist, perform

GONE = WrappedKey(SecretKind.RENEWED, b"", 0, 0, b"", b"")


@perform.register
def _choose(command: ChooseSecret, work: Work) -> str:
    panelist = named_panelist(work, command.panelist)
    need_rater(work.session, panelist.id)
    if command.key.kind is SecretKind.RENEWED:
        raise Refused("A secret is a PIN, or words that were drawn.")
    if len(command.key.public_key) != PublicKey.SIZE:
        raise BadInput("This is no key that anything could be sealed to.")
    if standing_secret(work.connection, panelist.id):
        raise Refused(f"{panelist.name} has a secret already; whoever runs the session renews it.")
    _add(work, panelist.id, command.key)
    return f"{panelist.name} chose a secret"


@perform.register
def _renew(command: RenewSecret, work: Work) -> str:
    """What it opened goes, for nobody can read it any more."""
    panelist = named_panelist(work, command.panelist)
    need_rater(work.session, panelist.id)
    if standing_secret(work.connection, panelist.id) is None:
        raise Refused(f"{panelist.name} has no secret to renew; they choose one at their turn.")
    _add(work, panelist.id, GONE, by=work.actor.who)
    work.connection.execute(delete(tables.own).where(tables.own.c.panelist == panelist.id))
    return f"renewed the secret of {panelist.name}; what it opened is lost"


def _add(work: Work, panelist: str, key: WrappedKey, by: str = "") -> None:
    last = last_secret(work.connection, panelist)
    row = {
        "panelist": panelist,
        "number": last.number + 1 if last else 1,
        "kind": key.kind.value,
        "salt": key.salt,
        "operations": key.operations,
        "memory": key.memory,
        "wrapped": key.wrapped,
        "public_key": key.public_key,
        "time": work.stamp,
        "by": by,
    }
    work.journal.insert(tables.secret, row)
    work.about(panelist)


@handed_of.register
def _secret_payload(command: ChooseSecret, people: People, owners: Owners = NOBODY) -> Handed:
    """The wrapped key lies in its row alone."""
    return {people: {"panelist": command.panelist, "kind": command.key.kind.value}}
