"""How the command line speaks: one line for each thing, and nothing that steers a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from calibrate.domain.errors import BadInput, Refused
from calibrate.exchange.printable import printable
from calibrate.words.phrases import several

MOST_ROWS = 20


def complain(sentence: str) -> None:
    """Print one line on standard error that says what is wrong."""
    print(f"calibrate: {one_line(sentence)}", file=sys.stderr)


def complain_of_rows(sentences: Sequence[str]) -> None:
    """Print a line for each of the first problems of rows, and how many more there are."""
    for sentence in sentences[:MOST_ROWS]:
        complain(sentence)
    more = len(sentences) - MOST_ROWS
    if more > 0:
        complain(f"and {several(more, 'more problem')}.")


def say(sentence: str) -> None:
    """Print a sentence, with or without capital and full stop, on standard output."""
    line = one_line(sentence).rstrip(".")
    print(f"{line[:1].upper()}{line[1:]}.")


def complain_or_refuse(sentences: Sequence[str], others: bool) -> None:
    """Complain of what was left out if there are `others`; otherwise raise Refused with it."""
    if sentences and not others:
        raise Refused(" ".join(sentences))
    for sentence in sentences:
        complain(sentence)


def one_line(text: str) -> str:
    """Return `text` on one line, with a mark for each character that cannot be shown."""
    return printable(" ".join(text.split()), "\N{REPLACEMENT CHARACTER}")


def made_folder(folder: Path) -> None:
    """Make the folder that files go to, unless it is there; raise BadInput if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise BadInput(f"The folder {folder} cannot be made: {trouble.strerror}.") from None
