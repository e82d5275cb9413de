"""Commands that set a session up, from its first line until rating opens."""

from __future__ import annotations

from dataclasses import replace

from calibrate.cli.arguments.parser import Options
from calibrate.cli.arguments.starting.cycle import need_no_earlier
from calibrate.cli.encodings import said_by_option
from calibrate.cli.output import say
from calibrate.cli.session_file import act, asked_step, chair, needed_step, opened
from calibrate.domain.commands import (
    AddCandidate,
    AddCandidateLate,
    AddPanelist,
    AddRater,
    Command,
    CorrectName,
    CreateSession,
    OpenRating,
    ReplaceRater,
    SetDue,
    SetPolicy,
    new_id,
)
from calibrate.domain.errors import BadInput
from calibrate.domain.people import Candidate, Panelist, Role
from calibrate.domain.phases import HOLDER
from calibrate.domain.presence.chairs import lacks_deputy, why_deputy
from calibrate.domain.travel.witness import KeysGiven
from calibrate.exchange.ballots.messages import read_message
from calibrate.exchange.demo.session import write_demo
from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_ladder
from calibrate.exchange.policy.policy_file import read_policy_file
from calibrate.store.store import Store
from calibrate.words.phrases import several


def open_window(options: Options) -> int:
    """Say how a window is opened: whoever starts Calibrate does that before it comes to here."""
    raise BadInput("“open” takes the name of one session file and nothing else.")


def demo(options: Options) -> int:
    """Write the demo session."""
    write_demo(options.file)
    say(f"wrote the demo session to {options.file}")
    return 0


def new(options: Options) -> int:
    """Begin a session, of its own or from an earlier one."""
    if options.from_session:
        from calibrate.cli.cycle.commands import new_from

        return new_from(options)
    need_no_earlier(options)
    with said_by_option():
        paths = options.rubric or bundled_rubrics()[:1]
        ladder = read_ladder(paths, options.encoding, asked_step(options))
    rubric = ladder.rubric
    create = CreateSession(new_id(), options.title, rubric)
    chosen = (SetPolicy(read_policy_file(options.policy)),) if options.policy else ()
    Store.create(options.file, create, further=chosen).close()
    levels = ", ".join(level.key for level in rubric.levels)
    if ladder.left_out:
        say(f"left out {several(ladder.left_out, 'passage')} of the ladder that no level has")
    say(
        f"began {options.title} in {options.file} with the rubric {rubric.title}: "
        f"levels {levels}, criteria {', '.join(criterion.title for criterion in rubric.criteria)}"
    )
    return 0


def add_panelist(options: Options) -> int:
    """Add somebody to the panel; once rating is open, to rate, with a reason."""
    role = Role(options.role)
    added = Panelist(new_id(), options.name, role, not options.does_not_rate)
    if not options.because and not options.instead_of:
        return _apply(options, AddPanelist(added))
    because = options.because or ""
    with opened(options) as store:
        viewer = chair(store)
        command: Command = AddRater(added, because)
        if options.instead_of:
            before = store.session(viewer).panelist_named(options.instead_of)
            command = ReplaceRater(before, added, because)
        say(act(store, command, viewer))
    return 0


def rename(options: Options) -> int:
    """Correct a name once rating is open."""
    with opened(options) as store:
        viewer = chair(store)
        session = store.session(viewer)
        try:
            person = session.candidate_named(options.name).id
        except BadInput:
            person = session.panelist_named(options.name)
        say(act(store, CorrectName(person, options.correct, options.because), viewer))
    return 0


def due(options: Options) -> int:
    """Say until which day ratings are asked for."""
    return _apply(options, SetDue(options.due, options.because or ""))


def add_candidate(options: Options) -> int:
    """Add a candidate, and who presents them."""
    with opened(options) as store:
        viewer = chair(store)
        session = store.session(viewer)
        step = needed_step(options, session.rubric)
        presenter = options.presenter and session.panelist_named(options.presenter)
        candidate = Candidate(new_id(), options.name, step)
        if options.because:
            keys = read_message(options.witness, KeysGiven) if options.witness else None
            if keys:
                candidate = replace(candidate, id=keys.only_candidate)
            late = AddCandidateLate(candidate, options.because, keys, presenter)
            say(act(store, late, viewer))
            return 0
        add = AddCandidate(candidate, presenter)
        say(act(store, add, viewer))
        session = store.session(HOLDER)
        added = session.candidate(add.candidate.id)
        if lacks_deputy(session, added):
            say(why_deputy(session, added))
    return 0


def open_rating(options: Options) -> int:
    """End set-up."""
    keys = read_message(options.witness, KeysGiven) if options.witness else None
    return _apply(options, OpenRating(keys))


def _apply(options: Options, command: Command) -> int:
    with opened(options) as store:
        say(act(store, command, chair(store)))
    return 0
