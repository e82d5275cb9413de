"""What can be written after `calibrate` to give the ladder the examples that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import Parser, add_chair, add_command, words

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def offer(commands: Commands) -> None:
    """Describe `offer-example`."""
    offer = add_command(
        commands,
        "offer-example",
        "offers.commands.offer",
        "offer a piece, in other words, as the example that the ladder asks for",
        "The candidate has to be decided, the panel to agree on the criterion, and somebody to "
        "cite the piece there. The words may hold no name and no address. Given again, the words "
        "change, and the person has to agree anew.",
    )
    _add_piece(offer)
    offer.add_argument(
        "--words",
        metavar="TEXT",
        type=words,
        required=True,
        help="the example as the ladder will say it, without what tells whose work it was",
    )
    add_chair(offer)


def agree(commands: Commands) -> None:
    """Describe `agree-example`."""
    agree = add_command(
        commands,
        "agree-example",
        "offers.commands.agree",
        "note that the person agreed to an offered example",
    )
    _add_piece(agree)
    agree.add_argument(
        "--how",
        metavar="TEXT",
        type=words,
        required=True,
        help="how and when they agreed, such as 'asked in person, said yes'",
    )
    add_chair(agree)


def approve(commands: Commands) -> None:
    """Describe `approve-example`."""
    approve = add_command(
        commands,
        "approve-example",
        "offers.commands.approve",
        "let the ladder have an offered example, to which the person agreed",
        "`rubric` writes the ladder with it.",
    )
    _add_piece(approve)
    add_chair(approve)


def withdraw(commands: Commands) -> None:
    """Describe `withdraw-example`."""
    withdraw = add_command(
        commands,
        "withdraw-example",
        "offers.commands.withdraw",
        "take an offered example back, whatever was agreed",
        "A ladder that was written with it before has to be written anew.",
    )
    _add_piece(withdraw)
    add_chair(withdraw)


def offers(commands: Commands) -> None:
    """Describe `offers`."""
    offers = add_command(
        commands, "offers", "offers.commands.offers", "print what is offered to the ladder"
    )
    offers.add_argument("--json", action="store_true", help="as JSON, for scripts")
    add_chair(offers)


def _add_piece(command: Parser) -> None:
    command.add_argument("candidate", metavar="CANDIDATE", help="whose work it is")
    command.add_argument("piece", metavar="PIECE", help="the piece of evidence, such as EV-07")
    command.add_argument(
        "--criterion",
        metavar="C",
        help="where the ladder asks for it, by title or id; needed where the piece may be meant "
        "for several",
    )
    command.add_argument("--level", metavar="LEVEL", help="for which level, such as L4; likewise")


COMMANDS = (offer, agree, approve, withdraw, offers)
"""What describes each of these commands, in the order in which --help lists them."""
