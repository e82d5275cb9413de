"""What can be written after `calibrate` of people once rating is open, and of the day it is due."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import Parser, add_chair, add_command, path, words

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands

NONE = "none"


def rename(commands: Commands) -> None:
    """Describe `rename`."""
    rename = add_command(
        commands,
        "rename",
        "setup_commands.rename",
        "correct the name of a candidate or panelist once rating is open",
    )
    rename.add_argument("name", metavar="NAME", help="the name as it is")
    rename.add_argument("correct", metavar="CORRECT", help="the name as it should be")
    rename.add_argument("--because", metavar="REASON", type=words, required=True, help="why")


def due(commands: Commands) -> None:
    """Describe `due`."""
    due = add_command(
        commands,
        "due",
        "setup_commands.due",
        "say until which day ratings are asked for",
        "Kits that are made afterwards show it, and so does the session.",
    )
    due.add_argument("due", metavar="DATE", type=_day, help=f"such as 2026-12-04, or {NONE}")
    due.add_argument("--because", metavar="REASON", type=words, help="why, if that matters")


def add_late(command: Parser, more: str) -> None:
    """Add the reason for adding somebody once rating is open."""
    command.add_argument(
        "--because", metavar="REASON", type=words, help=f"why, once rating is open; {more}"
    )


def add_replaced(command: Parser) -> None:
    """Add in whose place somebody rates."""
    command.add_argument(
        "--instead-of",
        metavar="NAME",
        help="once rating is open: whose place they take; what that one submitted counts",
    )


def add_witness(command: Parser) -> None:
    """Add the keys that a witness gives for a candidate who is added late."""
    command.add_argument(
        "--witness",
        metavar="ANSWER",
        type=path,
        help="the public keys of this candidate, where a witness holds the seed",
    )


def _day(text: str) -> date | None:
    if text.strip().casefold() == NONE:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day such as 2026-12-04, nor “{NONE}”") from None


def organisation(commands: Commands) -> None:
    """Describe `organisation`."""
    described = add_command(
        commands,
        "organisation",
        "packets.organisation.organisation",
        "say what packets show of the organisation",
        "What is not named stays as it is. Without any option it is said what there is.",
    )
    described.add_argument("--name", metavar="N", type=words, help="what heads a first page")
    described.add_argument(
        "--line",
        metavar="TEXT",
        type=words,
        help="what stands in every foot in place of “Confidential”",
    )
    described.add_argument(
        "--logo", metavar="PNG|JPEG", type=path, help="200 kB and 1200 pixels each way at most"
    )
    described.add_argument(
        "--without",
        nargs="+",
        action="extend",
        choices=("name", "line", "logo"),
        default=[],
        help="what is to be taken away",
    )
    add_chair(described)


COMMANDS = (rename, due, organisation)
"""What describes each of these commands, in the order in which --help lists them."""
