"""What can be written after `calibrate` of how the panel talks."""

from __future__ import annotations

from argparse import ArgumentTypeError
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import add_command

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


COMMANDS = (seniority,)
"""What describes each of these commands, in the order in which --help lists them."""
