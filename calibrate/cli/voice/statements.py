"""The command that writes down what a candidate states, and shows it."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, chair, opened
from calibrate.cli.voice.given import given_text
from calibrate.domain.commands import WriteStatement
from calibrate.domain.errors import BadInput
from calibrate.domain.voice.statement import Statement
from calibrate.exchange.printable import printable
from calibrate.exchange.shown.json_contract import json_text
from calibrate.exchange.shown.voice.voice_json import statement_file
from calibrate.words.voice.statement import statement_aside, statement_heading


def statement(options: Options) -> int:
    """Write a statement, or show the one that stands."""
    text = given_text(options)
    if options.remove and text:
        raise BadInput("--remove takes the statement away; give no text with it.")
    with opened(options) as store:
        viewer = chair(store, options.chair)
        state = store.session(viewer).candidate_named(options.candidate)
        before = store.sheet(state.id, viewer).statement
        command = _asked(options, state.id, text, before)
        done = act(store, command, viewer) if command else ""
        now = store.sheet(state.id, viewer).statement
    if options.json:
        print(json_text(statement_file(state.name, now)), end="")
    elif done:
        say(done)
    else:
        _show(state.name, now)
    return 0


def _asked(
    options: Options, candidate: str, text: str | None, before: Statement | None
) -> WriteStatement | None:
    """Return what is to be done; who reads it stays as it was where nothing is said of that."""
    for_room = options.for_room or (before is not None and before.for_room)
    for_room = for_room and not options.for_panel
    changes_who = before is not None and before.for_room != for_room
    if options.remove:
        return WriteStatement(candidate, "")
    if text is None and not changes_who:
        return None
    words = text if text is not None else before.text if before else ""
    return WriteStatement(candidate, words, for_room, options.because or "")


def _show(name: str, statement: Statement | None) -> None:
    if statement is None:
        say(f"{name} has made no statement")
        return
    aside = statement_aside(statement)
    print(printable(f"{statement_heading(name)}{f' ({aside})' if aside else ''}", " "))
    for line in statement.text.split("\n"):
        print(printable(line, " "))
