"""The arguments of what takes evidence in."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from textwrap import fill
from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import (
    Parser,
    add_candidates,
    add_chair,
    add_command,
    add_encoding,
    add_step,
    add_viewer,
    path,
    words,
)

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands

ORDERS = ("day-first", "month-first", "year-first")

ABOUT = (
    "TABLE is CSV by any separator, XLSX, JSON, a Markdown list or table, or what `git log` prints."
    " Candidates whom it names are added. A piece that is there is known again by its source and"
    " ref, and without a ref by what it says, so the same table can be imported again; after"
    " rating has opened what reads otherwise is a new version. If a row is wrong, nothing is"
    " changed. Columns that no field uses are left out, and told.",
    "Dates are read in any form that can be taken in one way. Where 03/04/2026 could be two days, "
    "and no other cell of the column tells, --dates says which. Criteria are named by id or "
    "title; several in one cell stand with semicolons, commas or new lines between them.",
)
TOOLS = """\
Recognised by their columns, with title, date, reference, link and kind:
  GitHub pull requests   gh pr list --json author,body,mergedAt,number,title,url
  GitHub issues          gh issue list --json assignees,author,body,closedAt,number,title,url
  reviews of changes     gh pr list --json author,number,reviews,title,url, with
                         --sheet "each review"; or a table with a column reviewer
  GitLab                 merge requests and issues, from the API (JSON) or as CSV
  Jira                   issues as CSV (all or current fields), or from the API (JSON)
  Linear                 issues as CSV
  Google Forms           answers as CSV or XLSX
  git log                git log > log.txt, or a table with the columns hash, author, date, subject
In a Markdown list the outer heading is the candidate, and what is indented is the text."""


def import_evidence(commands: Commands) -> None:
    """Add the command that takes a table of evidence in."""
    command = add_command(
        commands,
        "import-evidence",
        "evidence_commands.import_evidence",
        "add the evidence of a table",
    )
    command.description = "\n\n".join(
        (command.description or "", *(fill(one, 92) for one in ABOUT), TOOLS)
    )
    command.formatter_class = RawDescriptionHelpFormatter
    command.add_argument("table", metavar="TABLE", type=path, help="the file")
    command.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        nargs="+",
        action="extend",
        default=[],
        help="after TABLE: which column is which field, of candidate, title, text, kind, date, "
        "ref, link, author, part, criteria, audience; FIELD= leaves a field out",
    )
    command.add_argument("--sheet", metavar="NAME", help="which sheet, where TABLE has several")
    command.add_argument(
        "--dates", choices=ORDERS, help="how dates in numbers alone, such as 03/04/2026, are meant"
    )
    command.add_argument(
        "--candidate", metavar="NAME", type=words, help="whose the rows are that name nobody"
    )
    command.add_argument(
        "--kind", metavar="K", type=words, help="the kind of pieces that name none"
    )
    add_step(command, "for candidates that are new: the level now,")
    command.add_argument(
        "--only-good-rows", action="store_true", help="leave wrong rows out and say which"
    )
    command.add_argument("--because", metavar="REASON", type=words, help="why, once rating is open")
    add_encoding(command, "a table")
    command.add_argument("--dry-run", action="store_true", help="say what it would do, no more")


def attach(commands: Commands) -> None:
    """Add the command that attaches files to a piece."""
    command = add_command(
        commands,
        "attach",
        "attached.attached_commands.attach",
        "attach files to a piece of evidence",
        "All of them, or none. A file has 10 MB at most, all of a session 100 MB; what is larger "
        "is better linked to. What a file holds is kept once, however many pieces have it.",
    )
    _add_piece(command)
    command.add_argument("files", metavar="PATH", type=path, nargs="+", help="the files")
    command.add_argument("--because", metavar="REASON", type=words, help="why, once rating is open")
    add_chair(command)


def detach(commands: Commands) -> None:
    """Add the command that takes a file off a piece."""
    command = add_command(
        commands,
        "detach",
        "attached.attached_commands.detach",
        "take a file off a piece of evidence, until rating opens",
    )
    _add_piece(command)
    command.add_argument("name", metavar="NAME", type=words, help="the file's name there")
    add_chair(command)


def attached(commands: Commands) -> None:
    """Add the command that lists what is attached, and writes it out."""
    command = add_command(
        commands,
        "attached",
        "attached.attached_commands.attached",
        "list the files that are attached, or write them to a folder",
    )
    add_candidates(command, "whose (default: everybody's)")
    command.add_argument("--piece", metavar="EV-07", type=words, help="on which piece alone")
    command.add_argument(
        "--out", metavar="DIR", type=path, help="where to; made if it is not there"
    )
    add_viewer(command)


def _add_piece(command: Parser) -> None:
    command.add_argument("candidate", metavar="CANDIDATE", type=words, help="whose piece it is")
    command.add_argument("piece", metavar="PIECE", type=words, help="which, such as EV-07")


COMMANDS = (import_evidence, attach, detach, attached)
