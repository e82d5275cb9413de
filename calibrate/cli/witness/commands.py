"""Commands of a witness, on their own machine, and the request for their keys."""

from __future__ import annotations

import sys
from datetime import datetime
from getpass import getpass
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import one_line, say
from calibrate.cli.session_file import chair, opened
from calibrate.domain.errors import BadInput
from calibrate.domain.travel.witness import KeysWanted, RevealWanted
from calibrate.exchange.ballots.messages import message_text, read_message
from calibrate.exchange.ballots.witness_file import Witness, begin, read_witness, restore, save
from calibrate.exchange.files import decode, read_bytes, write_whole
from calibrate.words.phrases import several
from calibrate.words.travel.witness import KEEP_WORDS, UNKNOWN_COUNT, given_words

MOST_BYTES = 10_000


def request(options: Options) -> int:
    """Ask a witness for the keys of a session that is being set up."""
    with opened(options) as store:
        wanted = store.keys_wanted(chair(store))
    _write(options.out, message_text(wanted))
    say(f"{options.out}: for the witness; rating opens with their answer")
    return 0


def start(options: Options) -> int:
    """Draw the seed of a session on the witness's machine."""
    witness = begin(read_message(options.request, KeysWanted), options.seed)
    print(one_line(witness.words))
    say(KEEP_WORDS)
    return 0


def keys(options: Options) -> int:
    """Compare the second copy of a seed, and give the public keys."""
    wanted = read_message(options.request, KeysWanted)
    witness = read_witness(options.seed).tested(_words(options))
    answer = witness.keys(wanted)
    save(witness, options.seed)
    _write(options.out, message_text(answer))
    say(f"{options.out}: the keys of {several(len(wanted.candidates), 'candidate')}")
    return 0


def give(options: Options) -> int:
    """Give the keys of rounds that are to be revealed, and keep how often each was given."""
    wanted = read_message(options.request, RevealWanted)
    witness, answer = read_witness(options.seed).reveal(wanted, _now())
    save(witness, options.seed)
    _write(options.out, message_text(answer))
    for key in answer.reveals:
        say(given_words(key))
    return 0


def again(options: Options) -> int:
    """Write a seed anew from its words."""
    path: Path = options.request
    try:
        wanted: KeysWanted | RevealWanted = read_message(path, RevealWanted)
    except BadInput:
        wanted = read_message(path, KeysWanted)
    witness: Witness = restore(wanted, _words(options), options.seed)
    say(f"{options.seed}: the seed of {witness.title}. {UNKNOWN_COUNT}")
    return 0


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _words(options: Options) -> str:
    if options.words_file:
        text, _ = decode(read_bytes(options.words_file, MOST_BYTES), options.words_file.name)
        return text
    if not (sys.stdin and sys.stdin.isatty()):
        raise BadInput("Type the 24 words of the second copy, or give a file with --words-file.")
    return getpass("The 24 words of the second copy: ")


def _write(path: Path, text: str) -> None:
    write_whole(path, f"{text}\n".encode())
