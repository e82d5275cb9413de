"""Everything that a viewer can read of a session, as text: what every leak test looks through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from calibrate.domain.agenda.agenda import by_disagreement, next_up
from calibrate.domain.agenda.readiness import meeting_readiness
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import BadInput, Locked, Refused
from calibrate.domain.handing.issuing import Issued
from calibrate.domain.phases import AUDIENCE, HOLDER, Viewer, ViewerKind
from calibrate.domain.record.case import Case
from calibrate.domain.session import Session
from calibrate.domain.travel.anchor import Anchor, Receipt
from calibrate.domain.travel.witness import KeysGiven
from calibrate.store.store import Store

NO_HEAD, NO_LINE = "", 0
"""Heads are random by nature. A packet's position in the chain is that of its head: see below."""

MANY = 10_000
"""More places than any test's session has."""

RUNNING = (ViewerKind.FACILITATOR, ViewerKind.HOLDER)


def everything(store: Store, viewer: Viewer, candidates: tuple[str, ...], sought: str = "k") -> str:
    """Return all that the store's reads give a viewer, and what follows from it.

    With `sought` it is searched for words that begin so, as those do that a test hides.
    A case's position and head are left out: together they name one line of the chain, for
    `verify --against`, and a position counts every line before it.
    """
    session = store.session(viewer)
    read = [_of_session(session), *_of_scope(store, viewer), repr(store.evidence(viewer))]
    covered = sorted(store.coverage(viewer).items(), key=lambda one: one[0])
    read += [repr((id, one.pieces, one.unplaced, sorted(one.criteria))) for id, one in covered]
    read += [repr(store.pieces(candidate, viewer)) for candidate in candidates]
    read += _attached(store, viewer)
    read.append(repr(store.chairs(viewer)))
    read.append(repr(sorted(store.outcomes(viewer).items())))
    read.append(repr(store.offers(viewer)))
    read += [repr(store.consent(viewer)), _minutes(store, viewer)]
    read.append(repr((store.questions(viewer), sorted(store.waiting(viewer)))))
    read += [repr(_without_lines(one)) for one in store.issued(viewer)]
    read.append(repr((sorted(store.secrets(viewer).items()), store.renewals(viewer))))
    read.append(_own(lambda: sorted(store.drafts(viewer).items())))
    cases = []
    read += [repr(store.find(sought, viewer, MANY))] if sought else []
    for candidate in candidates:
        read += [
            _own(partial(store.draft, candidate, viewer)),
            _own(partial(_without_words, partial(store.history, candidate, viewer))),
            _of_decision_draft(store.decision_draft(candidate, viewer)),
            repr(store.facts(candidate, viewer)),
        ]
        read += _letters(store, viewer, candidate)
        try:
            read.append(repr(_without_words(partial(store.opened_entries, candidate, viewer))))
            read.append(repr(store.reasons(candidate, viewer)))
            read.append(repr(store.turns(candidate, viewer)))
            cases.append(store.case(candidate, viewer))
        except BadInput as error:
            read.append(str(error))
    read += [repr(_without_chance(one)) for one in cases]
    if viewer.kind in RUNNING:
        # Whether a packet verifies takes longer than to read it, so one of them is asked.
        read += [store.checked_case(one.sheet.candidate.id, viewer).damage for one in cases[:1]]
    read.append(_former(store, viewer))
    read += _that_travels(store, viewer, session)
    read += _that_follows(store, viewer, session, cases)
    read += [repr(replace(entry, head=NO_HEAD)) for entry in store.log(viewer)]
    return "\n".join([*read, repr(store.last_change()), repr(store.last_taken_back())])


def _former(store: Store, viewer: Viewer) -> str:
    """Return what a next session could take over, without its place in the chain."""
    try:
        found = store.former(viewer)
    except Refused as refusal:
        return str(refusal)
    decided = sorted(found.decided.items(), key=lambda one: one[0])
    return _of_session(found.session) + repr(decided)


def _minutes(store: Store, viewer: Viewer) -> str:
    """Return the minutes without their seconds, which go on while somebody reads."""
    found = store.minutes(viewer, store.now())
    return repr(replace(found, cases=tuple(replace(one, seconds=0) for one in found.cases)))


def _letters(store: Store, viewer: Viewer, candidate: str) -> Iterable[str]:
    """Yield what is read of a letter, by the candidate and by who writes it."""
    yield repr(store.letter(candidate, viewer))
    for read in (store.candidate_edition, store.letter_review):
        try:
            yield repr(read(candidate, viewer))
        except (BadInput, Refused) as refusal:
            yield str(refusal)
    if viewer.kind in (ViewerKind.CANDIDATE, ViewerKind.HOLDER):
        try:
            yield store.checked_edition(candidate, viewer).file_name
        except (BadInput, Refused) as refusal:
            yield str(refusal)


def _attached(store: Store, viewer: Viewer) -> Iterable[str]:
    """Yield the bytes of whatever file of the session a viewer gets, asking for each there is."""
    with store._document.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT evidence, number FROM attachment").all()
    for evidence, number in [*rows, ("no piece", 1)]:
        try:
            yield repr(store.attached(evidence, number, viewer))
        except BadInput as refusal:
            yield str(refusal)


def _without_words(read: Callable[[], Iterable[Any]]) -> list[Any]:
    """Return entries without their words, which come of a hash that is random by nature."""
    return [replace(one, words="") for one in read()]


def _own(read: Callable[[], object]) -> str:
    """Return what a panelist alone reads, or that their secret was not typed."""
    try:
        return repr(read())
    except Locked as locked:
        return str(locked)


def _without_chance(case: Case) -> Case:
    """Return a case without its place in the chain, and without hashes of what was sealed."""
    counted = tuple(replace(one, hash="", words="") for one in case.counted)
    return replace(case, log_head=NO_HEAD, log_line=NO_LINE, anchor="", counted=counted)


def _without_lines(issued: Issued) -> Issued:
    """Return what was issued without its cases' places in the chain."""
    return replace(issued, cases=tuple(replace(one, line=NO_LINE) for one in issued.cases))


def _that_travels(store: Store, viewer: Viewer, session: Session) -> Iterable[str]:
    """Yield what is read of ballots, and of receipts what is not the place in the chain."""
    asked: list[Callable[[], object]] = [
        lambda: store.ballot(viewer),
        lambda: store.arriving((), viewer),
        lambda: store.keys(viewer),
        lambda: store.last_merge(viewer) > 0,
        lambda: store.arrived(Receipt(Anchor("", 0, ""), "", ()), viewer),
        lambda: store.keys_wanted(viewer),
        lambda: store.lost_keys_wanted(viewer),
        lambda: store.late_keys_wanted("new", "New", viewer),
        lambda: store.witness_words(KeysGiven("", "", ()), viewer),
        *(lambda id=s.id: store.second_round(id, viewer).criteria for s in session.candidates),
        lambda: [
            (one.candidate, one.round)
            for one in store.reveal_wanted([(s.id, 1) for s in session.candidates], viewer).reveals
        ],
        *(lambda id=one.id: store.receipt(id, viewer).entries for one in session.panel.panelists),
    ]
    for ask in asked:
        try:
            yield repr(ask())
        except (Refused, BadInput) as refusal:
            yield str(refusal)


def _that_follows(
    store: Store, viewer: Viewer, session: Session, cases: Iterable[Case]
) -> list[str]:
    """Return the order by disagreement, who is next, and who is ready."""
    sheets = {one.sheet.candidate.id: one.sheet for one in cases if one.sheet.reveals}
    order = by_disagreement(session.meeting.agenda, sheets)
    told = [repr(order), repr(next_up(session))]
    if viewer.kind in RUNNING:
        told.append(repr(meeting_readiness(session, store.coverage(viewer))))
    return told


def _of_decision_draft(draft: DecisionDraft) -> str:
    """Return a draft as text; one with nothing in it has a fresh id at each look."""
    return "" if draft.is_empty else repr(draft)


def _of_session(session: Session) -> str:
    """Return a session as text; a set has no order of its own."""
    submitted = sorted((one.candidate, one.panelist, one.round) for one in session.submitted)
    return repr(replace(session, submitted=frozenset())) + repr(submitted)


def _of_scope(store: Store, viewer: Viewer) -> list[str]:
    scope = store.scope(viewer)
    sets = (
        scope.candidates,
        scope.texts,
        scope.audiences,
        scope.opened,
        scope.reasons,
        scope.named,
        scope.own,
        scope.submitted,
        scope.decided,
        scope.runs,
        scope.answers,
        scope.letters,
        scope.statements,
        scope.facts,
        scope.entering,
    )
    told = (scope.panel, scope.authors, scope.corrections, scope.log, scope.room)
    return [repr([sorted(one) for one in sets]), repr(told)]


def viewers(panelists: tuple[str, ...], candidates: tuple[str, ...]) -> dict[str, Viewer]:
    """Return one viewer of each kind, and one for each panelist and candidate, by a name."""
    found = {
        "holder": HOLDER,
        "audience": AUDIENCE,
        "nobody": Viewer(ViewerKind.PANELIST),
    }
    for number, panelist in enumerate(panelists):
        found[f"panelist {number}"] = Viewer(ViewerKind.PANELIST, panelist)
        found[f"facilitating panelist {number}"] = Viewer(ViewerKind.FACILITATOR, panelist)
        found[f"observer {number}"] = Viewer(ViewerKind.OBSERVER, panelist)
    for number, candidate in enumerate(candidates):
        found[f"candidate {number}"] = Viewer(ViewerKind.CANDIDATE, candidate=candidate)
    return found
