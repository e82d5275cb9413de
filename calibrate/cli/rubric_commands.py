"""The command that writes a session's rubric as a file, or compares it with another."""

from __future__ import annotations

from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import chair, opened
from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.domain.rubric.comparing import compare
from calibrate.domain.rubric.rubric import Rubric
from calibrate.exchange.ladders.rubric_file import MARKDOWN, SUFFIX, read_rubric, write_rubric


def rubric(options: Options) -> int:
    """Write the rubric of a session, or say what differs from another to it."""
    if bool(options.out) == bool(options.compare):
        raise BadInput("rubric: name where it goes with --out, or what it is compared with.")
    if options.out:
        _check_target(options.out)
        found = _recorded(options)
        write_rubric(found, options.out)
        say(f"wrote the rubric {found.title} to {options.out}")
    else:
        _compare(options)
    return 0


def _recorded(options: Options) -> Rubric:
    """Return the session's rubric, if it is the one that was recorded."""
    with opened(options, takes_kits=True) as store:
        found = store.session(chair(store)).rubric
        if damage := store.rubric_damage():
            raise FileTrouble(damage)
    return found


def _check_target(target: Path) -> None:
    if target.suffix.lower() not in (SUFFIX, *MARKDOWN):
        ends = f"{SUFFIX} or {MARKDOWN[0]}"
        raise BadInput(f"{target.name} has to end in {ends}, by which a rubric file is known.")
    if target.exists():
        raise BadInput(f"{target.name} is there already; name another file.")


def _compare(options: Options) -> None:
    other = read_rubric(options.compare)
    comparison = compare(other, _recorded(options))
    if options.json:
        from calibrate.exchange.shown.comparison_json import comparison_json

        print(comparison_json(comparison), end="")
    else:
        from calibrate.exchange.shown.comparison_text import comparison_text

        print(comparison_text(comparison), end="")
