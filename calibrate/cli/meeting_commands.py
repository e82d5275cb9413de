"""Commands of the meeting that open ratings: reveals, and second rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.ballots import second_titles
from calibrate.cli.output import complain_or_refuse, one_line, say
from calibrate.cli.session_file import act, act_all, candidates_named, chair, opened
from calibrate.domain.ballots import SECOND
from calibrate.domain.commands import BeginSecondRound, RevealRound
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_open, need_revealable
from calibrate.domain.phases import Viewer
from calibrate.domain.presence.presence import missing_raters
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.travel.witness import RevealGiven
from calibrate.exchange.ballots.messages import message_text, read_message
from calibrate.exchange.files import write_whole
from calibrate.store.store import Store
from calibrate.words.rounds import why_words, without_words

NOTHING_TO_REVEAL = {
    1: "No candidate is sealed any more, so there is nothing to reveal.",
    SECOND: "No candidate has a second round under way, so there is nothing to reveal.",
}


def reveal(options: Options) -> int:
    """Open a round of the candidates named, or of all who can be revealed."""
    if bool(options.absent) != bool(options.because):
        raise BadInput("--absent and --because belong together: say who is absent, and why.")
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        need_open(session)
        absent = frozenset(session.panelist_named(name) for name in options.absent)
        chosen = candidates_named(session, options.candidate)
        plan = RevealRound("", options.round, tuple(sorted(absent)), options.because or "")
        reveals = _reveals(session, chosen, plan)
        if options.request:
            return _ask_witness(options.request, store, reveals, viewer)
        if options.key:
            reveals = _with_keys(reveals, read_message(options.key, RevealGiven))
        for command, sentence in zip(reveals, act_all(store, reveals, viewer), strict=True):
            say(sentence)
            newest = store.sheet(command.candidate, viewer).reveals[-1]
            if newest.excused:
                say(f"{without_words(newest)}. {why_words(newest)}")
    return 0


def _ask_witness(path: Path, store: Store, reveals: Sequence[RevealRound], viewer: Viewer) -> int:
    wanted = store.reveal_wanted([(one.candidate, one.round) for one in reveals], viewer)
    write_whole(path, f"{message_text(wanted)}\n".encode())
    then = "reveal with their answer, before anything else is submitted"
    say(f"wrote {path}: for the witness; {then}")
    return 0


def _with_keys(reveals: Sequence[RevealRound], given: RevealGiven) -> Sequence[RevealRound]:
    """Return the reveals with the keys that a witness gave for them."""
    keys = {(key.candidate, key.round): key for key in given.reveals}
    return [replace(one, given=keys.get((one.candidate, one.round))) for one in reveals]


def _reveals(
    session: Session, chosen: Sequence[CandidateState], plan: RevealRound
) -> Sequence[RevealRound]:
    """Return the reveals to carry out, as `plan` says of whoever it is.

    Of one candidate alone the store judges who is absent.
    """
    for state in chosen:
        _need_that_round(state, plan.round)
    if len(chosen) == 1:
        return [replace(plan, candidate=chosen[0].id)]
    if chosen:
        reveals = [_reveal(session, state, plan) for state in chosen]
    else:
        reveals = _possible(session, plan)
    _refuse_present(session, frozenset(plan.excused), reveals)
    return reveals


def _need_that_round(state: CandidateState, round: int) -> None:
    if state.sealed_round == SECOND != round:
        raise Refused(f"{state.name} is in the second round; reveal that by --round 2.")


def _reveal(session: Session, state: CandidateState, plan: RevealRound) -> RevealRound:
    """Return the reveal of one candidate among several; raise Refused if it is not possible.

    Somebody is absent for all of them, and is excused where they did not submit.
    """
    excused = frozenset(plan.excused).intersection(missing_raters(session, state.id, plan.round))
    need_revealable(session, state.id, plan.round, excused, plan.because)
    because = plan.because if excused else ""
    return RevealRound(state.id, plan.round, tuple(sorted(excused)), because)


def _possible(session: Session, plan: RevealRound) -> list[RevealRound]:
    """Return the reveals of all candidates that are possible; complain of the others."""
    sealed = [state for state in session.candidates if state.sealed_round == plan.round]
    if not sealed:
        raise Refused(NOTHING_TO_REVEAL[plan.round])
    reveals, refusals = [], []
    for state in sealed:
        try:
            reveals.append(_reveal(session, state, plan))
        except Refused as refusal:
            refusals.append(str(refusal))
    complain_or_refuse(refusals, bool(reveals))
    return reveals


def _refuse_present(
    session: Session, absent: frozenset[str], reveals: Sequence[RevealRound]
) -> None:
    excused = {panelist for reveal in reveals for panelist in reveal.excused}
    for panelist in session.panel.panelists:
        if panelist.id in absent - excused:
            raise Refused(
                f"{panelist.name} is missing nowhere; what was submitted in time counts. "
                "Leave them out of --absent."
            )


def second_round(options: Options) -> int:
    """Begin a second round on what split, and say on which criteria."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        candidate = store.session(viewer).candidate_named(options.candidate).id
        say(act(store, BeginSecondRound(candidate), viewer))
        session = store.session(viewer)
        say(", ".join(second_titles(session, candidate)))
        if session.kits:
            begun = message_text(store.second_round(candidate, viewer))
            print(one_line(f"For kits, to be taken by take-round: {begun}"))
    return 0
