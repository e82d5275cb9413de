"""What can be written after `calibrate` of ballots: what comes back from kits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import add_chair, add_command, path

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def ballot(commands: Commands) -> None:
    """Describe `ballot`."""
    ballot = add_command(
        commands,
        "ballot",
        "kit_commands.ballot",
        "write what was submitted in a kit as a file to be sent",
        "The file holds every submission of the kit from the first, signed, and sealed until the "
        "reveal: whoever carries it can read none of it, and shows if they change it. Sending all "
        "of it once more does no harm.",
    )
    ballot.add_argument("--out", metavar="FILE", type=path, required=True, help="where to")
    ballot.add_argument(
        "--slip", action="store_true", help="only the second round, as one line to paste"
    )


def merge(commands: Commands) -> None:
    """Describe `merge`."""
    merge = add_command(
        commands,
        "merge",
        "kit_commands.merge",
        "take in the ballots that came back from kits",
        "Says of each ballot what in it is new, replaces something, is here already, came late or "
        "is refused, and why. All that is not refused is taken in at once. The order of ballots, "
        "and how often one is merged, changes nothing; only what was revealed before is late.",
    )
    merge.add_argument("ballot", metavar="BALLOT", type=path, nargs="+", help="a ballot or a slip")
    merge.add_argument("--dry-run", action="store_true", help="say what would be, change nothing")
    add_chair(merge)


def take_round(commands: Commands) -> None:
    """Describe `take-round`."""
    take = add_command(
        commands,
        "take-round",
        "kit_commands.take_round",
        "open a second round in a kit, to rate it at a distance",
        "What was rated in it goes back by `ballot --slip`, while the room waits.",
    )
    take.add_argument("begun", metavar="TEXT", type=path, help="what `second-round` printed")


COMMANDS = (ballot, take_round, merge)
"""What describes each of these commands, in the order in which --help lists them."""
