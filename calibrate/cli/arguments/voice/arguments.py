"""What can be written after `calibrate statement`, `fact` and `response`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import (
    Parser,
    add_chair,
    add_command,
    add_encoding,
    path,
    words,
)

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def _statement(commands: Commands) -> None:
    statement = add_command(
        commands,
        "statement",
        "voice.statements.statement",
        "write down what a candidate states in their own words, or show it",
        "It stands beside the evidence, marked as theirs. Once rating is open a statement that is "
        "added or changed is a new version and needs --because. With nothing else it is shown.",
    )
    statement.add_argument("candidate", metavar="CANDIDATE", help="whose words they are")
    _add_text(statement, "what they state")
    who = statement.add_mutually_exclusive_group()
    who.add_argument("--for-room", action="store_true", help="the projector may show it too")
    who.add_argument("--for-panel", action="store_true", help="the panel alone reads it")
    statement.add_argument("--because", metavar="REASON", type=words, help="why it comes so late")
    statement.add_argument(
        "--remove", action="store_true", help="take it away, as long as rating is not open"
    )
    _add_json(statement)
    add_chair(statement)


def _fact(commands: Commands) -> None:
    fact = add_command(
        commands,
        "fact",
        "voice.facts.fact",
        "keep facts about a candidate until after the vote, or show them",
        "They are entered in set-up. Until the candidate is decided nobody reads them, nothing "
        "prints them, and no search finds them, for earlier ratings anchor new ones. With nothing "
        "else they are shown, to who may read them.",
    )
    fact.add_argument("candidate", metavar="CANDIDATE", help="about whom")
    fact.add_argument("--level-since", metavar="DAY", type=words, help="since when at this level")
    fact.add_argument("--promoted", metavar="DAY", type=words, help="when they were promoted last")
    fact.add_argument(
        "--outcome",
        metavar="LINE",
        type=words,
        nargs="+",
        action="extend",
        default=[],
        help="add an earlier outcome, such as '2025-11-03 not yet: The scope was small.'",
    )
    fact.add_argument("--remove", action="store_true", help="take away what was kept before")
    _add_json(fact)
    add_chair(fact)


def _response(commands: Commands) -> None:
    response = add_command(
        commands,
        "response",
        "voice.responses.response",
        "file what a candidate responds to the decision, or set until when they may",
        "In a closed session too. A response belongs to the decision that stands and is never "
        "edited: another one is added. One that came after the deadline is kept, and marked. With "
        "nothing else what there is is shown.",
    )
    response.add_argument("candidate", metavar="CANDIDATE", help="who responds")
    response.add_argument(
        "--until", metavar="DAY", type=words, help="until when they may respond, or “none”"
    )
    response.add_argument(
        "--turn-to",
        metavar="WORDS",
        type=words,
        help="to whom they turn, as the candidate edition prints it; goes with --until",
    )
    _add_text(response, "what they respond")
    response.add_argument("--came", metavar="DAY", type=words, help="when it came (default: today)")
    _add_json(response)
    add_chair(response)


def _add_text(command: Parser, what: str) -> None:
    text = command.add_mutually_exclusive_group()
    text.add_argument("--text", metavar="TEXT", type=words, help=what)
    text.add_argument("--text-file", metavar="F", type=path, help=f"a text file with {what}")
    add_encoding(command, "a text file")


def _add_json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="print what there is as JSON")


COMMANDS = (_statement, _fact, _response)
"""What describes the commands."""
