"""The six words of an encrypted file: from a file, or asked for where somebody can type them."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain
from calibrate.domain.errors import BadInput, WordsNeeded, WrongWords
from calibrate.exchange.files import decode, read_bytes
from calibrate.store.document.encrypting import unlocking
from calibrate.store.sealed.drawn_words import typed_words
from calibrate.store.store import Store
from calibrate.words.travel.kits import WHO_HAS_WORDS

TRIES = 3
MOST_BYTES = 10_000


def unlocked(options: Options) -> Store:
    """Open a file, and if it is encrypted by the words that are in --words-file or typed."""
    try:
        return Store.open(options.file)
    except WordsNeeded as needed:
        return _opened(options, str(needed))


def _opened(options: Options, why: str) -> Store:
    if options.words_file:
        return _opened_by(options, _words_in(options.words_file))
    if not (sys.stdin and sys.stdin.isatty()):
        raise BadInput(f"{why} Give a file that holds them with --words-file.")
    for _ in range(TRIES):
        try:
            return _opened_by(options, getpass(f"The six words of {options.file.name}: "))
        except (WrongWords, BadInput) as error:
            complain(str(error))
    raise BadInput(f"{options.file.name} was not opened. {WHO_HAS_WORDS}")


def _opened_by(options: Options, typed: str) -> Store:
    driver = unlocking(options.file, typed_words(typed))
    store = Store.open(options.file, driver=driver)
    options.driver = driver
    return store


def _words_in(path: Path) -> str:
    text, _ = decode(read_bytes(path, MOST_BYTES), path.name)
    return text
