"""Gathering what a packet prints: a sheet, the people by name, and the log's head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from calibrate.domain.ballots import ROUNDS
from calibrate.domain.decisions import Decision, EarlierDecision, exceptions
from calibrate.domain.errors import FileTrouble
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import Panelist, Role
from calibrate.domain.phases import Scope
from calibrate.domain.presence.away import away_from
from calibrate.domain.presence.chairs import reason_without_deputy
from calibrate.domain.record.case import (
    Case,
    Counted,
    LateBallot,
    LostKeys,
    OnBehalf,
    Renewed,
    ReplacedKit,
    Signing,
)
from calibrate.domain.record.file_names import packet_name
from calibrate.domain.seeing.anonymous import numbers_only, without_names
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet, build_sheet
from calibrate.domain.voice.answers import NO_ANSWERS
from calibrate.store.document import tables
from calibrate.store.document.tables import Custody
from calibrate.store.reads.anchors import anchor_at
from calibrate.store.reads.decisions import (
    read_decision,
    read_earlier,
    standing_decision,
    was_by_consent,
)
from calibrate.store.reads.in_name import read_on_behalf, read_renewed
from calibrate.store.reads.ratings import (
    counted_panelists,
    read_counted,
    read_disregarded,
    read_late,
    read_notes,
    read_ratings,
    read_reveals,
)
from calibrate.store.reads.voice.answers import read_answers
from calibrate.store.reads.voice.facts import read_facts
from calibrate.store.reads.voice.statement import read_statement
from calibrate.store.record import log
from calibrate.store.record.log import Position
from calibrate.store.sealed.drawn_words import entry_words
from calibrate.store.sealed.keys import custody, times_given


def _is_named(whole: Session, seen: Session, candidate: str) -> bool:
    """Tell whether a viewer reads a candidate’s name; where names are hidden, a file hides it."""
    return seen.candidate(candidate).name == whole.candidate(candidate).name


def read_sheet(
    connection: Connection,
    whole: Session,
    seen: Session,
    reach: Scope,
    candidate: str,
    pieces: Sequence[Evidence] = (),
) -> Sheet:
    """Return the side-by-side of a candidate with these pieces, as far as a viewer reads it.

    `seen` and `reach` are the viewer's; BadInput if the candidate does not exist for them.
    """
    decision, decided = read_decision(connection, reach, candidate)
    answers = read_answers(connection, reach, candidate, decision.id) if decision else NO_ANSWERS
    sheet = build_sheet(
        seen.candidate(candidate),
        seen.rubric,
        pieces,
        read_ratings(connection, reach, whole, candidate),
        tuple(panelist.name for panelist in seen.panel.presenters(candidate)),
        read_reveals(connection, reach, whole, candidate),
        decision,
        decided,
        read_notes(connection, reach, candidate),
        len(whole.panel.raters(candidate)) if candidate in reach.opened else 0,
        decision is not None and was_by_consent(connection, decision.id),
    )
    sheet = replace(
        sheet,
        statement=read_statement(connection, reach, candidate),
        facts=read_facts(connection, reach, candidate),
        answers=answers,
    )
    if candidate not in reach.named:
        sheet = without_names(sheet)
    return sheet if candidate in reach.texts else numbers_only(sheet)


def build_case(
    connection: Connection, whole: Session, seen: Session, reach: Scope, sheet: Sheet
) -> Case:
    """Return the case of a sheet's candidate.

    `seen`, `reach` and `sheet` are one viewer's; who counts is counted in the whole session, and
    files are named over all of it, unless the viewer reads no names.
    """
    candidate, panel = sheet.candidate.id, seen.panel
    line = _last_change(connection, sheet)
    changed = datetime.fromisoformat(line.time)
    counted = counted_panelists(connection, candidate) if sheet.reveals else frozenset()
    rated, quorum = len(counted), whole.quorum(candidate)
    row = standing_decision(connection, candidate) if sheet.decision else None
    present = _present(row, rated)
    meeting = seen.meeting
    return Case(
        session=seen.title,
        sheet=sheet,
        file_name=packet_name(whole if _is_named(whole, seen, candidate) else seen, candidate),
        raters=_names(panel.raters(candidate)),
        recused=_names(panel.recused(candidate)),
        facilitators=_names(_with_role(seen, Role.FACILITATOR)),
        observers=_names(_with_role(seen, Role.OBSERVER)),
        quorum=quorum,
        rated=rated,
        present=present,
        exceptions=exceptions(sheet.decision, present, quorum) if sheet.decision else (),
        dissenters=_dissenters(seen, sheet.decision),
        log_line=line.sequence,
        log_head=line.head.hex(),
        changed=changed,
        seed_in_file=custody(connection) is Custody.FILE,
        decider=_name(seen, row.decider if row and reach.panel else None),
        deputy=_name(seen, seen.candidate(candidate).deputy),
        without_deputy=reason_without_deputy(seen, seen.candidate(candidate)),
        attendance=away_from(seen, candidate, changed) if reach.panel else (),
        late=_late(connection, seen, reach, candidate),
        set_aside=_set_aside(connection, seen, reach, candidate),
        on_behalf=_on_behalf(connection, seen, reach, candidate),
        renewed=_renewed(connection, seen, reach, candidate),
        replaced_kits=tuple(_replaced_kits(whole, seen, reach, candidate)),
        earlier=_earlier(connection, seen, reach, candidate),
        withdrawn_because=seen.candidate(candidate).withdrawn_because,
        is_set_aside=meeting.is_set_aside(candidate),
        minutes_used=meeting.minutes_used(candidate, changed),
        minutes_planned=meeting.minutes if meeting.is_open else 0,
        anchor=anchor_at(connection, line.sequence, line.head).text,
        counted=_counted(connection, seen, reach, candidate),
        keys_given=times_given(connection, candidate) if sheet.reveals else (),
        lost_keys=_lost_keys(connection, reach, sheet),
        organisation=seen.organisation,
    )


def _present(decision: Row[Any] | None, rated: int) -> int:
    """Return how many took part in a decision; one of an older file did not say."""
    if decision is None:
        return rated
    if decision.present is not None:
        return int(decision.present)
    votes = (decision.votes_for, decision.votes_against, decision.abstained)
    return rated if decision.votes_for is None else sum(votes)


def _name(session: Session, panelist: str | None) -> str:
    found = session.panel.panelist(panelist or "")
    return found.name if found else ""


def _late(
    connection: Connection, session: Session, reach: Scope, candidate: str
) -> tuple[LateBallot, ...]:
    rows = read_late(connection, reach, candidate)
    return tuple(
        LateBallot(_name(session, panelist), datetime.fromisoformat(time), round)
        for panelist, time, round in rows
    )


def _set_aside(
    connection: Connection, session: Session, reach: Scope, candidate: str
) -> tuple[str, ...]:
    ids = read_disregarded(connection, reach, candidate)
    return tuple(panelist.name for panelist in session.panel.panelists if panelist.id in ids)


def _on_behalf(
    connection: Connection, session: Session, reach: Scope, candidate: str
) -> tuple[OnBehalf, ...]:
    found = read_on_behalf(connection, reach, candidate)
    return tuple(
        replace(one, name=_name(session, one.name), by=_name(session, one.by)) for one in found
    )


def _renewed(
    connection: Connection, session: Session, reach: Scope, candidate: str
) -> tuple[Renewed, ...]:
    found = read_renewed(connection, reach, candidate)
    return tuple(
        replace(one, name=_name(session, one.name), by=_name(session, one.by)) for one in found
    )


def _counted(
    connection: Connection, session: Session, reach: Scope, candidate: str
) -> tuple[Counted, ...]:
    if candidate not in reach.named:
        return ()
    found = read_counted(connection, reach, candidate)
    order = [panelist.id for panelist in session.panel.panelists]
    found.sort(key=lambda row: (row.round, order.index(row.panelist)))
    sign = _signing(connection)
    return tuple(
        Counted(
            _name(session, row.panelist),
            row.round,
            row.hash.hex(),
            row.sequence,
            sign(row),
            entry_words(row.hash),
        )
        for row in found
    )


def opened_entries(
    connection: Connection, whole: Session, reach: Scope, candidate: str
) -> tuple[Counted, ...]:
    """Return what counts of the round that was opened last, for the panel and for the room.

    The room is told who submitted, and nothing of what; while names are hidden there, entries stand
    in the order of their words.
    """
    if not reach.room and candidate not in reach.named:
        return ()
    is_told = not (reach.room and whole.meeting.names_hidden)
    rows = read_counted(connection, reach, candidate)
    last = whole.candidate(candidate).rounds_opened
    found = (
        Counted(
            _name(whole, row.panelist) if is_told else "",
            last,
            "",
            row.sequence if is_told else 0,
            words=entry_words(row.hash),
        )
        for row in rows
        if row.round == last
    )
    return tuple(sorted(found, key=lambda one: (one.name, one.words)))


def _signing(connection: Connection) -> Callable[[Row[Any]], Signing]:
    """Return what tells how an entry is signed, by its panelist and signer."""
    kits = connection.execute(select(tables.kit).where(tables.kit.c.signer.is_not(None))).all()
    compared = {kit.signer for kit in kits if kit.compared}
    enrolled = {kit.panelist for kit in kits}

    def sign(entry: Row[Any]) -> Signing:
        if entry.signer is None:
            return Signing.UNSIGNED if entry.panelist in enrolled else Signing.PLAIN
        return Signing.COMPARED if entry.signer in compared else Signing.NOT_COMPARED

    return sign


def _lost_keys(connection: Connection, reach: Scope, sheet: Sheet) -> tuple[LostKeys, ...]:
    """Return when new keys of rounds that are held came; why is for who reads the log."""
    lost, held = tables.lost_key.c, ROUNDS if sheet.second_round else ROUNDS[:1]
    query = select(lost.time, lost.because).distinct()
    query = query.where(lost.candidate == sheet.candidate.id, lost.round.in_(held))
    return tuple(
        LostKeys(datetime.fromisoformat(row.time), row.because if reach.log else "")
        for row in connection.execute(query.order_by(lost.time))
    )


def _replaced_kits(
    whole: Session, seen: Session, reach: Scope, candidate: str
) -> Iterator[ReplacedKit]:
    """Yield the kits of raters that replaced another; why is for who reads the log."""
    for rater in seen.panel.raters(candidate):
        for kit in whole.kits_of(rater.id):
            if kit.is_replacement:
                because = kit.because if reach.log else ""
                yield ReplacedKit(rater.name, kit.number, kit.time, because)


def _last_change(connection: Connection, sheet: Sheet) -> Position:
    """Return the place of the candidate's last change; what is still sealed is none."""
    position = log.last_open_change(connection, sheet.candidate.id)
    if position is None:
        raise FileTrouble("The log does not know this candidate; verify the file.")
    return position


def _dissenters(session: Session, decision: Decision | None) -> tuple[tuple[str, str], ...]:
    names = {panelist.id: panelist.name for panelist in session.panel.panelists}
    dissents = decision.dissents if decision else ()
    return tuple((names[dissent.panelist], dissent.text) for dissent in dissents)


def _earlier(
    connection: Connection, session: Session, reach: Scope, candidate: str
) -> tuple[EarlierDecision, ...]:
    found = read_earlier(connection, reach, candidate)
    return tuple(replace(one, dissenters=_dissenters(session, one.decision)) for one in found)


def _with_role(session: Session, role: Role) -> tuple[Panelist, ...]:
    return tuple(panelist for panelist in session.panel.panelists if panelist.role is role)


def _names(panelists: tuple[Panelist, ...]) -> tuple[str, ...]:
    return tuple(panelist.name for panelist in panelists)
