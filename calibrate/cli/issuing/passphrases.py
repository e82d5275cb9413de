"""Passphrases of packets and certificates: from a file, or asked for; never among the arguments."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TypeVar

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain
from calibrate.domain.errors import BadInput, WordsNeeded, WrongWords
from calibrate.exchange.files import decode, read_bytes
from calibrate.exchange.issuing.issue import Certificate
from calibrate.exchange.signing.certificate import needs_passphrase
from calibrate.exchange.signing.encryption import need_passphrase
from calibrate.store.sealed.drawn_words import draw_words

TRIES = 3
MOST_BYTES, LARGEST_CERTIFICATE = 10_000, 1_000_000

Opened = TypeVar("Opened")


def new_passphrase(options: Options) -> str:
    """Return what encrypts a packet: six words that are drawn, or a passphrase; or nothing."""
    if options.encrypt:
        return draw_words()
    if options.passphrase_file:
        return need_passphrase(passphrase_in(options.passphrase_file))
    return _confirmed() if options.ask_passphrase else ""


def certificate_in(path: Path, passphrase_file: Path | None) -> Certificate:
    """Return a certificate with its key, and what opens it."""
    content = read_bytes(path, LARGEST_CERTIFICATE)
    if passphrase_file:
        return Certificate(content, path.name, passphrase_in(passphrase_file))
    if not needs_passphrase(content):
        return Certificate(content, path.name, "")
    if not _can_ask():
        raise BadInput(
            f"{path.name} asks for its passphrase; give a file with --certificate-passphrase-file."
        )
    return Certificate(content, path.name, getpass(f"The passphrase of {path.name}: "))


def with_passphrase(
    name: str, passphrase_file: Path | None, open: Callable[[str], Opened]
) -> Opened:
    """Return what `open` makes of a packet; if that is encrypted, its passphrase is asked for.

    Raises WordsNeeded where nobody can type it, and what `open` raises.
    """
    if passphrase_file:
        return open(passphrase_in(passphrase_file))
    try:
        return open("")
    except WordsNeeded:
        if not _can_ask():
            raise WordsNeeded(
                f"{name} is encrypted. Give a file that holds its passphrase with "
                "--passphrase-file."
            ) from None
    return _asked(name, open)


def passphrase_in(path: Path) -> str:
    """Return the passphrase that stands in a file, on one line."""
    text, _ = decode(read_bytes(path, MOST_BYTES), path.name)
    return text.strip("\n")


def _asked(name: str, open: Callable[[str], Opened]) -> Opened:
    for _ in range(TRIES):
        try:
            return open(getpass(f"The passphrase of {name}: "))
        except WrongWords as wrong:
            complain(str(wrong))
    raise BadInput(f"{name} was not opened.")


def _confirmed() -> str:
    if not _can_ask():
        raise BadInput("Nobody can type a passphrase here; give a file with --passphrase-file.")
    typed = need_passphrase(getpass("A passphrase for the packet: "))
    if getpass("Once more: ") != typed:
        raise BadInput("The two are not the same; nothing was written.")
    return typed


def _can_ask() -> bool:
    return bool(sys.stdin and sys.stdin.isatty())
