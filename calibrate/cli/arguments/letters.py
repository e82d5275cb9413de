"""What can be written after `calibrate letter` to write to a candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import Parser, add_chair, add_command, words

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def letter(commands: Commands) -> None:
    """Describe `letter`."""
    letter = add_command(
        commands,
        "letter",
        "letter.commands.letter",
        "write to a decided candidate, and show what of it would leave",
        "The record proposes a message and a word on each criterion; none of it leaves before it "
        "was written or confirmed here. `packet --edition candidate` then writes the PDF. What is "
        "written counts as confirmed. With nothing written it shows the letter.",
    )
    letter.add_argument("candidate", metavar="CANDIDATE", help="to whom")
    letter.add_argument(
        "--review",
        action="store_true",
        help="print what leaves, what was taken out and why, and where a rater may be named",
    )
    _add_words(letter)
    _add_pieces(letter)
    letter.add_argument(
        "--keep",
        metavar="NUMBER",
        type=int,
        help="keep a mention of a rater, by its number in the review; needs --because",
    )
    letter.add_argument("--because", metavar="REASON", type=words, help="why")
    add_chair(letter)


def _add_words(letter: Parser) -> None:
    letter.add_argument("--message", metavar="TEXT", type=words, help="what the letter says")
    letter.add_argument(
        "--outcome",
        metavar="CRITERION=WORD",
        nargs="+",
        action="extend",
        default=[],
        help="what is told of a criterion: shown, partly, not-yet or untold",
    )
    letter.add_argument(
        "--sentence",
        metavar="CRITERION=TEXT",
        nargs="+",
        action="extend",
        default=[],
        help="a sentence of your own on a criterion",
    )
    letter.add_argument(
        "--confirm",
        metavar="WHAT",
        nargs="+",
        action="extend",
        default=[],
        help="confirm as it stands what the review shows: message, or a criterion",
    )


def _add_pieces(letter: Parser) -> None:
    for option, help in (
        ("--give", "let the candidate have these pieces; needs --because"),
        ("--leave-out", "leave these pieces out, though they are for the candidate"),
        ("--take-in", "take these pieces in again"),
    ):
        letter.add_argument(
            option, metavar="PIECE", nargs="+", action="extend", default=[], help=help
        )


COMMANDS = (letter,)
"""What describes the command."""
