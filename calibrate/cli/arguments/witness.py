"""What can be written after `calibrate` of a witness, who holds the keys on another machine."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import add_bare, add_command, path, words

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def request(commands: Commands) -> None:
    """Describe `witness-request`."""
    request = add_command(
        commands,
        "witness-request",
        "witness.commands.request",
        "ask a witness for the keys of a session, before rating opens",
        "With a witness nobody can open a rating before the reveal, whoever owns the file: the "
        "seed of all keys is made on the witness's machine and stays there. Without one the seed "
        "lies in the session file. Once rating is open, --candidate asks for those of one more.",
    )
    asked = request.add_mutually_exclusive_group()
    asked.add_argument(
        "--lost",
        action="store_true",
        help="once rating is open: for all who are not revealed, as the seed before was lost",
    )
    asked.add_argument(
        "--candidate",
        metavar="NAME",
        type=words,
        help="once rating is open: who is to be added, by `add-candidate --witness`",
    )
    _add_out(request)


def begin(commands: Commands) -> None:
    """Describe `witness-begin`."""
    begin = add_bare(
        commands,
        "witness-begin",
        "witness.commands.start",
        "on the witness's machine: make the seed of a session",
        "Writes the seed to a file of its own and prints it once as 24 words, its only backup.",
    )
    _add_request(begin)
    _add_seed(begin)


def keys(commands: Commands) -> None:
    """Describe `witness-keys`."""
    keys = add_bare(
        commands,
        "witness-keys",
        "witness.commands.keys",
        "on the witness's machine: test the second copy, and give the public keys",
        "The answer is for `open-rating --witness`, or `add-candidate --witness`. It is given once "
        "the 24 words were typed again, for if all copies of a seed are lost, nothing sealed can "
        "be opened.",
    )
    _add_request(keys)
    _add_seed(keys)
    _add_words(keys)
    _add_out(keys)


def give(commands: Commands) -> None:
    """Describe `witness-give`."""
    give = add_bare(
        commands,
        "witness-give",
        "witness.commands.give",
        "on the witness's machine: give the keys of the rounds that are to be revealed",
        "Each key is given with a signature over exactly the entries that the request lists, the "
        "time, and how often it was given. The answer is for `reveal --key`.",
    )
    _add_request(give)
    _add_seed(give)
    _add_out(give)


def restore(commands: Commands) -> None:
    """Describe `witness-restore`."""
    restore = add_bare(
        commands,
        "witness-restore",
        "witness.commands.again",
        "on the witness's machine: write a lost seed anew from its 24 words",
        "How often keys were given before is not known then, and packets say so.",
    )
    _add_request(restore)
    _add_seed(restore)
    _add_words(restore)


def renew(commands: Commands) -> None:
    """Describe `renew-keys`."""
    renew = add_command(
        commands,
        "renew-keys",
        "witness.commands.renew",
        "take new keys from a witness, as the seed of those before was lost",
        "What is sealed to the keys before nobody can open. Panelists seal it again: newer kits "
        "carry the new keys, and `take-over` seals in them what stood in the older ones. The log "
        "and page 1 of the packet say so.",
    )
    renew.add_argument(
        "--witness",
        metavar="ANSWER",
        type=path,
        required=True,
        help="the public keys that a new seed gives, for `witness-request --lost`",
    )
    renew.add_argument("--because", metavar="REASON", type=words, required=True, help="why")


def _add_request(command: ArgumentParser) -> None:
    command.add_argument("request", metavar="REQUEST", type=path, help="what the session asks")


def _add_seed(command: ArgumentParser) -> None:
    command.add_argument(
        "--seed", metavar="FILE", type=path, required=True, help="the witness's own file"
    )


def _add_words(command: ArgumentParser) -> None:
    command.add_argument(
        "--words-file", metavar="FILE", type=path, help="where the 24 words are, if not typed"
    )


def _add_out(command: ArgumentParser) -> None:
    command.add_argument("--out", metavar="FILE", type=path, required=True, help="where to")


COMMANDS = (request, begin, keys, give, restore, renew)
"""What describes each of these commands, in the order in which --help lists them."""
