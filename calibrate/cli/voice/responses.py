"""The command that files what a candidate responds, and says until when they may."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act_all, chair, opened
from calibrate.cli.voice.given import given_day, given_text
from calibrate.domain.commands import Command, RecordResponse, SetResponseDeadline, new_id
from calibrate.domain.errors import BadInput
from calibrate.domain.permissions import need_decided
from calibrate.domain.voice.answers import Answers
from calibrate.exchange.printable import printable
from calibrate.exchange.shown.json_contract import json_text
from calibrate.exchange.shown.voice.voice_json import answers_file
from calibrate.words.voice.answers import answers_lines

NO_DAY = "none"


def response(options: Options) -> int:
    """Set the deadline, file a response, or show what there is; all or nothing."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        state = store.session(viewer).candidate_named(options.candidate)
        need_decided(store.session(viewer), state.id)
        before = store.sheet(state.id, viewer).answers
        done = act_all(store, list(_asked(options, state.id, before)), viewer)
        answers = store.sheet(state.id, viewer).answers
    if options.json:
        print(json_text(answers_file(state.name, answers)), end="")
    elif done:
        for sentence in done:
            say(sentence)
    else:
        _show(state.name, answers)
    return 0


def _asked(options: Options, candidate: str, before: Answers) -> Iterator[Command]:
    text = given_text(options)
    if options.came and text is None:
        raise BadInput("--came says when a response came; give it with --text or --text-file.")
    if options.until == NO_DAY:
        yield SetResponseDeadline(candidate, None)
    elif options.until or options.turn_to:
        until = given_day("--until", options.until) or before.until
        if until is None:
            raise BadInput("--turn-to goes with a day; give --until too.")
        yield SetResponseDeadline(candidate, until, options.turn_to or before.turn_to)
    if text is not None:
        yield RecordResponse(new_id(), candidate, text, given_day("--came", options.came))


def _show(name: str, answers: Answers) -> None:
    if answers.is_empty:
        say(f"{name} has not responded, and no day is set until which they may")
        return
    for line in answers_lines(answers):
        for part in line.split("\n"):
            print(printable(part, " "))
