"""What can be written after `calibrate` of what is decided together, and of the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import Parser, add_chair, add_command, words

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def consent(commands: Commands) -> None:
    """Describe `consent`."""
    consent = add_command(
        commands,
        "consent",
        "consent.commands.consent",
        "decide together what nobody disputes",
        "Without an option it says who may be proposed, and why others not. Everybody on the list "
        "is decided at once, or nobody: name an outcome for each, and a reason, your own or the "
        "one that is proposed from the record. Who is here and may vote agrees with each, unless "
        "they abstain. Example: calibrate consent autumn.calib --decide Ann=promote Ben=not-yet "
        "--confirm Ann --because 'Ben=The designs were led by others.'",
    )
    _add_what(consent)
    consent.add_argument(
        "--confirm",
        metavar="NAME",
        nargs="+",
        action="extend",
        default=[],
        help="with --decide: whose proposed reason stands",
    )
    for option, value, help in (
        ("--because", "NAME=REASON", "with --decide: a reason; may be repeated"),
        ("--abstained", "NAME=N", "with --decide: how many abstained on somebody"),
    ):
        consent.add_argument(
            option, metavar=value, type=words, nargs="+", action="extend", default=[], help=help
        )
    consent.add_argument("--json", action="store_true", help="say who may be proposed as JSON")
    add_chair(consent)


def _add_what(consent: Parser) -> None:
    what = consent.add_mutually_exclusive_group()
    what.add_argument(
        "--propose",
        metavar="NAME",
        nargs="*",
        help="put these on the list and nobody else; without a name, all who may be",
    )
    what.add_argument("--pull", metavar="NAME", help="pull somebody into the talk, for whomever")
    what.add_argument(
        "--put-away", action="store_true", help="take everybody off the list; nobody is decided"
    )
    what.add_argument(
        "--decide",
        metavar="NAME=OUTCOME",
        type=words,
        nargs="+",
        action="extend",
        help="promote or not-yet, for everybody on the list",
    )


def minutes(commands: Commands) -> None:
    """Describe `minutes`."""
    minutes = add_command(
        commands,
        "minutes",
        "consent.minutes.minutes",
        "what each case took of the meeting, and what the talk changed",
        "Nobody on the panel is named. Cases decided by consent share the time of their list.",
    )
    minutes.add_argument("--json", action="store_true", help="as JSON")
    add_chair(minutes)


COMMANDS = (consent, minutes)
"""What describes each of these commands, in the order in which --help lists them."""
