"""Commands by which ratings come in: from a spreadsheet, and from drafts to submissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from calibrate.cli.arguments.parser import Options
from calibrate.cli.ballots import (
    Ballot,
    check_ballot,
    incomplete,
    round_of_ballot,
    sealed_round,
    second_titles,
    stands,
)
from calibrate.cli.evidence_commands import table_of, tell
from calibrate.cli.output import complain, complain_or_refuse, say
from calibrate.cli.secret.commands import open_own
from calibrate.cli.session_file import (
    actor_of,
    candidates_named,
    chair,
    name_of,
    opened,
    own_actor,
    own_viewer,
    viewer_named,
)
from calibrate.domain.authority import Actor, Ground, on_behalf
from calibrate.domain.ballots import SECOND, Origin
from calibrate.domain.commands import Command, Submit
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_open, need_rating
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.domain.session import CandidateState, Session
from calibrate.exchange.tables.ratings_table import PlannedRatings, RatingsPlan, plan_ratings
from calibrate.store.store import Store
from calibrate.words.phrases import several


def import_ratings(options: Options) -> int:
    """Take the ratings of a table as drafts, or submit what is complete; 1 if some are left out.

    Drafts need their panelists' secrets. What is submitted without is submitted on their behalf.
    """
    with opened(options, takes_kits=True) as store:
        viewer = own_viewer(store) or chair(store, options.chair)
        session = store.session(viewer)
        need_open(session)
        table = table_of(options.table, options.encoding, options.sheet)
        plan = plan_ratings(table, session)
        tell(table)
        rounds = _rounds(store, session, plan, options.submit)
        planned = [ratings for ratings in plan.planned if ratings in rounds]
        whole = len(planned) == len(plan.planned)
        if options.dry_run:
            _say_what_would_be(planned)
            _say_unchanged(plan)
            return 0 if whole else Refused.exit_status
        is_own = bool(store.kit or options.secret_file) or not options.submit
        if is_own:
            for panelist in dict.fromkeys(ratings.panelist for ratings in planned):
                open_own(store, panelist, options.secret_file)
        if options.submit:
            ballots = [_ballot(session, ratings, rounds[ratings]) for ratings in planned]
            whole &= _submit_complete(store, session, ballots, viewer, is_own)
        elif planned:
            _save_drafts(store, [ratings for ratings in planned if ratings.ratings])
        _say_unchanged(plan)
    return 0 if whole else Refused.exit_status


def _say_what_would_be(planned: Sequence[PlannedRatings]) -> None:
    ratings = several(sum(len(one.ratings) for one in planned), "rating")
    panelists = several(len({one.panelist for one in planned}), "panelist")
    say(f"{ratings} of {panelists} can be taken in; nothing was written, because of --dry-run")


def _say_unchanged(plan: RatingsPlan) -> None:
    if plan.unanswered:
        say(f"{several(plan.unanswered, 'row')} without a value changed nothing")
    if plan.replaced:
        say(f"{several(plan.replaced, 'row')} of ratings that count no more changed nothing")


def _rounds(
    store: Store, session: Session, plan: RatingsPlan, may_be_late: bool
) -> dict[PlannedRatings, int]:
    """Return the round that each panelist's ratings serve; complain of those that serve none."""
    found: dict[PlannedRatings, int] = {}
    refused: dict[PlannedRatings, str] = {}
    for ratings in plan.checked():
        state = session.candidate(ratings.candidate)
        try:
            round = (
                round_of_ballot(store, state, _viewer(ratings))
                if may_be_late
                else sealed_round(state)
            )
            _need_its_criteria(session, state, ratings, round)
            found[ratings] = round
        except Refused as refusal:
            refused[ratings] = str(refusal)
    taken = {ratings.candidate for ratings in found}
    sentences = (
        f"{plan.source}: {_whom(session, ratings, ratings.candidate in taken)} was left out: {why}"
        for ratings, why in refused.items()
    )
    for sentence in dict.fromkeys(sentences):
        complain(sentence)
    return found


def _need_its_criteria(
    session: Session, state: CandidateState, planned: PlannedRatings, round: int
) -> None:
    """Refuse rows of round 1 once round 2 is under way: the old table must not answer it."""
    others = {rating.criterion for rating in planned.ratings} - set(state.second_round)
    if round == SECOND and others:
        titles = ", ".join(second_titles(session, state.id))
        raise Refused(f"the second round is only on {titles}; take the other rows out.")


def _whom(session: Session, planned: PlannedRatings, by_panelist: bool) -> str:
    name = session.candidate(planned.candidate).name
    return f"{name_of(session, planned.panelist)} on {name}" if by_panelist else name


def _viewer(planned: PlannedRatings) -> Viewer:
    return Viewer(ViewerKind.PANELIST, planned.panelist)


def _ballot(session: Session, planned: PlannedRatings, round: int) -> Ballot:
    ratings = tuple(rating.rating() for rating in planned.ratings)
    return Ballot(_viewer(planned), session.candidate(planned.candidate), round, ratings)


def _save_drafts(store: Store, planned: Sequence[PlannedRatings]) -> None:
    drafts, lacking = [], 0
    for one in planned:
        draft = _merged(store.draft(one.candidate, _viewer(one)), one)
        drafts.append((one.candidate, _viewer(one), draft))
        lacking += sum(not draft.rating(given.criterion).recorded for given in one.ratings)
    store.save_drafts(drafts)
    ratings = several(sum(len(one.ratings) for one in planned), "rating")
    panelists = several(len({one.panelist for one in planned}), "panelist")
    candidates = several(len({one.candidate for one in planned}), "candidate")
    say(f"saved {ratings} as drafts, by {panelists} on {candidates}")
    if lacking:
        lacks = several(lacking, "rating")
        say(f"{lacks} cannot be submitted yet: give a reason, or cite evidence")


def _merged(draft: Draft, planned: PlannedRatings) -> Draft:
    """Return a draft with the table's answers; what was observed and cited stays."""
    for rating in planned.ratings:
        draft = draft.with_rating(_over(draft.rating(rating.criterion), rating))
    return draft


def _over(before: DraftRating, given: DraftRating) -> DraftRating:
    """Return the table's answer; an empty cell leaves the reason and confidence of before."""
    stated = before.confidence if before.answered else None
    return replace(
        given,
        recorded=given.recorded or (before.recorded and before.value == given.value),
        confidence=given.confidence or stated,
        reason=given.reason or before.reason,
        observations=before.observations,
        citations=before.citations,
    )


def _submit_complete(
    store: Store, session: Session, ballots: Sequence[Ballot], chair: Viewer, is_own: bool
) -> bool:
    """Submit what is complete and does not stand already; tell whether all was complete.

    Only its panelist is told that it stands: `is_own` says that their secret was typed.
    It is submitted all at once: where one could not be, none is.
    """
    whole, told = True, []
    given: list[tuple[Command, Actor]] = []
    for ballot in ballots:
        panelist = ballot.viewer.panelist or ""
        who = f"{name_of(session, panelist)} on {ballot.state.name}"
        if why := incomplete(store, session, ballot):
            complain(f"{who} was left out: {why}")
            whole = False
        elif is_own and stands(store, session, ballot):
            told.append(f"{who} is unchanged")
        else:
            told.append("")
            actor = _importing(store, chair, panelist, is_own)
            given.append((ballot.submission(Origin.IMPORTED), actor))
    changes = iter(store.apply_all(given))
    for sentence in told:
        say(sentence or next(changes).sentence)
    return whole


def _importing(store: Store, chair: Viewer, panelist: str, is_own: bool) -> Actor:
    """Return who submits what a table holds: its panelist, or without their secret the chair."""
    if is_own:
        return _themselves(store, panelist)
    return on_behalf(actor_of(chair), panelist, Ground.IMPORT)


def _themselves(store: Store, panelist: str) -> Actor:
    return own_actor(store) if store.kit else Actor(panelist)


def _rater(store: Store, name: str | None) -> Viewer:
    """Return whose drafts are submitted: a kit has one panelist, of a session they are named."""
    if own := own_viewer(store, name):
        return own
    if not name:
        raise BadInput("submit: --as PANELIST is needed, to say whose drafts.")
    return viewer_named(store, name)


def submit(options: Options) -> int:
    """Seal a panelist's drafts: those on the candidates named, or all that are complete."""
    with opened(options, takes_kits=True) as store:
        viewer = _rater(store, options.panelist)
        session = store.session(viewer)
        need_open(session)
        open_own(store, viewer.panelist or "", options.secret_file)
        if options.candidate:
            chosen = candidates_named(session, options.candidate)
            submits = [_needed(store, session, viewer, state) for state in chosen]
        else:
            submits = _ready(store, session, viewer)
        for change in store.apply_all([(one, _themselves(store, one.panelist)) for one in submits]):
            say(change.sentence)
    return 0


def _needed(store: Store, session: Session, viewer: Viewer, state: CandidateState) -> Submit:
    """Return the submission of a draft that was asked for; raise if it may not be sealed."""
    round = state.sealed_round or 1
    need_rating(session, viewer.panelist or "", state.id, round)
    draft = store.draft(state.id, viewer)
    if not draft.ratings:
        raise Refused(f"There is no draft on {state.name} to submit.")
    ballot = Ballot(viewer, state, round, draft.recorded)
    check_ballot(store, session, ballot)
    return ballot.submission()


def _ready(store: Store, session: Session, viewer: Viewer) -> list[Submit]:
    """Return the submissions of all complete drafts; complain of what the others lack."""
    found, reasons = [], []
    for state in session.candidates:
        draft = store.draft(state.id, viewer)
        if state.sealed_round is None or not draft.ratings:
            continue
        ballot = Ballot(viewer, state, state.sealed_round, draft.recorded)
        if why := incomplete(store, session, ballot):
            reasons.append(f"the draft on {state.name} stays a draft: {why}")
        else:
            found.append(ballot.submission())
    if not found and not reasons:
        raise Refused(f"{name_of(session, viewer.panelist or '')} has no draft to submit.")
    complain_or_refuse(reasons, bool(found))
    return found
