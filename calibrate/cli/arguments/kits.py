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
        "recovered. Made as long as somebody is sealed whom its panelist rates. Another kit of "
        "somebody carries the work of the one before on, which its panelist takes over; with "
        "--because it replaces it and has a key of its own, which the packet says. Other commands "
        "on a kit: show, import-ratings, submit, recuse, ballot, take-over, take-round, "
        "compare-keys, log, verify.",
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


def compare_keys(commands: Commands) -> None:
    """Describe `compare-keys`."""
    compare = add_command(
        commands,
        "compare-keys",
        "kit_commands.compare_keys",
        "print the six words of kits’ keys, and note that they were compared by voice",
        "The first ballot of a kit brings its key. Let its panelist read the words that their kit "
        "shows, by voice; in a kit this prints those. Page 1 of the packet says whose were "
        "compared. Of somebody with several keys the newest is noted.",
    )
    compare.add_argument("panelist", metavar="PANELIST", nargs="?", help="whose (default: all)")
    found = compare.add_mutually_exclusive_group()
    found.add_argument(
        "--same", action="store_true", default=None, help="note that PANELIST’s are the same"
    )
    found.add_argument(
        "--not-same", dest="same", action="store_false", help="note that they are not"
    )
    add_chair(compare)


COMMANDS = (kit, take_over, compare_keys)
"""What describes each of these commands, in the order in which --help lists them."""
