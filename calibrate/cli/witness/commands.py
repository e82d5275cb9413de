"""Commands of a witness, on their own machine, and the request for their keys."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import one_line, say
from calibrate.cli.session_file import act, chair, opened
from calibrate.domain.commands import RenewKeys, new_id
from calibrate.domain.errors import BadInput
from calibrate.domain.people import checked_name
from calibrate.domain.travel.witness import KeysGiven, KeysWanted, RevealWanted
from calibrate.exchange.ballots.messages import message_text, read_message
from calibrate.exchange.ballots.witness_file import (
    Witness,
    begin,
    now_of_witness,
    read_witness,
    restore,
    save,
)
from calibrate.exchange.files import decode, read_bytes, write_whole
from calibrate.words.phrases import listing, several
from calibrate.words.travel.witness import (
    KEEP_WORDS,
    READ_ALOUD,
    SEAL_AGAIN,
    UNKNOWN_COUNT,
    WITNESS_WORDS,
    asked_words,
)

MOST_BYTES = 10_000


def request(options: Options) -> int:
    """Ask a witness for the keys of a session that is being set up, or of one candidate more."""
    with opened(options) as store:
        viewer = chair(store)
        if options.candidate:
            name = checked_name(options.candidate, "candidate")
            wanted = store.late_keys_wanted(new_id(), name, viewer)
            then = f"{name} is added with their answer"
        elif options.lost:
            wanted = store.lost_keys_wanted(viewer)
            then = "renew-keys takes their answer; let them make a new seed"
        else:
            wanted, then = store.keys_wanted(viewer), "rating opens with their answer"
    _write(options.out, message_text(wanted))
    say(f"wrote {options.out}: for the witness; {then}")
    return 0


def renew(options: Options) -> int:
    """Take new keys, as the seed of those before was lost, and say who has to seal again."""
    keys = read_message(options.witness, KeysGiven)
    with opened(options) as store:
        viewer = chair(store)
        before = store.session(viewer)
        say(act(store, RenewKeys(keys, options.because), viewer))
        after = store.session(viewer)
    say(f"{WITNESS_WORDS}: {after.witness}")
    lost = {one.panelist for one in before.submitted - after.submitted}
    names = [one.name for one in before.panel.panelists if one.id in lost]
    if names:
        say(SEAL_AGAIN.format(names=listing(names)))
    return 0


def start(options: Options) -> int:
    """Draw the seed of a session on the witness's machine."""
    witness = begin(read_message(options.request, KeysWanted), options.seed)
    print(one_line(witness.words))
    say(KEEP_WORDS)
    return 0


def keys(options: Options) -> int:
    """Compare the second copy of a seed, unless it was, and give the public keys."""
    wanted = read_message(options.request, KeysWanted)
    witness = read_witness(options.seed)
    if options.words_file or not witness.is_tested:
        witness = witness.tested(_words(options))
    witness, answer = witness.keys(wanted)
    save(witness, options.seed)
    _write(options.out, message_text(answer))
    say(f"wrote {options.out}: the keys of {several(len(wanted.candidates), 'candidate')}")
    say(f"{READ_ALOUD}: {witness.spoken}")
    return 0


def give(options: Options) -> int:
    """Give the keys of rounds that are to be revealed, and keep how often each was given."""
    wanted = read_message(options.request, RevealWanted)
    before = read_witness(options.seed)
    witness, answer = before.reveal(wanted, now_of_witness())
    save(witness, options.seed)
    _write(options.out, message_text(answer))
    for asked in before.asked(wanted):
        say(asked_words(asked))
    return 0


def again(options: Options) -> int:
    """Write a seed anew from its words."""
    path: Path = options.request
    try:
        wanted: KeysWanted | RevealWanted = read_message(path, RevealWanted)
    except BadInput:
        wanted = read_message(path, KeysWanted)
    witness: Witness = restore(wanted, _words(options), options.seed)
    say(f"wrote {options.seed}: the seed of {witness.title}. {UNKNOWN_COUNT}")
    return 0


def _words(options: Options) -> str:
    if options.words_file:
        text, _ = decode(read_bytes(options.words_file, MOST_BYTES), options.words_file.name)
        return text
    if not (sys.stdin and sys.stdin.isatty()):
        raise BadInput("Type the 24 words of the second copy, or give a file with --words-file.")
    return getpass("The 24 words of the second copy: ")


def _write(path: Path, text: str) -> None:
    write_whole(path, f"{text}\n".encode())
