"""The command that writes a session's rubric as a file, or compares it with another."""

from __future__ import annotations

from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, say
from calibrate.cli.session_file import chair, opened
from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.domain.offers.ladder import Filled, filled_ladder
from calibrate.domain.rubric.comparing import compare
from calibrate.exchange.ladders.rubric_file import MARKDOWN, SUFFIX, read_rubric, write_rubric
from calibrate.words.offers.examples import exported_words


def rubric(options: Options) -> int:
    """Write the rubric of a session, or say what differs from another to it."""
    if bool(options.out) == bool(options.compare):
        raise BadInput("rubric: name where it goes with --out, or what it is compared with.")
    if options.out:
        _check_target(options.out)
        _write(options)
    else:
        _compare(options)
    return 0


def _write(options: Options) -> None:
    found = _recorded(options, options.without_offers)
    for because in found.left_out:
        complain(f"An approved example is left out: {because}")
    write_rubric(found.rubric, options.out)
    told = f" {exported_words(found.examples)}" if found.examples else ""
    say(f"wrote the rubric {found.rubric.title}{told} to {options.out}")


def _recorded(options: Options, is_bare: bool) -> Filled:
    """Return the session's rubric, if it is the one that was recorded.

    Unless it is to be bare, it has what was approved of those whose part the chair runs.
    """
    with opened(options, takes_kits=True) as store:
        viewer = chair(store, options.chair)
        if damage := store.rubric_damage():
            raise FileTrouble(damage)
        offers = () if is_bare else store.offers(viewer)
        session = store.session(viewer)
        return filled_ladder(session, offers, lambda candidate: store.sheet(candidate, viewer))


def _check_target(target: Path) -> None:
    if target.suffix.lower() not in (SUFFIX, *MARKDOWN):
        ends = f"{SUFFIX} or {MARKDOWN[0]}"
        raise BadInput(f"{target.name} has to end in {ends}, by which a rubric file is known.")
    if target.exists():
        raise BadInput(f"{target.name} is there already; name another file.")


def _compare(options: Options) -> None:
    other = read_rubric(options.compare)
    comparison = compare(other, _recorded(options, is_bare=True).rubric)
    if options.json:
        from calibrate.exchange.shown.comparison_json import comparison_json

        print(comparison_json(comparison), end="")
    else:
        from calibrate.exchange.shown.comparison_text import comparison_text

        print(comparison_text(comparison), end="")
