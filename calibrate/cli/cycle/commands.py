"""Beginning a session from an earlier one."""

from __future__ import annotations

from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.encodings import said_by_option
from calibrate.cli.output import say
from calibrate.cli.session_file import asked_step, chair, opened
from calibrate.domain.cycle.carrying import Coming, Next, chosen, everybody, usual
from calibrate.domain.cycle.former import Former
from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import Rubric
from calibrate.exchange.cycle.making import begin_next, read_former_session
from calibrate.exchange.ladders.rubric_file import read_ladder
from calibrate.exchange.policy.policy_file import read_policy_file
from calibrate.store.store import Store
from calibrate.words.cycle.cycle import done_words, left_out_words, next_title


def new_from(options: Options) -> int:
    """Begin a session from an earlier one, and say what came along and who did not."""
    rubric = _other_rubric(options)
    policy = read_policy_file(options.policy) if options.policy else None
    former = read_former_session(
        options.from_session,
        lambda copy: _opened(options, copy),
        lambda store: chair(store, options.chair),
    )
    people = everybody(former, rubric or former.session.rubric)
    coming = chosen(people, _ids(options, former, people))
    plan = Next(former, rubric or former.session.rubric, coming, policy)
    title = options.title or next_title(former.session.title)
    begin_next(options.file, title, plan).close()
    say(f"began {title} in {options.file} from {former.session.title}")
    left = [one for one in people if one not in coming]
    for sentence in (*done_words(plan), *left_out_words(left)):
        say(sentence)
    return 0


def _opened(options: Options, copy: Path) -> Store:
    return opened(Options(file=copy, words_file=options.from_words_file))


def _other_rubric(options: Options) -> Rubric | None:
    """Return the rubric that takes the place of the earlier one, if one is given."""
    if not options.rubric:
        if asked_step(options):
            raise BadInput("new: --from and --to choose levels of a ladder; name it by --rubric.")
        return None
    with said_by_option():
        return read_ladder(options.rubric, options.encoding, asked_step(options)).rubric


def _ids(options: Options, former: Former, people: tuple[Coming, ...]) -> tuple[str, ...]:
    if options.no_candidates:
        return ()
    named = (former.session.candidate_named(name).id for name in options.candidate)
    return tuple(named) or usual(people)
