"""`calibrate consent`: who may be decided together, what is pulled, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, act_all, candidates_named, chair, opened
from calibrate.domain.commands import DecideByConsent, ProposeTogether, PullCase, new_id
from calibrate.domain.consent.ground import ConsentCase, need_consent
from calibrate.domain.consent.listed import on_list
from calibrate.domain.decisions import Outcome
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_meeting
from calibrate.domain.phases import Viewer
from calibrate.domain.session import CandidateState, Session
from calibrate.exchange.consent.consent_json import consent_json
from calibrate.exchange.consent.consent_text import consent_text
from calibrate.exchange.tables.rows import quoted
from calibrate.store.store import Store
from calibrate.words.consent.consent import proposed_reason
from calibrate.words.decisions import outcome_words, vote_words

OUTCOMES = (Outcome.PROMOTE, Outcome.NOT_YET)


def consent(options: Options) -> int:
    """Say who may be decided together, or do what the options name."""
    if not options.decide and (options.confirm or options.because or options.abstained):
        raise BadInput("--confirm, --because and --abstained belong to --decide.")
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        need_meeting(session)
        need_consent(session)
        if options.propose is not None:
            _propose(options.propose, store, viewer)
        elif options.put_away:
            say(act(store, ProposeTogether(()), viewer))
        elif options.pull is not None:
            say(act(store, PullCase(session.candidate_named(options.pull).id), viewer))
        elif options.decide:
            _decide(options, store, viewer)
        if options.json or not _does_something(options):
            _show(options, store, viewer)
    return 0


def _does_something(options: Options) -> bool:
    named = options.propose is not None or options.pull is not None
    return bool(named or options.put_away or options.decide)


def _show(options: Options, store: Store, viewer: Viewer) -> None:
    cases, session = store.consent(viewer), store.session(viewer)
    shown = consent_json if options.json else consent_text
    print(shown(session, cases, _reasons(store, cases, viewer)), end="")


def _reasons(store: Store, cases: Sequence[ConsentCase], viewer: Viewer) -> Mapping[str, str]:
    return {
        case.candidate: proposed_reason(store.sheet(case.candidate, viewer), case)
        for case in cases
        if case.may_be_proposed
    }


def _propose(names: Sequence[str], store: Store, viewer: Viewer) -> None:
    session = store.session(viewer)
    chosen = [state.id for state in candidates_named(session, names)]
    if not names:
        chosen = [case.candidate for case in store.consent(viewer) if case.may_be_proposed]
    if not chosen:
        raise Refused("Nobody can be proposed; calibrate consent says why.")
    say(act(store, ProposeTogether(tuple(chosen)), viewer))


def _decide(options: Options, store: Store, viewer: Viewer) -> None:
    session = store.session(viewer)
    outcomes = {id: _outcome(word) for id, word in _named(session, options.decide)}
    _need_all(session, outcomes)
    reasons = dict(_named(session, options.because))
    confirmed = candidates_named(session, options.confirm)
    abstained = {id: _count(word) for id, word in _named(session, options.abstained)}
    proposed = dict(_confirmed(store, confirmed, outcomes, viewer))
    if twice := reasons.keys() & proposed.keys():
        name = session.candidate(min(twice)).name
        raise BadInput(f"{name} has a reason of your own and the proposed one; give one of them.")
    for id in (*reasons, *abstained, *proposed):
        if id not in outcomes:
            raise BadInput(f"--decide names no outcome for {session.candidate(id).name}.")
    given = proposed | reasons
    for id in outcomes:
        if id not in given:
            name = session.candidate(id).name
            raise Refused(f"{name} needs a reason: --confirm {quoted(name)}, or --because.")
    commands = [
        DecideByConsent(new_id(), id, outcome, given[id], abstained.get(id, 0))
        for id, outcome in outcomes.items()
    ]
    act_all(store, commands, viewer)
    for id, outcome in outcomes.items():
        vote = store.case(id, viewer).sheet.decision
        told = vote_words(vote.vote if vote else None, by_consent=True)
        say(f"recorded for {session.candidate(id).name}: {outcome_words(outcome)}; {told}")


def _need_all(session: Session, outcomes: Mapping[str, Outcome]) -> None:
    """One vote decides what is left of the list, so nobody of it is left out."""
    listed = on_list(session)
    if not listed:
        raise Refused("Nobody is on the list; put them there by --propose.")
    left = [session.candidate(id).name for id in listed if id not in outcomes]
    if left:
        raise Refused(f"All on the list are decided at once. Not named: {', '.join(left)}.")


def _confirmed(
    store: Store,
    confirmed: Sequence[CandidateState],
    outcomes: Mapping[str, Outcome],
    viewer: Viewer,
) -> Iterator[tuple[str, str]]:
    cases = {case.candidate: case for case in store.consent(viewer)}
    for state in confirmed:
        case = cases[state.id]
        sheet = store.sheet(state.id, viewer)
        reason = proposed_reason(sheet, case, outcomes.get(state.id))
        if not reason:
            raise Refused(f"The record has no reason for this of {state.name}: give --because.")
        yield state.id, reason


def _named(session: Session, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield ids and words of NAME=WORDS, where a name may have signs of its own."""
    seen = set[str]()
    for text in given:
        name, sign, word = text.partition("=")
        if not sign or not word.strip():
            raise BadInput(f"{quoted(text)}: expected NAME=…, such as Ann=promote.")
        id = session.candidate_named(name).id
        if id in seen:
            raise BadInput(f"{session.candidate(id).name} is named twice; name them once.")
        seen.add(id)
        yield id, word.strip()


def _outcome(word: str) -> Outcome:
    if word not in [outcome.value for outcome in OUTCOMES]:
        raise BadInput(f"{quoted(word)}: by consent somebody is decided promote or not-yet.")
    return Outcome(word)


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or len(word) > 4:
        raise BadInput(f"--abstained {quoted(word)} is not a count.")
    return int(word)
