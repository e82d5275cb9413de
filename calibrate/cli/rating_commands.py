"""Commands by which ratings come in: from a spreadsheet, and from drafts to submissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from calibrate.cli.arguments import Options
from calibrate.cli.evidence_commands import table_of
from calibrate.cli.session_file import ACTOR, candidates_named, viewer_named
from calibrate.cli.words import complain, complain_or_refuse, counted, say
from calibrate.domain.commands import Submit, new_id
from calibrate.domain.errors import CalibrateError, Refused
from calibrate.domain.permissions import need_open, need_rating, need_sealed
from calibrate.domain.phases import FACILITATOR, Viewer, ViewerKind
from calibrate.domain.ratings import Draft, Rating, check_submission
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.exchange.ratings_table import PlannedRatings, RatingsPlan, plan_ratings
from calibrate.store.store import Store


def import_ratings(options: Options) -> int:
    """Take the ratings of a table as drafts, or submit what is complete; 1 if some are left out."""
    with Store.open(options.file) as store:
        session = store.session(FACILITATOR)
        need_open(session)
        plan = plan_ratings(table_of(options.table), session)
        planned = _still_sealed(session, plan)
        whole = len(planned) == len(plan.planned)
        if options.submit:
            whole &= _submit_complete(store, session, planned)
        elif planned:
            _save_drafts(store, planned)
    return 0 if whole else Refused.exit_status


def _still_sealed(session: Session, plan: RatingsPlan) -> list[PlannedRatings]:
    """Return the ratings of candidates who are sealed; complain once of each of the others."""
    refusals: dict[str, str] = {}
    for one in plan.checked():
        state = session.candidate(one.candidate)
        try:
            need_sealed(state)
        except Refused as refusal:
            refusals[state.id] = f"{plan.source}: {state.name} was left out: {refusal}"
    for sentence in refusals.values():
        complain(sentence)
    return [one for one in plan.planned if one.candidate not in refusals]


def _save_drafts(store: Store, planned: Sequence[PlannedRatings]) -> None:
    for one in planned:
        viewer = Viewer(ViewerKind.PANELIST, one.panelist)
        draft = _merged(store.draft(one.candidate, viewer), one)
        store.save_draft(one.candidate, viewer, draft)
    ratings = counted(sum(len(one.ratings) for one in planned), "rating")
    panelists = counted(len({one.panelist for one in planned}), "panelist")
    candidates = counted(len({one.candidate for one in planned}), "candidate")
    say(f"saved {ratings} as drafts, by {panelists} on {candidates}")
    lacking = sum(not rating.recorded for one in planned for rating in one.ratings)
    if lacking:
        lacks = counted(lacking, "rating")
        say(f"{lacks} cannot be submitted yet: give a reason, or cite evidence")


def _merged(draft: Draft, planned: PlannedRatings) -> Draft:
    """Return a draft with the table's answers; what was observed and cited stays."""
    for rating in planned.ratings:
        before = draft.rating(rating.criterion)
        kept = replace(rating, observations=before.observations, citations=before.citations)
        draft = draft.with_rating(kept)
    return draft


def _submit_complete(store: Store, session: Session, planned: Sequence[PlannedRatings]) -> bool:
    """Submit what is complete and does not stand already; tell whether all was complete."""
    whole = True
    for one in planned:
        state = session.candidate(one.candidate)
        who = f"{_name(session, one.panelist)} on {state.name}"
        ratings = tuple(rating.rating() for rating in one.ratings)
        if why := _incomplete(session, state, ratings):
            complain(f"{who} was left out: {why}")
            whole = False
        elif _stands(store, one, ratings):
            say(f"{who} is unchanged")
        else:
            submit = Submit(new_id(), one.panelist, one.candidate, ratings, origin="imported")
            say(store.apply(submit, ACTOR).sentence)
    return whole


def _stands(store: Store, planned: PlannedRatings, ratings: Sequence[Rating]) -> bool:
    """Tell whether the panelist's standing submission holds the same ratings, in any order."""
    history = store.history(planned.candidate, Viewer(ViewerKind.PANELIST, planned.panelist))
    return bool(history) and set(history[-1].ratings) == set(ratings)


def _incomplete(session: Session, state: CandidateState, ratings: Sequence[Rating]) -> str:
    """Return why ratings cannot be submitted as a whole, or nothing if they can."""
    try:
        check_submission(ratings, session.rubric, state.candidate.step)
    except CalibrateError as error:
        return str(error)
    return ""


def _name(session: Session, panelist: str) -> str:
    found = session.panel.panelist(panelist)
    return found.name if found else panelist


def submit(options: Options) -> int:
    """Seal a panelist's drafts: those on the candidates named, or all that are complete."""
    with Store.open(options.file) as store:
        viewer = viewer_named(store, options.panelist)
        session = store.session(viewer)
        need_open(session)
        if options.candidate:
            chosen = candidates_named(session, options.candidate)
            submits = [_needed(store, session, viewer, state) for state in chosen]
        else:
            submits = _ready(store, session, viewer)
        for one in submits:
            say(store.apply(one, one.panelist).sentence)
    return 0


def _needed(store: Store, session: Session, viewer: Viewer, state: CandidateState) -> Submit:
    """Return the submission of a draft that was asked for; raise if it may not be sealed."""
    panelist = viewer.panelist or ""
    need_rating(session, panelist, state.id)
    draft = store.draft(state.id, viewer)
    if not draft.ratings:
        raise Refused(f"There is no draft on {state.name} to submit.")
    check_submission(draft.recorded, session.rubric, state.candidate.step)
    return Submit(new_id(), panelist, state.id, draft.recorded)


def _ready(store: Store, session: Session, viewer: Viewer) -> list[Submit]:
    """Return the submissions of all complete drafts; complain of what the others lack."""
    found, reasons, panelist = [], [], viewer.panelist or ""
    for state in session.candidates:
        draft = store.draft(state.id, viewer)
        if state.phase is not CandidatePhase.SEALED or not draft.ratings:
            continue
        why = _incomplete(session, state, draft.recorded)
        if why:
            reasons.append(f"the draft on {state.name} stays a draft: {why}")
        else:
            found.append(Submit(new_id(), panelist, state.id, draft.recorded))
    if not found and not reasons:
        raise Refused(f"{_name(session, panelist)} has no draft to submit.")
    complain_or_refuse(reasons, bool(found))
    return found
