"""Commands of the talk after a reveal: what is shown first, and who speaks when."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, candidates_named, chair, opened, viewer_named
from calibrate.domain.commands import BeginWithReasons, ShowNumbers
from calibrate.exchange.shown.turns_json import turns_json
from calibrate.words.talking.speaking import NOTHING_TO_TALK, turns_words


def reasons_first(options: Options) -> int:
    """Let the talk begin with reasons, or with the numbers."""
    with opened(options) as store:
        command = BeginWithReasons(options.choice == "on")
        say(act(store, command, chair(store, options.chair)))
    return 0


def numbers(options: Options) -> int:
    """Show the numbers of a candidate, or hold them back again."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        candidate = store.session(viewer).candidate_named(options.candidate).id
        say(act(store, ShowNumbers(candidate, options.choice == "show"), viewer))
    return 0


def speaking(options: Options) -> int:
    """Say who speaks when on each criterion that splits."""
    with opened(options) as store:
        viewer = viewer_named(store, options.viewer) if options.viewer else chair(store)
        session = store.session(viewer)
        states = candidates_named(session, options.candidate) or session.candidates
        told = [(state.name, store.turns(state.id, viewer)) for state in states]
    if options.json:
        print(turns_json(told), end="")
        return 0
    lines = [(name, one) for name, turns in told for one in turns]
    for name, one in lines:
        say(f"{name}, {one.title}. {turns_words(one)}")
    if not lines:
        say(NOTHING_TO_TALK)
    return 0
