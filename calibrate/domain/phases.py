"""Who may see what.

`scope` is the one place that decides what a viewer may read. The store turns its answer into the
WHERE of every query, so screen, paper, command line and log are viewers of the same reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.evidence import Audience
from calibrate.domain.people import RelationKind
from calibrate.domain.presence.chairs import chairs, facilitators, holds
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase


class ViewerKind(StrEnum):
    """For whom something is read. A presenter is a panelist, looked at for that candidate.

    The holder is whoever has the file in front of them, without being anybody on the panel.
    """

    HOLDER = "holder"
    FACILITATOR = "facilitator"
    PANELIST = "panelist"
    OBSERVER = "observer"
    AUDIENCE = "audience"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody for whom something is read.

    `panelist` is their id where they are on the panel, `candidate` the one of a candidate edition.
    """

    kind: ViewerKind
    panelist: str | None = None
    candidate: str | None = None


HOLDER = Viewer(ViewerKind.HOLDER)
"""Whoever has the file: sees all of it in set-up, and while nobody is named facilitator.

Else they see who is on the panel, so that the machine can be handed to them, and no candidate.
"""

AUDIENCE = Viewer(ViewerKind.AUDIENCE)

EVIDENCE_FOR = {
    ViewerKind.AUDIENCE: frozenset({Audience.ROOM, Audience.CANDIDATE}),
    ViewerKind.CANDIDATE: frozenset({Audience.CANDIDATE}),
}
"""For whom a piece has to be, that somebody who is not on the panel may read it."""

ON_THE_PANEL = (ViewerKind.FACILITATOR, ViewerKind.PANELIST, ViewerKind.OBSERVER)


def in_chair(panelist: str | None) -> Viewer:
    """Return who runs the meeting as a viewer: a panelist, or the file's holder with None."""
    return Viewer(ViewerKind.FACILITATOR, panelist) if panelist else HOLDER


def as_candidate(candidate: str) -> Viewer:
    """Return a candidate as the viewer of their own edition."""
    return Viewer(ViewerKind.CANDIDATE, candidate=candidate)


@dataclass(frozen=True, slots=True)
class Scope:
    """What one viewer may read. All sets hold candidates' ids.

    candidates: those that exist for the viewer; texts: whose reasons may be read, not only the
    numbers; audiences: for whom evidence has to be that they may read it; opened: whose revealed
    ratings may be read; reasons: whose reasons are read before any number, which the room does not
    reach yet; named: where those carry names;
    own: which the viewer may rate, and read their own submissions and drafts of; submitted: of
    which they see who has submitted; decided: whose decision they see; runs: whose part of the
    meeting they run, and so enter the decision of; answers: on whom they read and answer what
    panelists ask; panel: whether they see who is on the panel;
    authors: whether they read who wrote evidence; corrections: whether they read why a piece was
    corrected; letters: of whom they read the candidate edition; statements: whose own words they
    read, whoever those are for; facts: about whom they read what is kept until after the vote;
    entering: about whom they may enter that; log: whether they read the log, and
    with it why somebody is recused or absent; room: whether they are in the room, and see who is
    outside.
    """

    viewer: Viewer
    candidates: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    audiences: frozenset[Audience] = frozenset()
    opened: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    submitted: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    panel: bool = False
    authors: bool = False
    corrections: bool = False
    letters: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    entering: frozenset[str] = frozenset()
    log: bool = False
    room: bool = False


def scope(session: Session, viewer: Viewer) -> Scope:
    """Return what `viewer` may read of `session`."""
    seen = [state for state in session.candidates if _exists_for(session, viewer, state)]
    candidates = frozenset(state.id for state in seen)
    revealed = frozenset(state.id for state in seen if _sees_ratings(viewer, state))
    reasons = frozenset(id for id in revealed if session.begins_with_reasons(id))
    opened = revealed - reasons if viewer.kind is ViewerKind.AUDIENCE else revealed
    veiled = {state.id for state in seen if _is_veiled(session, viewer, state)}
    decided = frozenset(state.id for state in seen if state.phase is CandidatePhase.DECIDED)
    runs = candidates if viewer.kind in (ViewerKind.HOLDER, ViewerKind.FACILITATOR) else frozenset()
    sees_names = viewer.kind in (ViewerKind.HOLDER, *ON_THE_PANEL)
    is_candidate = viewer.kind is ViewerKind.CANDIDATE
    return Scope(
        viewer=viewer,
        candidates=candidates,
        texts=candidates if sees_names else frozenset(),
        audiences=EVIDENCE_FOR.get(viewer.kind, frozenset(Audience)),
        opened=opened,
        reasons=reasons,
        named=opened - veiled if sees_names else frozenset(),
        own=frozenset(state.id for state in seen if _works_on(session, viewer, state.id)),
        submitted=runs,
        decided=frozenset() if is_candidate else decided,
        runs=runs,
        answers=runs | {state.id for state in seen if _presents(session, viewer, state.id)},
        panel=sees_names,
        authors=_reads_authors(session, viewer),
        corrections=not is_candidate,
        letters=decided if is_candidate else frozenset(),
        statements=candidates if sees_names or is_candidate else frozenset(),
        facts=decided if sees_names else frozenset(),
        entering=_enters_facts(session, runs, decided),
        log=_reads_log(session, viewer, candidates),
        room=viewer.kind is ViewerKind.AUDIENCE,
    )


def _enters_facts(
    session: Session, runs: frozenset[str], decided: frozenset[str]
) -> frozenset[str]:
    """In set-up whoever runs it; then nobody before the vote: a blind hand corrects nothing."""
    if session.phase is SessionPhase.CLOSED:
        return frozenset()
    return runs if session.phase is SessionPhase.SETUP else runs & decided


def decisive(session: Session) -> tuple[object, ...]:
    """Return what of a session decides who reads what: scopes stay while this stays."""
    hidden, first = session.meeting.names_hidden, session.reasons_first
    return session.phase, session.panel, session.candidates, hidden, first


def _reads_log(session: Session, viewer: Viewer, candidates: frozenset[str]) -> bool:
    """Nobody is a facilitator by saying so: they are named as one, or deputy of somebody."""
    if viewer.kind is ViewerKind.HOLDER:
        return holds(session)
    named = viewer.panelist in {panelist.id for panelist in facilitators(session)}
    return viewer.kind is ViewerKind.FACILITATOR and (named or bool(candidates))


def _reads_authors(session: Session, viewer: Viewer) -> bool:
    """The candidate reads none; the room reads them while names are shown there."""
    if viewer.kind is ViewerKind.AUDIENCE:
        return not session.meeting.names_hidden
    return viewer.kind is not ViewerKind.CANDIDATE


def _exists_for(session: Session, viewer: Viewer, state: CandidateState) -> bool:
    match viewer.kind:
        case ViewerKind.CANDIDATE:
            return state.id == viewer.candidate
        case ViewerKind.AUDIENCE:
            return True
        case ViewerKind.HOLDER:
            return holds(session)
        case ViewerKind.FACILITATOR:
            return chairs(session, viewer.panelist, state)
    is_recused = session.panel.is_related(RelationKind.RECUSED, viewer.panelist, state.id)
    is_there = viewer.panelist is not None and session.panel.panelist(viewer.panelist) is not None
    return is_there and not is_recused


def _sees_ratings(viewer: Viewer, state: CandidateState) -> bool:
    """Before the reveal nobody; a candidate never, neither numbers nor how many there are."""
    return viewer.kind is not ViewerKind.CANDIDATE and state.rounds_opened > 0


def _works_on(session: Session, viewer: Viewer, candidate: str) -> bool:
    works = viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.PANELIST)
    return works and may_rate(session, viewer.panelist, candidate)


def in_kit(session: Session, panelist: str) -> tuple[CandidateState, ...]:
    """Return the candidates who are in a panelist's kit: all who exist for them and are sealed."""
    viewer = Viewer(ViewerKind.PANELIST, panelist)
    return tuple(
        state
        for state in session.candidates
        if state.phase is CandidatePhase.SEALED and _exists_for(session, viewer, state)
    )


def _presents(session: Session, viewer: Viewer, candidate: str) -> bool:
    is_there = viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.PANELIST)
    return is_there and session.panel.is_related(RelationKind.PRESENTS, viewer.panelist, candidate)


def _is_veiled(session: Session, viewer: Viewer, state: CandidateState) -> bool:
    """Tell whether whose ratings are whose is hidden: a presenter sees no names.

    A facilitator who presents, and said why they go on without a deputy, sees them in the chair.
    """
    runs = viewer.kind is ViewerKind.FACILITATOR and bool(state.without_deputy)
    presents = session.panel.is_related(RelationKind.PRESENTS, viewer.panelist, state.id)
    return presents and not runs


def may_rate(session: Session, panelist: str | None, candidate: str) -> bool:
    """Tell whether `panelist` is among those who rate `candidate`, whatever the phase."""
    return any(rater.id == panelist for rater in session.panel.raters(candidate))
