"""Carrying out the renewal of keys whose seed was lost: nothing that was opened is touched."""

from __future__ import annotations

from sqlalchemy import func, select

from calibrate.domain.ballots import ROUNDS, EntryState
from calibrate.domain.commands import RenewKeys
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_rating_open
from calibrate.domain.session import unopened
from calibrate.store.document import tables
from calibrate.store.sealed.entries import still_sealed
from calibrate.store.sealed.keys import THE_ONE
from calibrate.store.writes.keys.witness import need_signed
from calibrate.store.writes.work import Work, perform

SAME_SEED = "These are keys that the session has already; the seed they follow from is not lost."
IN_FILE = "The seed lies in this file, so it is not lost."


@perform.register
def _renew(command: RenewKeys, work: Work) -> str:
    need_rating_open(work.session)
    if not command.because.strip():
        raise Refused("New keys need the reason: what is sealed to those before is lost.")
    witness = work.journal.read(tables.witness, (THE_ONE,))
    if witness is None:
        raise Refused(IN_FILE)
    candidates = unopened(work.session)
    need_signed(work.session.id, candidates, command.keys)
    opened = {state.id: state.rounds_opened for state in work.session.candidates}
    for candidate in candidates:
        for round in ROUNDS[opened[candidate] :]:
            _replace(work, (candidate, round), command)
            _lose(work, (candidate, round))
    _put_witness(work, witness["public_key"], bytes.fromhex(command.keys.witness))
    work.about(*candidates)
    return "took new keys from a witness, as the seed was lost; what was sealed is sealed again"


def _put_witness(work: Work, before: bytes, now: bytes) -> None:
    """Put a witness in the place of the one before, who signed what was opened by then."""
    count = work.connection.execute(select(func.count()).select_from(tables.witness)).scalar_one()
    work.journal.insert(tables.witness, {"id": str(count + 1), "public_key": before})
    work.journal.update(tables.witness, (THE_ONE,), public_key=now)


def _replace(work: Work, place: tuple[str, int], command: RenewKeys) -> None:
    """Put a round's new key in the place of the one that is lost, which stays known."""
    before = work.journal.read(tables.round_key, place)
    assert before
    (given,) = (one for one in command.keys.keys if (one.candidate, one.round) == place)
    key = bytes.fromhex(given.key)
    if key == before["public_key"]:
        raise BadInput(SAME_SEED)
    row = {"candidate": place[0], "round": place[1], "number": _next(work, place)}
    row |= {"public_key": before["public_key"], "time": work.stamp}
    row |= {"because": command.because.strip()}
    work.journal.insert(tables.lost_key, row)
    work.journal.update(tables.round_key, place, public_key=key, signature=given.signature)


def _next(work: Work, place: tuple[str, int]) -> int:
    lost = tables.lost_key.c
    query = select(func.count()).where(lost.candidate == place[0], lost.round == place[1])
    return int(work.connection.execute(query).scalar_one()) + 1


def _lose(work: Work, place: tuple[str, int]) -> None:
    """Note that what is sealed in a round is sealed to a key that nobody has."""
    sealed = still_sealed(work.connection, *place)
    rows = [{"entry": row["id"], "state": EntryState.LOST.value} for row in sealed]
    work.journal.insert(tables.opened_entry, *rows)
