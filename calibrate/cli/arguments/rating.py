"""What can be written after `calibrate` by those who rate, and for them: ratings and secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import (
    Parser,
    add_candidates,
    add_chair,
    add_command,
    add_encoding,
    path,
)
from calibrate.domain.ratings import Confidence

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def import_ratings(commands: Commands) -> None:
    """Describe `import-ratings`."""
    command = add_command(
        commands,
        "import-ratings",
        "rating_commands.import_ratings",
        "take in ratings that were kept in a spreadsheet",
        "They become the drafts of panelists whose secret is typed; --submit alone submits them on "
        "the panelists' behalf, which is recorded and printed. If a row is wrong, nothing is "
        "changed. Candidates who are revealed or withdrawn are left out, so the same table serves "
        "those still sealed. "
        "Where a second round is under way they serve that round, on its criteria alone. A ballot "
        "that comes after a reveal which excused its panelist is kept by --submit, not counted.",
    )
    command.add_argument(
        "table",
        metavar="TABLE",
        type=path,
        help="a CSV, XLSX or JSON file with candidate, panelist, criterion, value, and optionally "
        "confidence, reason. A criterion is its id or title; NA, N/A or – is “not enough "
        "evidence”, and an empty cell no answer, which leaves what was there; a row whose column "
        "counts says no is passed over; a confidence is "
        f"{', '.join(Confidence)}, or empty. "
        "To be submitted, every rating needs a reason; only a draft may have cited evidence in its "
        "place, and not at an end of the scale nor for “not enough evidence”",
    )
    command.add_argument("--sheet", metavar="NAME", help="which sheet, where TABLE has several")
    command.add_argument(
        "--submit",
        action="store_true",
        help="submit what is complete and not submitted yet, marked as imported; the exit status "
        "is 1 if something is left out",
    )
    command.add_argument("--dry-run", action="store_true", help="say what it would do, no more")
    _add_secret(command, "the secret of everybody in the table; they submit themselves then")
    add_encoding(command, "a table")
    add_chair(command)


def submit(commands: Commands) -> None:
    """Describe `submit`."""
    submit = add_command(
        commands,
        "submit",
        "rating_commands.submit",
        "seal a panelist's drafts as their submissions",
        "Every criterion needs a rating, and every rating a reason or cited evidence; ends of the "
        "scale and “not enough evidence” need a reason. In a second round that is so of the "
        "criteria that split, and a change needs a reason.",
    )
    submit.add_argument(
        "--as",
        dest="panelist",
        metavar="PANELIST",
        help="whose drafts; of a kit it is its panelist",
    )
    add_candidates(submit, "on whom (default: all whose draft is complete)")
    _add_secret(submit, "the panelist's secret")


def choose_secret(commands: Commands) -> None:
    """Describe `choose-secret`."""
    choose = add_command(
        commands,
        "choose-secret",
        "secret.commands.choose_secret",
        "choose a panelist's secret, which opens their drafts and their own copies",
        "It is a PIN of six digits or more, or words that are drawn and printed once.",
    )
    choose.add_argument(
        "--as", dest="panelist", metavar="PANELIST", required=True, help="whose secret"
    )
    choose.add_argument("--words", action="store_true", help="draw six words instead of a PIN")
    _add_secret(choose, "the PIN")


def renew_secret(commands: Commands) -> None:
    """Describe `renew-secret`."""
    renew = add_command(
        commands,
        "renew-secret",
        "secret.commands.renew_secret",
        "take a forgotten secret away, with the drafts and copies that it opened",
        "What was submitted stands. The panelist chooses another secret at their next turn, and "
        "page 1 of the packet says who renewed it when, and what came after.",
    )
    renew.add_argument("panelist", metavar="PANELIST", help="whose secret")
    add_chair(renew)


def _add_secret(command: Parser, what: str) -> None:
    command.add_argument(
        "--secret-file",
        metavar="FILE",
        type=path,
        help=f"a file whose first line is {what}; - reads it from standard input (default: it is "
        "asked for)",
    )


COMMANDS = (import_ratings, submit, choose_secret, renew_secret)
"""What describes each of these commands, in the order in which --help lists them."""
