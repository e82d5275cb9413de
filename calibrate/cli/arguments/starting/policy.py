"""What can be written after `calibrate` of a policy: what an organisation has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import Parser, add_chair, add_command, path

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def policy(commands: Commands) -> None:
    """Describe `policy`."""
    policy = add_command(
        commands,
        "policy",
        "policy.commands.policy",
        "print the session's policy, write it as a file, change it in set-up, or compare it",
        "Quorum, blind rounds, consent, retention, statistics, and names on the projector; how "
        "criteria split belongs to the rubric. A quorum that was fixed for the session stands over "
        "the policy's.",
    )
    policy.add_argument(
        "--out", metavar="P.toml", type=path, help="where it goes; it must not be there yet"
    )
    policy.add_argument(
        "--set", metavar="P.toml", type=path, help="put this policy in its place, in set-up"
    )
    policy.add_argument(
        "--against",
        metavar="OTHER",
        type=path,
        help="say what differs from another session, or from a policy file",
    )
    policy.add_argument(
        "--against-words-file",
        metavar="PATH",
        type=path,
        help="a file with the six words of an encrypted OTHER",
    )
    policy.add_argument("--json", action="store_true", help="print JSON, for scripts")
    add_chair(policy)


def add_policy(command: Parser) -> None:
    """Add the policy that a session starts from."""
    command.add_argument(
        "--policy", metavar="P.toml", type=path, help="what the organisation has chosen"
    )


COMMANDS = (policy,)
"""What describes each of these commands, in the order in which --help lists them."""
