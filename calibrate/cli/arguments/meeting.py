"""What can be written after `calibrate` in the meeting: reveals, rounds, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import (
    Parser,
    add_candidates,
    add_chair,
    add_command,
    path,
    words,
)
from calibrate.domain.decisions import Outcome

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def reveal(commands: Commands) -> None:
    """Describe `reveal`."""
    reveal = add_command(
        commands,
        "reveal",
        "meeting_commands.reveal",
        "open a candidate's submissions, all at once",
        "Who is marked absent in the session need not be named again.",
    )
    add_candidates(reveal, "whose (default: all sealed candidates who can be revealed)")
    reveal.add_argument(
        "--absent",
        metavar="NAME",
        nargs="+",
        action="extend",
        default=[],
        help="panelists who have not submitted and will not; needs --because",
    )
    reveal.add_argument("--because", metavar="REASON", type=words, help="why they are absent")
    reveal.add_argument(
        "--round", metavar="N", type=int, choices=(1, 2), default=1, help="1 or 2 (default: 1)"
    )
    witness = reveal.add_mutually_exclusive_group()
    witness.add_argument(
        "--request",
        metavar="FILE",
        type=path,
        help="reveal nothing, and write what a witness is asked for",
    )
    witness.add_argument(
        "--key", metavar="ANSWER", type=path, help="what the witness answered to that"
    )
    add_chair(reveal)


def second_round(commands: Commands) -> None:
    """Describe `second-round`."""
    second = add_command(
        commands,
        "second-round",
        "meeting_commands.second_round",
        "begin a second blind round on the criteria that split",
        "Ratings of it come in by submit or import-ratings; reveal --round 2 opens them.",
    )
    second.add_argument("candidate", metavar="CANDIDATE", help="on whom")
    add_chair(second)


def decide(commands: Commands) -> None:
    """Describe `decide`."""
    decide = add_command(
        commands,
        "decide",
        "decision_commands.decide",
        "record what the panel decided",
        "Those who may vote need not all do so: fewer votes are fine, and below the quorum that is "
        "noted. A tie goes to the named decider, or defers. Once a candidate was reopened, the new "
        "decision supersedes the old. Example: calibrate decide autumn.calib Ann promote --for 3 "
        "--against 1 --because 'Leads designs across teams.'",
    )
    decide.add_argument("candidate", metavar="CANDIDATE", help="on whom")
    decide.add_argument(
        "outcome",
        metavar="OUTCOME",
        choices=[outcome.value for outcome in Outcome],
        help="promote, not-yet or defer",
    )
    decide.add_argument("--because", metavar="REASON", type=words, required=True, help="why")
    votes = (
        ("--for", "votes_for", "votes for the promotion"),
        ("--against", "votes_against", "votes against it"),
        ("--abstained", "abstained", "how many abstained"),
    )
    for option, name, help in votes:
        decide.add_argument(option, dest=name, metavar="N", type=int, help=help)
    decide.add_argument(
        "--dissent",
        metavar="'NAME: WORDS'",
        type=words,
        action="append",
        default=[],
        help="a panelist's disagreement in their own words; may be repeated",
    )
    decide.add_argument(
        "--follow-up",
        metavar="'OWNER: WHAT (by DATE)'",
        type=words,
        action="append",
        default=[],
        help="what somebody will do, and by when if that is known, as in “(by 2026-12-18)”; "
        "may be repeated",
    )
    add_chair(decide)


def withdraw(commands: Commands) -> None:
    """Describe `withdraw`."""
    withdraw = add_command(
        commands, "withdraw", "decision_commands.withdraw", "take a candidate out of the session"
    )
    _add_case(withdraw, "who is withdrawn")


def reopen(commands: Commands) -> None:
    """Describe `reopen`."""
    reopen = add_command(
        commands,
        "reopen",
        "decision_commands.reopen",
        "open a decided or withdrawn candidate again",
        "What was decided is kept; the next decision supersedes it.",
    )
    _add_case(reopen, "who is opened again")


def _add_case(command: Parser, help: str) -> None:
    """Add a candidate, and the reason that is needed."""
    command.add_argument("candidate", metavar="CANDIDATE", help=help)
    command.add_argument("--because", metavar="REASON", type=words, required=True, help="why")
    add_chair(command)


def close(commands: Commands) -> None:
    """Describe `close`."""
    close = add_command(
        commands,
        "close",
        "decision_commands.close",
        "close the session once everybody is decided or withdrawn",
        "It is read-only from then on, until a candidate is reopened.",
    )
    add_chair(close)


COMMANDS = (reveal, second_round, decide, withdraw, reopen, close)
"""What describes each of these commands, in the order in which --help lists them."""
