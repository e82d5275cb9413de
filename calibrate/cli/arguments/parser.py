"""What can be written after `calibrate`, and what --help says of it."""

from __future__ import annotations

from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from calibrate import __version__
from calibrate.cli.arguments import ballots as ballot_arguments
from calibrate.cli.arguments import evidence as evidence_arguments
from calibrate.cli.arguments import handing as handing_arguments
from calibrate.cli.arguments import kits as kit_arguments
from calibrate.cli.arguments import letters as letter_arguments
from calibrate.cli.arguments import meeting as meeting_arguments
from calibrate.cli.arguments import offers as offer_arguments
from calibrate.cli.arguments import people as people_arguments
from calibrate.cli.arguments import questions as question_arguments
from calibrate.cli.arguments import rating as rating_arguments
from calibrate.cli.arguments import reading as reading_arguments
from calibrate.cli.arguments import witness as witness_arguments
from calibrate.cli.arguments.options import (
    Parser,
    add_chair,
    add_command,
    add_encoding,
    add_step,
    path,
    words,
)
from calibrate.cli.arguments.people import add_late, add_replaced, add_witness
from calibrate.cli.arguments.starting import policy as policy_arguments
from calibrate.cli.arguments.starting.cycle import add_earlier
from calibrate.cli.arguments.starting.policy import add_policy
from calibrate.cli.arguments.talk import consent as consent_arguments
from calibrate.cli.arguments.talk import talking as talking_arguments
from calibrate.cli.arguments.voice import arguments as voice_arguments
from calibrate.domain.people import Role

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands

Options = Namespace

CLOSING = """\
Without arguments, or with `open FILE`, Calibrate opens its windows.
`calibrate COMMAND --help` says more of one command.
Exit status: 0 done, 1 refused by a rule of the session, 2 bad input."""


def parse(argv: Sequence[str]) -> Options:
    """Return the options; `run` names the function that carries them out.

    Raises BadInput for arguments that cannot be, and SystemExit once help or version is printed.
    """
    return _parser().parse_args(argv)


def _parser() -> Parser:
    parser = Parser(
        prog="calibrate",
        description="Calibration sessions: evidence beside expectations, rated blind, "
        "decided together.",
        epilog=CLOSING,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"calibrate {__version__}")
    commands = parser.add_subparsers(
        title="commands", dest="command", metavar="COMMAND", required=True
    )
    for describe in (
        _open,
        _demo,
        _new,
        _add_panelist,
        _add_candidate,
        _recuse,
        _deputy,
        *evidence_arguments.COMMANDS,
        _open_rating,
        *people_arguments.COMMANDS,
        *policy_arguments.COMMANDS,
        *talking_arguments.COMMANDS,
        *kit_arguments.COMMANDS,
        *ballot_arguments.COMMANDS,
        *witness_arguments.COMMANDS,
        *rating_arguments.COMMANDS,
        *question_arguments.COMMANDS,
        *meeting_arguments.COMMANDS,
        *consent_arguments.COMMANDS,
        *letter_arguments.COMMANDS,
        *voice_arguments.COMMANDS,
        *offer_arguments.COMMANDS,
        *handing_arguments.COMMANDS,
        *reading_arguments.COMMANDS,
    ):
        describe(commands)
    return parser


def _open(commands: Commands) -> None:
    add_command(commands, "open", "setup_commands.open_window", "open a session in a window")


def _demo(commands: Commands) -> None:
    add_command(
        commands,
        "demo",
        "setup_commands.demo",
        "write the demo session",
        "It stands in the middle of its meeting. FILE must not be there yet.",
    )


def _new(commands: Commands) -> None:
    new = add_command(
        commands,
        "new",
        "setup_commands.new",
        "begin a session, or the next one after an earlier session",
        "FILE must not be there yet. From an earlier session come rubric, panel, presenters, "
        "recusals, policy, organisation, minutes, candidates, and follow-ups as evidence; nothing "
        "that was rated, voted, sealed or written about anybody does, and none of its evidence.",
    )
    new.add_argument(
        "--title",
        metavar="T",
        type=words,
        help="what the session is called; as the earlier one, with “next cycle”, if left out",
    )
    new.add_argument(
        "--rubric",
        metavar="PATH",
        type=path,
        nargs="+",
        action="extend",
        default=[],
        help="a rubric file (TOML), or a ladder's documents: Markdown, HTML, YAML, JSON, CSV or "
        "XLSX, all levels in one or one a level; the Technical Excellence rubric of Calibrate if "
        "left out",
    )
    add_policy(new)
    add_earlier(new)
    add_encoding(new, "a ladder's document")
    add_step(new, "keep only two levels of the ladder, by a name they go by: the lower,")


def _add_panelist(commands: Commands) -> None:
    add = add_command(
        commands, "add-panelist", "setup_commands.add_panelist", "add somebody to the panel"
    )
    add.add_argument("name", metavar="NAME", help="the name")
    add.add_argument(
        "--role",
        choices=[role.value for role in Role],
        default="panelist",
        help="what they are there for (default: panelist)",
    )
    add.add_argument(
        "--does-not-rate",
        action="store_true",
        help="for a facilitator who only runs the session; observers never rate",
    )
    add_late(add, "they rate all who were not revealed yet")
    add_replaced(add)


def _add_candidate(commands: Commands) -> None:
    add = add_command(commands, "add-candidate", "setup_commands.add_candidate", "add a candidate")
    add.add_argument("name", metavar="NAME", help="the name")
    add_step(add, "the level now; needed where the rubric has more than two,")
    add.add_argument("--presenter", metavar="NAME", help="the panelist who presents them")
    add_late(add, "they are rated like all others")
    add_witness(add)


def _recuse(commands: Commands) -> None:
    recuse = add_command(
        commands,
        "recuse",
        "conflict_commands.recuse",
        "say that a panelist has a conflict with a candidate",
        "To that panelist the candidate does not exist from then on. Once rating is open it is a "
        "conflict declared late: what they rated is kept, and counted nowhere. Where every "
        "facilitator is recused a deputy runs the candidate's part; to name another one, give the "
        "same PANELIST and CANDIDATE again with --deputy.",
    )
    recuse.add_argument("panelist", metavar="PANELIST", help="who has the conflict")
    recuse.add_argument("candidate", metavar="CANDIDATE", help="with whom")
    recuse.add_argument(
        "--because", metavar="REASON", type=words, help="why; only the facilitator reads it"
    )
    recuse.add_argument(
        "--deputy", metavar="NAME", help="who runs the candidate's part of the meeting instead"
    )
    add_chair(recuse)


def _deputy(commands: Commands) -> None:
    deputy = add_command(
        commands,
        "deputy",
        "conflict_commands.deputy",
        "name who runs a candidate's part where the facilitator presents them or is recused",
        "Give a NAME; or, where a facilitator who presents the candidate goes on without a deputy, "
        "the reason, which the packet prints; or neither, and nobody is named any more.",
    )
    deputy.add_argument("candidate", metavar="CANDIDATE", help="whose part of the meeting")
    deputy.add_argument("name", metavar="NAME", nargs="?", help="who runs it instead")
    deputy.add_argument(
        "--because", metavar="REASON", type=words, help="why it goes on without one"
    )
    add_chair(deputy)


def _open_rating(commands: Commands) -> None:
    opening = add_command(
        commands,
        "open-rating",
        "setup_commands.open_rating",
        "end set-up and open rating",
        "Rubric, people, evidence and placement freeze.",
    )
    opening.add_argument(
        "--witness",
        metavar="ANSWER",
        type=path,
        help="the public keys from a witness, who alone can open what is sealed to them",
    )
