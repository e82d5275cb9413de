"""What can be written after `calibrate` to ask before the meeting, and to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import Parser, add_candidates, add_command, path, words

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def ask(commands: Commands) -> None:
    """Describe `ask`."""
    ask = add_command(
        commands,
        "ask",
        "questions.commands.ask",
        "ask about a candidate's evidence before the meeting, without your name",
        "While rating is open, about a piece, or where a criterion lacks evidence. Whoever "
        "presents the candidate or runs the session may answer; only you can tell that it is "
        "yours. In a kit it goes along with the ballot.",
    )
    ask.add_argument("candidate", metavar="CANDIDATE", help="about whom")
    ask.add_argument("text", metavar="TEXT", type=words, help="what you ask")
    about = ask.add_mutually_exclusive_group(required=True)
    about.add_argument("--piece", metavar="PIECE", help="a piece of evidence, such as EV-07")
    about.add_argument("--criterion", metavar="C", help="where evidence is missing: title or id")
    _add_panelist(ask, "who asks; of a kit it is its panelist")
    _add_secret(ask)


def questions(commands: Commands) -> None:
    """Describe `questions`."""
    questions = add_command(
        commands,
        "questions",
        "questions.commands.questions",
        "print the questions to be answered before the meeting",
        "What was asked since is taken in first, in one line of the log for each candidate.",
    )
    questions.add_argument(
        "--own", action="store_true", help="what --as asked themselves, with the answers published"
    )
    questions.add_argument("--json", action="store_true", help="as JSON, for scripts")
    _add_panelist(questions, "who presents, or runs a part (default: the first facilitator)")
    _add_secret(questions)


def answer(commands: Commands) -> None:
    """Describe `answer`."""
    answer = add_command(
        commands,
        "answer",
        "questions.commands.answer",
        "write the answer to a question, in place of the one before",
        "It waits until publish-answers.",
    )
    answer.add_argument(
        "question", metavar="QUESTION", help="the digits that `questions` prints before it"
    )
    answer.add_argument("text", metavar="TEXT", type=words, help="the answer")
    _add_panelist(answer, "who answers (default: the first facilitator)")


def publish(commands: Commands) -> None:
    """Describe `publish-answers`."""
    publish = add_command(
        commands,
        "publish-answers",
        "questions.commands.publish",
        "publish the answers that wait, as one new version of each piece asked about",
        "What was asked about criteria becomes one piece of its own, for the panel. Raters who "
        "cited an earlier version are asked to confirm; kits that are made from now on have it.",
    )
    add_candidates(publish, "on whom (default: all on whom an answer waits)")
    _add_panelist(publish, "who publishes (default: the first facilitator)")


def _add_panelist(command: Parser, help: str) -> None:
    command.add_argument("--as", dest="panelist", metavar="NAME", help=help)


def _add_secret(command: Parser) -> None:
    command.add_argument(
        "--secret-file",
        metavar="FILE",
        type=path,
        help="a file whose first line is the secret of who asks; - reads it from standard input "
        "(default: it is asked for)",
    )


COMMANDS = (ask, questions, answer, publish)
"""What describes each of these commands, in the order in which --help lists them."""
