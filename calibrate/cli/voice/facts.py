"""The command that keeps facts about a candidate until after the vote, and shows them."""

from __future__ import annotations

from dataclasses import replace

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import one_line, say
from calibrate.cli.session_file import act, chair, opened
from calibrate.cli.voice.given import given_day
from calibrate.domain.commands import KeepFacts
from calibrate.domain.errors import Refused
from calibrate.domain.permissions import need_facts_open
from calibrate.domain.phases import Viewer
from calibrate.domain.voice.facts import NO_FACTS, Facts, read_outcome
from calibrate.exchange.shown.json_contract import json_text
from calibrate.exchange.shown.voice.voice_json import facts_file
from calibrate.store.store import Store
from calibrate.words.voice.facts import WHY_KEPT, fact_sentences


def fact(options: Options) -> int:
    """Keep facts beside those that are kept, or show them to who may read them."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        state = store.session(viewer).candidate_named(options.candidate)
        is_asked = any((options.level_since, options.promoted, options.outcome, options.remove))
        if is_asked:
            need_facts_open(store.session(viewer), state.id)
            said = _said(options, store.facts(state.id, viewer))
            done = act(store, KeepFacts(state.id, said), viewer)
        facts = _read(store, state.id, viewer)
    if options.json:
        print(json_text(facts_file(state.name, facts)), end="")
    elif is_asked:
        say(done)
    else:
        _show(state.name, facts)
    return 0


def _said(options: Options, before: Facts) -> Facts:
    """Return what is kept with what is said put in its place, or added where it is an outcome."""
    kept = NO_FACTS if options.remove else before
    since = given_day("--level-since", options.level_since)
    promoted = given_day("--promoted", options.promoted)
    outcomes = tuple(map(read_outcome, options.outcome))
    return replace(
        kept,
        level_since=since or kept.level_since,
        promoted=promoted or kept.promoted,
        outcomes=(*kept.outcomes, *outcomes),
    )


def _read(store: Store, candidate: str, viewer: Viewer) -> Facts:
    """Return what is kept; raise Refused before the vote, whether anything is or not."""
    reach = store.scope(viewer)
    if candidate in reach.facts:
        return store.sheet(candidate, viewer).facts
    if candidate in reach.entering:
        return store.facts(candidate, viewer)
    name = store.session(viewer).candidate(candidate).name
    raise Refused(f"What is kept about {name} is shown after the vote.")


def _show(name: str, facts: Facts) -> None:
    if facts.is_empty:
        say(f"no facts are kept about {name}")
        return
    for line in fact_sentences(facts):
        print(one_line(line))
    say(WHY_KEPT)
