"""What can be written after `calibrate` of how the panel talks."""

from __future__ import annotations

from argparse import ArgumentTypeError
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import (
    add_candidates,
    add_chair,
    add_command,
    add_viewer,
)

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands

NONE = "none"


@dataclass(frozen=True, slots=True)
class Rank:
    """A seniority as it is given, or that it is not said."""

    value: int | None


def seniority(commands: Commands) -> None:
    """Describe `seniority`."""
    seniority = add_command(
        commands,
        "seniority",
        "talking.seniority.seniority",
        "note in set-up how senior a panelist is: the most senior speak last",
        "It is used for nothing else, and only who runs the session sees it. Without a NAME it is "
        "said what was noted.",
    )
    seniority.add_argument("name", metavar="NAME", nargs="?", help="who on the panel")
    seniority.add_argument(
        "rank",
        metavar="NUMBER",
        nargs="?",
        type=_rank,
        help=f"from 1 to 99, a higher one is more senior; or {NONE}",
    )


def _rank(text: str) -> Rank:
    if text.strip().casefold() == NONE:
        return Rank(None)
    try:
        return Rank(int(text))
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no whole number, nor “{NONE}”") from None


def reasons_first(commands: Commands) -> None:
    """Describe `reasons-first`."""
    first = add_command(
        commands,
        "reasons-first",
        "talking.speaking.reasons_first",
        "let the talk after a reveal begin with reasons, and numbers come one key later",
        "It is off at first. On, console and projector show the reasons on what split, by lot and "
        "without names, until the numbers of the candidate are shown.",
    )
    first.add_argument("choice", metavar="on|off", choices=("on", "off"), help="whether it does")
    add_chair(first)


def numbers(commands: Commands) -> None:
    """Describe `numbers`."""
    numbers = add_command(
        commands,
        "numbers",
        "talking.speaking.numbers",
        "show the numbers of a candidate behind the reasons, or hold them back again",
    )
    numbers.add_argument("candidate", metavar="CANDIDATE", help="whose")
    numbers.add_argument(
        "choice", metavar="show|hold", choices=("show", "hold"), help="show them, or hold them back"
    )
    add_chair(numbers)


def speaking(commands: Commands) -> None:
    """Describe `speaking`."""
    speaking = add_command(
        commands,
        "speaking",
        "talking.speaking.speaking",
        "say who speaks when on each criterion that splits",
        "By lot: one from each side of the bar, then the rest, the most senior last; who presents "
        "answers. It is told once numbers are shown, and as long as the split is talked about.",
    )
    add_candidates(speaking, "of whom (default: all)")
    add_viewer(speaking)
    speaking.add_argument("--json", action="store_true", help="as JSON, with a version")


COMMANDS = (seniority, reasons_first, numbers, speaking)
"""What describes each of these commands, in the order in which --help lists them."""
