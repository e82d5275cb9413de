"""Carrying out what adds, corrects, places and imports evidence."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import Any

from msgspec import to_builtins
from sqlalchemy import func, select

from calibrate.domain.commands import (
    AddEvidence,
    ChangeAudience,
    CorrectEvidence,
    ImportEvidence,
    PlaceEvidence,
    PlaceSeveral,
    RemoveEvidence,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import EvidenceText, NewEvidence, usual_audience
from calibrate.domain.permissions import need_open, need_setup
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.store.document import tables
from calibrate.store.record.files import remove_attachments
from calibrate.store.record.journal import Values
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.setup import add_candidates
from calibrate.store.writes.work import Work, perform
from calibrate.words.evidence import AUDIENCES
from calibrate.words.session import standing_words


@perform.register
def _add(command: AddEvidence, work: Work) -> str:
    reason = late_reason(work, command.evidence.candidate, command.reason)
    numbers = _last_numbers(work, {command.evidence.candidate})
    _insert(work, [command.evidence], numbers, reason)
    number = numbers[command.evidence.candidate]
    return f"added EV-{number:02d} {command.evidence.content.title}"


def late_reason(work: Work, candidate: str, reason: str) -> str:
    """Return the reason to keep; once rating is open there has to be one, and the case is open."""
    if work.session.phase is SessionPhase.SETUP:
        return ""
    state = work.session.candidate(candidate)
    need_open(work.session)
    if state.phase in (CandidatePhase.DECIDED, CandidatePhase.WITHDRAWN):
        standing = standing_words(state.phase)
        raise Refused(f"{state.name} is {standing}; their evidence is not changed.")
    if not reason.strip():
        raise Refused("Rating is open, so evidence that is added or corrected needs a reason.")
    return reason.strip()


def _last_numbers(work: Work, candidates: set[str]) -> dict[str, int]:
    """Return the number of each candidate's last piece, 0 where there is none."""
    column = tables.evidence.c
    query = select(column.candidate, func.max(column.number)).group_by(column.candidate)
    rows = work.connection.execute(query.where(column.candidate.in_(candidates)))
    return dict.fromkeys(candidates, 0) | {row[0]: row[1] for row in rows}


def _insert(
    work: Work, pieces: list[NewEvidence], numbers: dict[str, int], reason: str = ""
) -> None:
    """Insert pieces, counting on from `numbers`, which holds each candidate's last number."""
    rows, versions, placements = [], [], []
    for piece in pieces:
        numbers[piece.candidate] += 1
        rows.append(
            {
                "id": piece.id,
                "candidate": piece.candidate,
                "number": numbers[piece.candidate],
                "audience": piece.audience or usual_audience(piece.content.kind),
            }
        )
        versions.append(_version(piece.id, 1, piece.content, reason))
        placements += _placements(work, piece.id, piece.criteria)
        work.about(piece.candidate)
    work.journal.insert(tables.evidence, *rows)
    work.journal.insert(tables.evidence_version, *versions)
    work.journal.insert(tables.placement, *placements)


def _version(evidence: str, version: int, content: EvidenceText, reason: str) -> Values:
    return {
        "evidence": evidence,
        "version": version,
        "title": content.title.strip(),
        "text": content.text,
        "kind": content.kind.strip(),
        "date": content.date.isoformat() if content.date else None,
        "reference": content.reference.strip(),
        "link": content.link.strip(),
        "author": content.author.strip(),
        "part": content.part.strip() or None,
        "reason": reason,
    }


def _placements(work: Work, evidence: str, criteria: tuple[str, ...]) -> list[Values]:
    for criterion in criteria:
        work.session.rubric.criterion(criterion)
    return [{"evidence": evidence, "criterion": one} for one in dict.fromkeys(criteria)]


@perform.register
def _correct(command: CorrectEvidence, work: Work) -> str:
    label = _correct_one(work, command, command.reason)
    return f"corrected {label}"


def _correct_one(work: Work, command: CorrectEvidence, reason: str) -> str:
    candidate, label = piece_of(work, command.evidence)
    reason = late_reason(work, candidate, reason)
    version = tables.evidence_version.c
    newest = work.connection.execute(
        select(func.max(version.version)).where(version.evidence == command.evidence)
    ).scalar_one()
    if work.session.phase is SessionPhase.SETUP:
        _follow_kind(work, command, newest)
        values = _version(command.evidence, newest, command.content, "")
        work.journal.update(tables.evidence_version, (command.evidence, newest), **values)
    else:
        values = _version(command.evidence, newest + 1, command.content, reason)
        work.journal.insert(tables.evidence_version, values)
    work.about(candidate)
    return label


def _follow_kind(work: Work, command: CorrectEvidence, version: int) -> None:
    """A piece that was for whom its kind usually is stays so when its kind changes."""
    row = work.journal.read(tables.evidence, (command.evidence,)) or {}
    before = work.journal.read(tables.evidence_version, (command.evidence, version)) or {}
    usual = usual_audience(command.content.kind)
    if row["audience"] == usual_audience(before["kind"]) != usual:
        work.journal.update(tables.evidence, (command.evidence,), audience=usual)


def piece_of(work: Work, evidence: str) -> tuple[str, str]:
    """Return whose piece it is, and its label; raise BadInput if there is none."""
    row = work.journal.read(tables.evidence, (evidence,))
    if row is None:
        raise BadInput("There is no such piece of evidence in this session.")
    work.owners[evidence] = row["candidate"]
    return row["candidate"], f"EV-{row['number']:02d}"


@perform.register
def _change_audience(command: ChangeAudience, work: Work) -> str:
    label = _show_to(work, command, command.reason)
    because = f": {' '.join(command.reason.split())}" if command.reason.strip() else ""
    return f"said that {label} is for {AUDIENCES[command.audience]}{because}"


def _show_to(work: Work, command: ChangeAudience, reason: str) -> str:
    """Let others see a piece; also of a decided candidate, for that is no new version."""
    candidate, label = piece_of(work, command.evidence)
    if work.session.phase is not SessionPhase.SETUP:
        need_open(work.session)
        if not reason.strip():
            raise Refused("Rating is open, so changing who may see a piece needs a reason.")
    work.journal.update(tables.evidence, (command.evidence,), audience=command.audience)
    work.about(candidate)
    return label


@perform.register
def _remove(command: RemoveEvidence, work: Work) -> str:
    need_setup(work.session)
    candidate, label = piece_of(work, command.evidence)
    for table in (tables.placement, tables.evidence_version):
        work.journal.delete_where(table, table.c.evidence == command.evidence)
    remove_attachments(work.journal, tables.attachment.c.evidence == command.evidence)
    work.journal.delete(tables.evidence, (command.evidence,))
    work.about(candidate)
    return f"removed {label}"


@perform.register
def _place(command: PlaceEvidence, work: Work) -> str:
    need_setup(work.session)
    return _place_one(command, work)


@perform.register
def _place_several(command: PlaceSeveral, work: Work) -> str:
    need_setup(work.session)
    pieces = [one.evidence for one in command.placements]
    if not pieces or len(set(pieces)) < len(pieces):
        raise BadInput("Name the pieces that are placed, each of them once.")
    sentences = [_place_one(one, work) for one in command.placements]
    return sentences[0] if len(sentences) == 1 else f"placed {len(pieces)} pieces at once"


def _place_one(command: PlaceEvidence, work: Work) -> str:
    candidate, label = piece_of(work, command.evidence)
    rows = _placements(work, command.evidence, command.criteria)
    wanted = {row["criterion"] for row in rows}
    column = tables.placement.c
    here = set(
        work.connection.execute(
            select(column.criterion).where(column.evidence == command.evidence)
        ).scalars()
    )
    for criterion in sorted(here - wanted):
        work.journal.delete(tables.placement, (command.evidence, criterion))
    work.journal.insert(tables.placement, *(r for r in rows if r["criterion"] not in here))
    work.about(candidate)
    return _placing(work, label, here, wanted)


def _placing(work: Work, label: str, before: set[str], after: set[str]) -> str:
    """Say what moved, such as "placed EV-12 under Improvements"."""
    criteria = work.session.rubric.criteria
    added = [criterion.title for criterion in criteria if criterion.id in after - before]
    lifted = [criterion.title for criterion in criteria if criterion.id in before - after]
    words = []
    if added:
        words.append(f"placed {label} under {', '.join(added)}")
    if lifted:
        words.append(f"lifted {label} from {', '.join(lifted)}")
    return " and ".join(words) or f"left {label} where it was"


@perform.register
def _import(command: ImportEvidence, work: Work) -> str:
    if command.candidates:
        need_setup(work.session)
    add_candidates(work, command.candidates)
    whence = f"imported from {command.source}"
    reason = f"{command.reason.strip()} ({whence})" if command.reason.strip() else whence
    late = work.session.phase is not SessionPhase.SETUP
    known = {state.id for state in work.session.candidates}
    for candidate_id in sorted({piece.candidate for piece in command.added} & known):
        late_reason(work, candidate_id, reason)
    numbers = _last_numbers(work, {piece.candidate for piece in command.added})
    _insert(work, list(command.added), numbers, reason if late else "")
    for correction in command.corrected:
        _correct_one(work, correction, reason)
    for change in command.shown:
        _show_to(work, change, reason)
    work.is_about_many = True
    changed = {one.evidence for one in command.corrected} | {one.evidence for one in command.shown}
    pieces = len(command.added) + len(changed)
    return f"imported {pieces} pieces from {command.source}"


@handed_of.register
def _import_by_candidate(
    command: ImportEvidence, people: People, owners: Owners = NOBODY
) -> Handed:
    """Each candidate's rows are a part of their own, read and erased without the others'."""
    parts: dict[str, dict[str, list[Any]]] = defaultdict(partial(defaultdict, list))
    for candidate in command.candidates:
        parts[candidate.id]["candidates"].append(to_builtins(candidate))
    for piece in command.added:
        parts[piece.candidate]["added"].append(to_builtins(piece))
    for correction in command.corrected:
        parts[owners[correction.evidence]]["corrected"].append(to_builtins(correction))
    for change in command.shown:
        parts[owners[change.evidence]]["shown"].append(to_builtins(change))
    because = {"reason": command.reason} if command.reason else {}
    return {(): {"source": command.source} | because} | {
        (whose,): part for whose, part in parts.items()
    }
