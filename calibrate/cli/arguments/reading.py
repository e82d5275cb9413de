"""What can be written after `calibrate` to read a session, or to write parts of it as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.handing import add_passphrase_file
from calibrate.cli.arguments.options import (
    add_candidates,
    add_chair,
    add_command,
    add_paper,
    add_viewer,
    path,
    words,
)

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def show(commands: Commands) -> None:
    """Describe `show`."""
    show = add_command(
        commands,
        "show",
        "show_commands.show",
        "print the side-by-side as text",
        "Without --candidate, what the meeting has come to stands above it.",
    )
    add_candidates(show, "whose (default: everybody's)")
    add_viewer(show)
    show.add_argument("--json", action="store_true", help="print JSON, for scripts")


def search(commands: Commands) -> None:
    """Describe `search`."""
    search = add_command(
        commands,
        "search",
        "show_commands.search",
        "print where words are written",
        "In evidence, the ladder, names, and what was opened of ratings and decisions. All of the "
        "words have to be there, the last one may be the beginning of one; case and accents do not "
        "count. What the reader may not see is not looked through, and neither are drafts.",
    )
    search.add_argument("text", metavar="WORDS", type=words, nargs="+", help="what is sought")
    add_viewer(search)
    search.add_argument("--json", action="store_true", help="print JSON, for scripts")


def packet(commands: Commands) -> None:
    """Describe `packet`."""
    packet = add_command(
        commands,
        "packet",
        "packet_commands.packet",
        "write the PDF packets of cases",
        "What each draws from is verified first; one that does not verify is not written.",
    )
    add_candidates(packet, "whose (default: of those decided; a reading pack has everybody)")
    packet.add_argument(
        "--edition",
        choices=("panel", "candidate", "reading", "book"),
        default="panel",
        help="panel (default): a packet of each case; candidate: the letter to each, once all of "
        "it is confirmed; reading: one PDF of expectations and evidence to be read before the "
        "meeting, without any rating; of a kit too; book: all packets in one PDF, behind an "
        "overview of everybody in it",
    )
    add_paper(packet)
    packet.add_argument(
        "--drafts", action="store_true", help="also of those who are not decided, each a DRAFT"
    )
    packet.add_argument(
        "--for",
        metavar="NAME",
        dest="reader",
        type=words,
        help="the panelist who is to read a reading pack: it has whom they may see",
    )
    packet.add_argument(
        "--out", metavar="DIR", type=path, required=True, help="where to; made if it is not there"
    )
    packet.add_argument(
        "--damaged",
        action="store_true",
        help="write what does not verify too, under a name of its own; every page says so",
    )
    add_chair(packet)


def export(commands: Commands) -> None:
    """Describe `export`."""
    export = add_command(
        commands,
        "export",
        "export.commands.export",
        "write ratings, decisions and follow-ups for other programs",
        "csv: a file each of ratings, decisions, dissents and follow-ups. xlsx: the same as sheets "
        "of one workbook. json: all of the session, by the contract in session_json.py. ics: the "
        "follow-ups that have a due date, for a calendar. It is what whoever runs the meeting may "
        "see, so nothing of it is sealed. What it draws from is verified first, and no file is "
        "replaced. In a CSV file an apostrophe stands before a text that begins as a formula does, "
        "and import-ratings takes it away.",
    )
    add_candidates(export, "whose (default: everybody's but of those withdrawn)")
    export.add_argument(
        "--out", metavar="DIR", type=path, required=True, help="where to; made if it is not there"
    )
    export.add_argument(
        "--format",
        choices=("csv", "xlsx", "json", "ics"),
        default="csv",
        help="as what (default: csv)",
    )
    export.add_argument(
        "--damaged",
        action="store_true",
        help="write what does not verify too; names of files and rows say so",
    )
    add_chair(export)


def rubric(commands: Commands) -> None:
    """Describe `rubric`."""
    rubric = add_command(
        commands,
        "rubric",
        "rubric_commands.rubric",
        "write the session's rubric as a file of its own, or compare it",
        "The file can be edited, and `new --rubric` takes it for another session. Examples that "
        "were offered, agreed to and approved stand in it where the ladder asked for them.",
    )
    rubric.add_argument(
        "--out",
        metavar="T.toml|T.md",
        type=path,
        help="where to, as TOML or as Markdown to read; it must not be there yet",
    )
    rubric.add_argument(
        "--without-offers",
        action="store_true",
        help="as it was rated by, without examples of this session",
    )
    rubric.add_argument(
        "--compare",
        metavar="OTHER",
        type=path,
        nargs="+",
        default=[],
        help="say what differs from the rubric of these files: ours, or a ladder's documents",
    )
    rubric.add_argument("--json", action="store_true", help="print JSON, for scripts")
    add_chair(rubric)


def log(commands: Commands) -> None:
    """Describe `log`."""
    log = add_command(
        commands,
        "log",
        "show_commands.log",
        "print what was done, when and by whom",
        "Lines are numbered as they are read: those about what is still sealed, or about a "
        "candidate whom the reader does not see, are left out and leave no gap.",
    )
    log.add_argument(
        "--as",
        dest="viewer",
        metavar="NAME",
        help="as a facilitator or a deputy reads it (default: the first facilitator)",
    )
    log.add_argument("--json", action="store_true", help="print JSON, for scripts")


def verify(commands: Commands) -> None:
    """Describe `verify`."""
    verify = add_command(
        commands,
        "verify",
        "verifying.commands.verify",
        "check that log and content of a session belong together, or that a packet is unaltered",
        "A file that its holder rewrote whole, or put back as it was before, is caught only by "
        "what somebody else holds of it: a packet, a receipt or a kit, given with --against. FILE "
        "may be a packet as well: then its signatures are checked, and with --against SESSION also "
        "whether it lies on that session's log and in its register. Exit status for a packet: 0 "
        "unaltered, also where the session went on since; 1 the session's file was changed; 2 not "
        "a packet, or not opened; 3 altered; 4 of another session; 5 neither signed nor in the "
        "register, so nothing shows it; 6 signed by nobody for whom --root vouches.",
    )
    verify.add_argument(
        "--against",
        metavar="PACKET|RECEIPT|KIT|SESSION",
        type=path,
        help="compare the record with the place in it that this holds",
    )
    verify.add_argument(
        "--root",
        metavar="CA.pem",
        type=path,
        help="whom you trust to say who somebody is: a packet's certificates have to come from it",
    )
    add_passphrase_file(verify)


COMMANDS = (show, search, packet, export, rubric, log, verify)
"""What describes each of these commands, in the order in which --help lists them."""
