"""The command that writes a session's rubric as a file."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import chair, opened
from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.exchange.ladders.rubric_file import MARKDOWN, SUFFIX, write_rubric


def rubric(options: Options) -> int:
    """Write the rubric of a session where nothing is yet, if it is the one that was recorded."""
    target = options.out
    if target.suffix.lower() not in (SUFFIX, *MARKDOWN):
        ends = f"{SUFFIX} or {MARKDOWN[0]}"
        raise BadInput(f"{target.name} has to end in {ends}, by which a rubric file is known.")
    if target.exists():
        raise BadInput(f"{target.name} is there already; name another file.")
    with opened(options, takes_kits=True) as store:
        found = store.session(chair(store)).rubric
        if damage := store.rubric_damage():
            raise FileTrouble(damage)
    write_rubric(found, target)
    say(f"wrote the rubric {found.title} to {target}")
    return 0
