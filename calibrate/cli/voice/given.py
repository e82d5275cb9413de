"""What the commands of a candidate's voice are given: texts and days."""

from __future__ import annotations

from datetime import date

from calibrate.cli.arguments.parser import Options
from calibrate.cli.encodings import said_by_option
from calibrate.domain.errors import BadInput
from calibrate.domain.text.lengths import LONGEST_TEXT
from calibrate.exchange.files import decode, read_bytes
from calibrate.exchange.tables.rows import quoted
from calibrate.words.days import read_day

MOST_BYTES = 4 * LONGEST_TEXT


def given_text(options: Options) -> str | None:
    """Return the text that is handed in, by itself or in a file; None where there is none."""
    if options.text_file is None:
        return str(options.text) if options.text else None
    with said_by_option():
        text, _ = decode(
            read_bytes(options.text_file, MOST_BYTES), options.text_file.name, options.encoding
        )
    if not text.strip():
        raise BadInput(f"{options.text_file.name} has no words in it.")
    return text


def given_day(option: str, text: str | None) -> date | None:
    """Return a day, or None where none is given; raise BadInput for what is none."""
    if text is None:
        return None
    found = read_day(text)
    if found is None:
        raise BadInput(f"{option} {quoted(text)} is not a date; expected one such as 2026-12-18.")
    return found
