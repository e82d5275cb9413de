"""The command that notes a conflict of interest, and who is deputy because of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, act_all, chair, name_of, opened, own_actor, own_viewer
from calibrate.domain.ballots import SECOND
from calibrate.domain.commands import Command, DeclareConflict, NameDeputy, Relate
from calibrate.domain.errors import BadInput
from calibrate.domain.people import Panel, Relation, RelationKind
from calibrate.domain.phases import HOLDER
from calibrate.domain.presence.chairs import lacks_deputy, need_deputy, why_deputy
from calibrate.domain.session import CandidateState, Session, SessionPhase
from calibrate.store.store import Store


def recuse(options: Options) -> int:
    """Note a conflict between a panelist and a candidate, and the deputy that it asks for."""
    with opened(options, takes_kits=True) as store:
        if store.kit:
            say(store.apply(_own_conflict(store, options), own_actor(store)).sentence)
            return 0
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        state = session.candidate_named(options.candidate)
        panelist = session.panelist_named(options.panelist)
        deputy = session.panelist_named(options.deputy) if options.deputy else None
        conflict = DeclareConflict(panelist, state.id, options.because or "", deputy)
        for sentence in act_all(store, _commands_of(conflict, session), viewer):
            say(sentence)
        for sentence in _consequences(conflict, state, session, store.session(HOLDER)):
            say(sentence)
    return 0


def _own_conflict(store: Store, options: Options) -> DeclareConflict:
    """Return the conflict that a panelist declares in their own kit."""
    viewer = own_viewer(store, options.panelist)
    assert viewer and viewer.panelist
    if options.deputy:
        raise BadInput("A deputy is named in the session; leave --deputy out.")
    state = store.session(viewer).candidate_named(options.candidate)
    return DeclareConflict(viewer.panelist, state.id, options.because or "")


def deputy(options: Options) -> int:
    """Name a candidate's deputy, or nobody, with the reason where that needs one."""
    if options.name and options.because:
        raise BadInput("--because is the reason for no deputy; give it or a NAME, not both.")
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        state = session.candidate_named(options.candidate)
        named = session.panelist_named(options.name) if options.name else None
        say(act(store, NameDeputy(state.id, named, options.because or ""), viewer))
    return 0


def _commands_of(conflict: DeclareConflict, session: Session) -> tuple[Command, ...]:
    """Return what notes a conflict; of one that is known already, what names the deputy."""
    known = _known(conflict, session.panel)
    deputize = NameDeputy(conflict.candidate, conflict.deputy)
    if known and conflict.deputy and not conflict.because:
        return (deputize,)
    if session.phase is not SessionPhase.SETUP:
        return (conflict,)
    relation = _relation(conflict)
    if conflict.deputy is None:
        return (Relate(known if known and not conflict.because else relation),)
    panel = Panel(session.panel.panelists, (*session.panel.relations, relation))
    need_deputy(replace(session, panel=panel), conflict.deputy, conflict.candidate)
    return (Relate(relation), deputize)


def _relation(conflict: DeclareConflict) -> Relation:
    kind = RelationKind.RECUSED
    return Relation(kind, conflict.panelist, conflict.candidate, conflict.because)


def _known(conflict: DeclareConflict, panel: Panel) -> Relation | None:
    """Return the same conflict as it was noted before, with its reason."""
    wanted = _relation(conflict)
    same = (
        relation
        for relation in panel.relations
        if replace(relation, reason=wanted.reason) == wanted
    )
    return next(same, None)


def _consequences(
    conflict: DeclareConflict, state: CandidateState, before: Session, after: Session
) -> Iterator[str]:
    """Yield what a conflict leads to: a deputy, or the want of one, and ratings set aside.

    `after` is what the file's holder sees, who in set-up sees everything.
    """
    if before.phase is SessionPhase.SETUP:
        if lacks_deputy(after, after.candidate(state.id)):
            yield why_deputy(after, after.candidate(state.id))
        return
    if _known(conflict, before.panel):
        return
    if conflict.deputy:
        yield f"{name_of(after, conflict.deputy)} is the deputy for {state.name}"
    if any(before.has_submitted(conflict.panelist, state.id, round) for round in (1, SECOND)):
        yield f"what {name_of(after, conflict.panelist)} rated is set aside: kept, not counted"
