"""Carrying out submissions: sealed whole, appended, never changed."""

from __future__ import annotations

import msgspec
from sqlalchemy import bindparam, select

from calibrate.domain.ballots import (
    SECOND,
    EntryKind,
    EntryState,
    Origin,
    Submission,
    unreplaced,
)
from calibrate.domain.canonical import canonical
from calibrate.domain.commands import Submit, WithdrawSubmission
from calibrate.domain.errors import Refused
from calibrate.domain.permissions import need_open, need_rating
from calibrate.domain.phases import may_rate
from calibrate.domain.ratings import Rating
from calibrate.domain.session import CandidatePhase
from calibrate.domain.submitting.standing import asked_in
from calibrate.store.document import tables
from calibrate.store.reads.evidence_digest import evidence_digest
from calibrate.store.reads.secrets import standing_secret
from calibrate.store.reads.validity import validity
from calibrate.store.record.journal import Values
from calibrate.store.sealed.bodies import body_size, seal_body
from calibrate.store.sealed.entries import (
    FIRST,
    FORMAT,
    entry_hash,
    header_of,
    headers_of,
    need_valid,
)
from calibrate.store.sealed.keys import public_key
from calibrate.store.sealed.own import NOTHING, Own, leave_copy, write_own
from calibrate.store.sealed.writers import Writer
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.work import Work, perform

LAST = (
    select(tables.entry.c.sequence, tables.entry.c.hash)
    .where(*(tables.entry.c[name] == bindparam(name) for name in ("panelist", "writer")))
    .order_by(tables.entry.c.sequence.desc())
    .limit(1)
)
"""Built once: every submission runs it."""


@perform.register
def _submit(command: Submit, work: Work) -> str:
    late = _is_late(command, work)
    if not late:
        need_rating(work.session, command.panelist, command.candidate, command.round)
    cited = {one.evidence for rating in command.ratings for one in rating.citations}
    checks = validity(work.connection, work.session, command.candidate, command.round, cited)
    need_valid(command.ratings, command.panelist, checks)
    row = _append(command, EntryKind.SUBMITTED, command.origin, command.ratings, work)
    name = work.session.candidate(command.candidate).name
    if late:
        work.journal.insert(
            tables.opened_entry, {"entry": command.id, "state": EntryState.LATE.value}
        )
        return f"{_name(work, command.panelist)} submitted {name} too late; kept, not counted"
    _keep_copy(work, row, command.ratings)
    again = " in the second round" if command.round == SECOND else ""
    return f"{_name(work, command.panelist)} submitted {name}{again}"


def _is_late(command: Submit, work: Work) -> bool:
    """Tell whether the round was revealed without this panelist: what they send now is kept."""
    need_open(work.session)
    state = work.session.candidate(command.candidate)
    if state.phase is CandidatePhase.WITHDRAWN or state.rounds_opened < command.round:
        return False
    key = (command.candidate, command.round, command.panelist)
    is_excused = work.journal.read(tables.excused, key) is not None
    return is_excused and may_rate(work.session, command.panelist, command.candidate)


@perform.register
def _withdraw(command: WithdrawSubmission, work: Work) -> str:
    need_rating(work.session, command.panelist, command.candidate, command.round)
    if not work.session.has_submitted(command.panelist, command.candidate, command.round):
        raise Refused("There is no submission to withdraw.")
    _keep_copy(work, _append(command, EntryKind.WITHDRAWN, Origin.ROOM, (), work), ())
    name = work.session.candidate(command.candidate).name
    return f"{_name(work, command.panelist)} withdrew their submission of {name}"


def _name(work: Work, panelist: str) -> str:
    found = work.session.panel.panelist(panelist)
    return found.name if found else panelist


def _append(
    command: Submit | WithdrawSubmission,
    kind: EntryKind,
    origin: Origin,
    ratings: tuple[Rating, ...],
    work: Work,
) -> Values:
    """Seal the ratings to the round's key, append the entry, and return it."""
    of = Submission(command.candidate, command.panelist, command.round)
    row = _header(work, Writer(work.session.id), of, command.id, kind, origin)
    content = {
        "time": work.time.isoformat(),
        "evidence": evidence_digest(work.connection, command.candidate),
        "ratings": msgspec.to_builtins(ratings),
    }
    criteria = asked_in(work.session, work.session.candidate(command.candidate), command.round)
    size = body_size(len(criteria), command.round)
    row["body"] = seal_body(row["key"], header_of(row), content, size)
    row["hash"] = entry_hash(row)
    work.journal.insert(tables.entry, row)
    work.about(command.id, *of[:2])
    return row


def _keep_copy(work: Work, row: Values, ratings: tuple[Rating, ...]) -> None:
    """The copy stands in place of the draft it came from; of a submission on their behalf there
    is one only where nothing of the panelist's own would go for it."""
    of = Submission(row["candidate"], row["panelist"], row["round"])
    withdraws = row["kind"] == EntryKind.WITHDRAWN
    own = NOTHING if withdraws else Own(entry=row["hash"].hex(), ratings=ratings)
    if work.secret and work.secret.panelist == of.panelist:
        write_own(work.connection, work.secret, of.candidate, of.round, work.stamp, own)
    elif not withdraws and (theirs := standing_secret(work.connection, of.panelist)):
        leave_copy(work.connection, theirs.number, theirs.public_key, of, work.stamp, own)


def _header(
    work: Work, writer: Writer, of: Submission, id: str, kind: EntryKind, origin: Origin
) -> Values:
    """Return the row of an entry, without its body."""
    return {
        "id": id,
        "format": FORMAT,
        "session": work.session.id,
        "rubric": work.session.rubric.hash,
        "kit": writer.kit,
        "writer": writer.id,
        "signer": writer.signer,
        "key": public_key(work.connection, of.candidate, of.round),
        "secret": work.secret.number if work.secret else 0,
        "kind": kind.value,
        "origin": origin.value,
        "replaces": _replaced(work, writer, of),
        "time": work.stamp,
        "signature": None,
        **of._asdict(),
        **_next_in_chain(work, of.panelist, writer),
    }


def _replaced(work: Work, writer: Writer, of: Submission) -> str:
    """Return as JSON the hashes of the entries of this hand in whose place the next one comes."""
    hand = writer.signer.hex() if writer.signer else writer.id
    ends = unreplaced(headers_of(work.connection, of))
    return canonical([entry.hash for entry in ends if entry.hand == hand]).decode()


def _next_in_chain(work: Work, panelist: str, writer: Writer) -> Values:
    whose = {"panelist": panelist, "writer": writer.id}
    last = work.connection.execute(LAST, whose).one_or_none()
    if last is None:
        return {"sequence": 1, "previous": FIRST}
    return {"sequence": last.sequence + 1, "previous": last.hash}


@handed_of.register
def _sealed_payload(command: Submit, people: People, owners: Owners = NOBODY) -> Handed:
    """A payload is read as it lies; ratings never get into it."""
    kept = {
        "id": command.id,
        "panelist": command.panelist,
        "candidate": command.candidate,
        "round": command.round,
        "origin": command.origin.value,
    }
    return {people: kept}
