"""Carrying out what attaches files to pieces of evidence, and takes them off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from calibrate.domain.attached.attachment import (
    MOST_IN_SESSION,
    NewAttachment,
    named_apart,
    need_room,
)
from calibrate.domain.commands import Attach, Detach
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.session import SessionPhase
from calibrate.domain.text.file_names import file_name
from calibrate.store.document import tables
from calibrate.store.record import files
from calibrate.store.writes.evidence import late_reason, piece_of
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.work import Work, perform
from calibrate.words.phrases import several, some

MOST_SAID = 3


@perform.register
def _attach(command: Attach, work: Work) -> str:
    candidate, label = piece_of(work, command.evidence)
    reason = late_reason(work, candidate, command.reason)
    here = _attached_to(work, command.evidence)
    new = _not_there(command, {row.sha256 for row in here}, label)
    need_room(new, len(here), files.sizes_named(work.connection))
    names = list(named_apart(new, [row.name for row in here]))
    _keep(work, new)
    first = max((row.number for row in here), default=0) + 1
    work.journal.insert(
        tables.attachment,
        *(
            {"evidence": command.evidence, "number": number, "name": name}
            | {"size": one.size, "sha256": one.sha256}
            for number, (one, name) in enumerate(zip(new, names, strict=True), start=first)
        ),
    )
    said = _said(names)
    if work.session.phase is not SessionPhase.SETUP:
        _note_version(work, command.evidence, f"{reason.rstrip('.')} (attached {said})")
    work.about(candidate)
    return f"attached {said} to {label}"


def _attached_to(work: Work, evidence: str) -> Sequence[Any]:
    query = select(tables.attachment).where(tables.attachment.c.evidence == evidence)
    return work.connection.execute(query.order_by(tables.attachment.c.number)).all()


def _not_there(command: Attach, there: set[str], label: str) -> list[NewAttachment]:
    """Return the files that are not attached to the piece yet, each once."""
    if not command.files:
        raise BadInput(f"Name the files that are to be attached to {label}.")
    new = {one.sha256: one for one in command.files if one.sha256 not in there}
    if not new:
        said = _said([file_name(one.name) for one in command.files])
        raise Refused(f"The same is attached to {label} already: {said}.")
    return list(new.values())


def _keep(work: Work, new: Sequence[NewAttachment]) -> None:
    """Keep the bytes; where there is no room beside what an undo would want, that goes."""
    coming = sum(one.size for one in new)
    if files.bytes_kept(work.connection) + coming > MOST_IN_SESSION:
        files.drop_unneeded(work.connection, {one.sha256 for one in new})
    for one in new:
        files.keep(work.connection, one.sha256, one.content)


def _note_version(work: Work, evidence: str, reason: str) -> None:
    """Make a new version of a piece, which reads as the one before: who rated it is to know."""
    version = tables.evidence_version.c
    newest = select(func.max(version.version)).where(version.evidence == evidence)
    number = work.connection.execute(newest).scalar_one()
    before = work.journal.read(tables.evidence_version, (evidence, number)) or {}
    after = before | {"version": number + 1, "reason": reason}
    work.journal.insert(tables.evidence_version, after)


def _said(names: Sequence[str]) -> str:
    return some(names) if len(names) <= MOST_SAID else several(len(names), "file")


@perform.register
def _detach(command: Detach, work: Work) -> str:
    candidate, label = piece_of(work, command.evidence)
    if work.session.phase is not SessionPhase.SETUP:
        raise Refused(
            f"Rating is open, so what is attached to {label} stays; attach what should be read "
            "instead, with a reason."
        )
    key = (command.evidence, command.number)
    row = work.journal.read(tables.attachment, key)
    if row is None:
        raise BadInput(f"There is no such file on {label}.")
    work.journal.delete(tables.attachment, key)
    work.about(candidate)
    return f"took {row['name']} off {label}"


@handed_of.register
def _attach_without_bytes(command: Attach, people: People, owners: Owners = NOBODY) -> Handed:
    """What was attached is kept by its digest: the bytes are in no payload."""
    named = [{"name": f.name, "size": f.size, "sha256": f.sha256} for f in command.files]
    return {people: {"evidence": command.evidence, "files": named, "reason": command.reason}}
