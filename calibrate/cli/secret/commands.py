"""Secrets of panelists on the command line: typed where nobody reads along, or from a file."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, chair, opened
from calibrate.domain.commands import RenewSecret
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.phases import HOLDER
from calibrate.domain.presence.secrets import SecretKind
from calibrate.store.sealed.secrets import draw_words
from calibrate.store.store import Store
from calibrate.words.own.secrets import NOT_ALIKE, OF_ANY, SECRETS, wrong

STANDARD_INPUT = "-"


def open_own(store: Store, panelist: str, file: Path | None) -> None:
    """Open what is a panelist's own by their secret; Refused if it is not theirs.

    In a kit it is open to whoever opened the kit.
    """
    if store.kit:
        return
    found = store.session(HOLDER).panel.panelist(panelist)
    name = found.name if found else panelist
    wrapped = store.wrapped_key(panelist)
    if wrapped is None:
        raise Refused(f"{name} has not chosen a secret yet; choose-secret does that.")
    if not store.unlock(panelist, _typed(file, f"Secret of {name}: ")):
        raise Refused(wrong(wrapped.kind, name))


def choose_secret(options: Options) -> int:
    """Choose a panelist's secret: a PIN that is typed, or words that are drawn."""
    kind = SecretKind.WORDS if options.words else SecretKind.PIN
    with opened(options) as store:
        panelist = store.session(HOLDER).panelist_named(options.panelist)
        secret = draw_words() if options.words else _new_pin(options.secret_file)
        change = store.choose_secret(panelist, kind, secret)
    say(change.sentence)
    if options.words:
        print(secret)
    say(SECRETS[kind].protects)
    say(OF_ANY)
    return 0


def renew_secret(options: Options) -> int:
    """Take a panelist's forgotten secret away."""
    with opened(options) as store:
        panelist = store.session(HOLDER).panelist_named(options.panelist)
        say(act(store, RenewSecret(panelist), chair(store, options.chair)))
    return 0


def _new_pin(file: Path | None) -> str:
    """Return a new PIN; typed by hand it is asked for twice."""
    first = _typed(file, "PIN, six digits or more: ")
    if file is None and _typed(file, "The same once more: ") != first:
        raise BadInput(NOT_ALIKE)
    return first


def _typed(file: Path | None, asked: str) -> str:
    """Return the first line of a file or of standard input, or what somebody types unseen."""
    if file is None:
        return _asked(asked)
    if str(file) == STANDARD_INPUT:
        return sys.stdin.readline().rstrip("\n")
    try:
        return next(iter(file.read_text(encoding="utf-8").splitlines()), "")
    except (OSError, UnicodeError) as trouble:
        raise BadInput(f"{file} cannot be read as a secret: {trouble}.") from None


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise BadInput("A secret is needed; --secret-file FILE has it, - standard input.")
    return getpass(prompt)
