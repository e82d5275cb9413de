"""Carrying a command out with its log line, once, by whoever may give it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from calibrate.domain.authority import Actor, FileRole, need_authority
from calibrate.domain.canonical import canonical
from calibrate.domain.changes import Change, Subject
from calibrate.domain.commands import (
    Command,
    CreateSession,
    DecideByConsent,
    IssuePacket,
    RecordDecision,
    RecordResponse,
    Submit,
    TakeBack,
    WithdrawSubmission,
)
from calibrate.domain.errors import BadInput
from calibrate.domain.session import Session
from calibrate.domain.text.lengths import need_lengths
from calibrate.domain.text.rule import cleaned
from calibrate.store.document import tables
from calibrate.store.record import log, payloads
from calibrate.store.record.journal import parse_key
from calibrate.store.record.log import LogLine
from calibrate.store.record.payloads import Part
from calibrate.store.sealed.secrets import OpenSecret
from calibrate.store.writes import (
    decisions,
    evidence,
    kits,
    meeting,
    merging,
    offers,
    reveals,
    secrets,
    setup,
    submissions,
    take_back,
)
from calibrate.store.writes.consent import consenting
from calibrate.store.writes.cycle import beginning
from calibrate.store.writes.files import attaching, organisation
from calibrate.store.writes.handing import issuing
from calibrate.store.writes.keys import renewing
from calibrate.store.writes.letters import writing
from calibrate.store.writes.parts import handed_in, handed_of, payload
from calibrate.store.writes.people import late
from calibrate.store.writes.policy import choosing
from calibrate.store.writes.questions import asking
from calibrate.store.writes.talking import holding_back, ranking
from calibrate.store.writes.voice import answering, keeping, stating
from calibrate.store.writes.work import Work, concerned, perform

HANDLERS = (
    setup,
    late,
    renewing,
    evidence,
    attaching,
    kits,
    submissions,
    secrets,
    merging,
    reveals,
    meeting,
    decisions,
    consenting,
    offers,
    asking,
    writing,
    issuing,
    organisation,
    choosing,
    beginning,
    ranking,
    stating,
    keeping,
    answering,
    holding_back,
    take_back,
)
"""Named here so that their handlers are registered."""

SENT_ONCE = (Submit, WithdrawSubmission)

ENTRY, DECISION, ISSUED, RESPONSE = (
    select(table.c.id).where(table.c.id == bindparam("id")).limit(1)
    for table in (tables.entry, tables.decision, tables.issued_packet, tables.response)
)
CANDIDATES = select(tables.candidate.c.id).where(
    tables.candidate.c.id.in_(bindparam("ids", expanding=True))
)
"""Built once: every command runs them."""


def apply(
    connection: Connection,
    command: Command,
    actor: Actor,
    time: datetime,
    before: Session | None = None,
    file: FileRole = FileRole.SESSION,
    secret: OpenSecret | None = None,
) -> Change:
    """Carry out a command in the caller's transaction, write its line, and say what changed.

    `before` is the whole session as the caller knows it; without, it is read where it is needed.
    `secret` is the actor's own, where it was typed.
    Its texts are mended first by the rule for text. Raises BadInput for what no text may hold and
    for what is too long, and Refused unless the actor may give it in this kind of file. A
    submission, decision or issue that is sent a second time is not carried out again.
    """
    command = cleaned(command)
    need_lengths(command)
    is_first = isinstance(command, CreateSession)
    work = Work(connection, time, actor, before, is_first=is_first, secret=secret)
    if not work.is_first:
        candidates = concerned(command, work)
        need_authority(work.session, file, command, actor, candidates)
    earlier = _carried_out(connection, command)
    return earlier or _carry_out(command, work)


def _carry_out(command: Command, work: Work) -> Change:
    sentence = perform(command, work)
    kind = type(command).__name__
    people = work.people()
    is_undoable = take_back.may_be_undone(work.connection, kind)
    parts = payload(
        Part(sentence, () if work.is_about_many else people),
        handed_of(command, people, work.owners),
        work.journal if take_back.keeps_rows(work.connection, kind) else None,
        people,
    )
    opens = work.opens
    line = log.append(work.journal, work.stamp, work.actor, kind, work.ids, parts, opens)
    return _change(line, sentence, work.candidates(), is_undoable)


def change_of(connection: Connection, line: LogLine, is_undoable: bool = False) -> Change:
    """Return what a line changed, and how to take it back if that is still possible."""
    sentence = payloads.sentence(connection, line.sequence)
    return _change(line, sentence, _candidates(connection, line), is_undoable)


def _change(line: LogLine, sentence: str, candidates: frozenset[str], is_undoable: bool) -> Change:
    take_back = TakeBack(line.sequence) if is_undoable else None
    return Change(line.sequence, sentence, _subjects(line), candidates, take_back)


def _subjects(line: LogLine) -> frozenset[Subject]:
    changed = {table for table, _ in line.rows}
    return frozenset(tables.metadata.tables[name].info["subject"] for name in changed)


def _candidates(connection: Connection, line: LogLine) -> frozenset[str]:
    """Return which of a line's ids are candidates', with those that it added or removed."""
    here = connection.execute(CANDIDATES, {"ids": list(line.ids)}).scalars()
    touched = (parse_key(key)[0] for table, key in line.rows if table == tables.candidate.name)
    return frozenset(line.ids).intersection((*here, *touched))


def _carried_out(connection: Connection, command: Command) -> Change | None:
    """Return the change that the same command made before, if it was carried out already."""
    if isinstance(command, SENT_ONCE):
        id, query = command.id, ENTRY
    elif isinstance(command, RecordDecision):
        id, query = command.decision.id, DECISION
    elif isinstance(command, DecideByConsent):
        id, query = command.id, DECISION
    elif isinstance(command, IssuePacket):
        id, query = command.id, ISSUED
    elif isinstance(command, RecordResponse):
        id, query = command.id, RESPONSE
    else:
        return None
    line = log.about(connection, id)
    if connection.execute(query, {"id": id}).one_or_none() is None and line is None:
        return None
    if line is None or _handed(connection, line) != _as_kept(command):
        raise BadInput("This id was used for something else; send it again under a new one.")
    return change_of(connection, line)


def _as_kept(command: Command) -> list[bytes]:
    return sorted(map(canonical, handed_of(command, ()).values()))


def _handed(connection: Connection, line: LogLine) -> list[bytes]:
    parts = payloads.parts_of(connection, line.sequence)
    parts.pop(payloads.SENTENCE, None)
    return sorted(map(canonical, handed_in(payloads.handed(parts.values()))))
