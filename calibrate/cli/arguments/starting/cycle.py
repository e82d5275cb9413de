"""What can be written after `calibrate new` of the session before."""

from __future__ import annotations

from argparse import Namespace

from calibrate.cli.arguments.options import Parser, add_candidates, add_chair, path
from calibrate.domain.errors import BadInput


def add_earlier(new: Parser) -> None:
    """Add the session that a new one is made from, and who of it comes along."""
    new.add_argument(
        "--from-session",
        metavar="OLD.calib",
        type=path,
        help="the session before, which is only read: from whoever runs it",
    )
    new.add_argument(
        "--from-words-file",
        metavar="PATH",
        type=path,
        help="a file with the six words of an encrypted OLD.calib",
    )
    add_candidates(
        new,
        "who comes along from the earlier session (default: who was not promoted); who was "
        "promoted takes the next step",
    )
    new.add_argument("--no-candidates", action="store_true", help="nobody comes along")
    add_chair(new)


def need_no_earlier(options: Namespace) -> None:
    """Raise BadInput for what only a session that is made from an earlier one can have."""
    if not options.title:
        raise BadInput("new: name it by --title, or an earlier session. See calibrate new --help.")
    asked = {
        "--from-words-file": options.from_words_file,
        "--candidate": options.candidate,
        "--no-candidates": options.no_candidates,
        "--as": options.chair,
    }
    for name, value in asked.items():
        if value:
            raise BadInput(f"new: {name} is about an earlier session; name it by --from-session.")
