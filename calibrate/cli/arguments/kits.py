"""What can be written after `calibrate` of kits: session files cut for one panelist each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import add_chair, add_command, path, words

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def kit(commands: Commands) -> None:
    """Describe `kit`."""
    kit = add_command(
        commands,
        "kit",
        "kit_commands.kit",
        "make kits, one for each panelist to rate in on their own machine",
        "A kit holds what its panelist may see and nobody's ratings. It is encrypted by six words "
        "that are printed once and have to travel another way; words that are forgotten cannot be "
        "recovered. Made while rating is open. Another kit of somebody carries the work of the one "
        "before on, which its panelist takes over; with --because it replaces it and has a key of "
        "its own, which the packet says. Other commands on a kit: show, import-ratings, submit, "
        "recuse, take-over, log, verify.",
    )
    kit.add_argument(
        "--out", metavar="DIR", type=path, required=True, help="where to; made if it is not there"
    )
    kit.add_argument(
        "--panelist",
        metavar="NAME",
        nargs="+",
        action="extend",
        default=[],
        help="for whom (default: everybody who has somebody to rate)",
    )
    kit.add_argument(
        "--no-passphrase", action="store_true", help="do not encrypt: whoever has a kit reads it"
    )
    kit.add_argument(
        "--because",
        metavar="REASON",
        type=words,
        help="why these replace the kits that went out: one was lost, or has another reader",
    )
    add_chair(kit)


def take_over(commands: Commands) -> None:
    """Describe `take-over`."""
    take_over = add_command(
        commands,
        "take-over",
        "kit_commands.take_over",
        "bring an older kit's work into a newer one of the same panelist",
        "What was begun and submitted there comes along with the key that signs it. FILE is the "
        "newer kit; the older one stays as it is and is used no more.",
    )
    take_over.add_argument("older", metavar="OLDER", type=path, help="the older kit")
    take_over.add_argument(
        "--older-words-file",
        metavar="PATH",
        type=path,
        help="a file with the six words of OLDER; they are asked for if left out",
    )


COMMANDS = (kit, take_over)
"""What describes each of these commands, in the order in which --help lists them."""
