"""What the descriptions of commands are made of: one parser, and the kinds of their arguments."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from calibrate.domain.errors import BadInput
from calibrate.domain.text.rule import in_lines

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction["Parser"]


class Parser(ArgumentParser):
    """Raises what is wrong with the arguments as any other bad input."""

    def error(self, message: str) -> NoReturn:
        """Raise BadInput in place of printing the usage."""
        where = self.prog.removeprefix("calibrate").strip()
        subject = f"{where}: " if where else ""
        raise BadInput(f"{subject}{message.rstrip('.')}. See {self.prog} --help.")


def add_command(commands: Commands, name: str, run: str, help: str, more: str = "") -> Parser:
    """Add a command on a session file; `run` carries it out, `more` is only in its own help."""
    made = add_bare(commands, name, run, help, more)
    made.add_argument("file", metavar="FILE", type=path, help="the session file, NAME.calib")
    made.add_argument(
        "--words-file",
        metavar="PATH",
        type=path,
        help="a file with the six words of an encrypted FILE; they are asked for if left out",
    )
    return made


def add_bare(commands: Commands, name: str, run: str, help: str, more: str = "") -> Parser:
    """Add a command that is on no session file."""
    description = f"{help[0].upper()}{help[1:]}. {more}"
    made = commands.add_parser(name, help=help, description=description, allow_abbrev=False)
    made.set_defaults(run=run)
    return made


def add_step(command: Parser, what: str) -> None:
    """Add the two levels of a step; `what` says for what the lower one is."""
    command.add_argument("--from", dest="current", metavar="LEVEL", help=f"{what} such as L3")
    command.add_argument("--to", dest="target", metavar="LEVEL", help="the level above, such as L4")


def add_candidates(command: Parser, help: str) -> None:
    """Add the choice of one or several candidates."""
    command.add_argument(
        "--candidate", metavar="NAME", nargs="+", action="extend", default=[], help=help
    )


def add_chair(command: Parser) -> None:
    """Add the choice of who runs this part of the meeting."""
    command.add_argument(
        "--as",
        dest="chair",
        metavar="NAME",
        help="who runs this part of the meeting: a facilitator, or the deputy for a candidate "
        "whom the facilitator does not see (default: the first facilitator)",
    )


def add_viewer(command: Parser) -> None:
    """Add the choice of who reads."""
    command.add_argument(
        "--as",
        dest="viewer",
        metavar="NAME",
        help="as somebody on the panel sees it (default: the first facilitator)",
    )


def add_paper(command: Parser) -> None:
    """Add the choice of the paper that packets are on."""
    command.add_argument(
        "--paper",
        choices=("a4", "letter"),
        help="the size of a page (default: what is usual where this machine is)",
    )


def add_encoding(command: Parser, what: str) -> None:
    """Add how text is written that is neither UTF-8 nor marked as UTF-16."""
    command.add_argument(
        "--encoding",
        metavar="NAME",
        type=encoding,
        help=f"as what to read {what} that is not UTF-8, such as cp1252 or mac_roman; it is never "
        "guessed",
    )


def encoding(value: str) -> str:
    """Return the name of a text encoding that there is."""
    try:
        b" ".decode(value)
    except UnicodeError:
        pass  # there is such an encoding, and one blank is no text in it
    except (LookupError, ValueError) as trouble:
        raise ArgumentTypeError(f"there is no text encoding {value!r}") from trouble
    return value


def path(value: str) -> Path:
    """Return the path that is meant; refuse an empty one, which would be this folder."""
    if not value.strip():
        raise ArgumentTypeError("the name of a file is empty")
    return Path(value)


def words(value: str) -> str:
    """Return text that a session may hold."""
    if not value.strip():
        raise ArgumentTypeError("there are no words in it")
    try:
        return in_lines(value).strip()
    except BadInput as trouble:
        raise ArgumentTypeError(str(trouble)) from trouble
