"""The command that verifies a session, alone or against what others hold of it, or a packet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.issuing.passphrases import with_passphrase
from calibrate.cli.output import complain, say
from calibrate.cli.session_file import opened, opened_kit
from calibrate.domain.errors import BadInput, WordsNeeded, WrongWords
from calibrate.domain.handing.findings import Beside, Finding, PacketFile, found, worst
from calibrate.domain.travel.anchor import Anchor, Comparison, Receipt
from calibrate.exchange.ballots.held import read_held
from calibrate.exchange.issuing.beside import beside, names_of, who_run
from calibrate.exchange.issuing.packet_file import is_packet, read_packet, unread_packet
from calibrate.store.store import Store
from calibrate.words.handing.issued import Names
from calibrate.words.handing.verified import file_words, register_words, sentences
from calibrate.words.travel.ballots import COMPARISONS, NOT_COVERED, SOUND

KIT_SUFFIX = ".calib"

STATUSES = {
    Finding.WHOLE: 0,
    Finding.SESSION_CHANGED: 1,
    Finding.ALTERED: 3,
    Finding.ANOTHER_SESSION: 4,
    Finding.UNPROVEN: 5,
    Finding.NOT_VOUCHED: 6,
}
"""With which status it ends for a packet; 2 is for what is none, or could not be opened."""


def verify(options: Options) -> int:
    """Check a session, 1 if log and content do not belong together; or check a packet."""
    if is_packet(options.file):
        return _verify_packet(options)
    if options.root:
        raise BadInput("--root is for a packet, whose certificates it vouches for.")
    with opened(options, takes_kits=True) as store:
        holds = _holds(store)
        status = _compared(store, options) if options.against else 0
    return status if holds else 1


def _holds(store: Store) -> bool:
    """Check log and content, and say what is wrong with them."""
    verified = store.verify()
    for problem in verified.problems:
        complain(problem)
    if verified.holds:
        print(f"holds: {verified.lines} lines, {verified.rows} rows, head {verified.head}")
        print(NOT_COVERED)
    return verified.holds


def _compared(store: Store, options: Options) -> int:
    """Compare the file with what somebody else holds of it, and say what that shows."""
    against: Path = options.against
    file = _packet(options, against) if is_packet(against) else None
    if file and file.is_letter and not store.kit:
        return _tell_found(file, beside(store, file, who_run(store)), _names(store))
    held = file.anchors if file else (_held(options),)
    compared = worst(map(store.compare, held))
    if compared is None:
        raise BadInput(f"{against.name} prints no place in a record to compare with.")
    _tell([f"{against.name}: {COMPARISONS[compared]}"], compared in SOUND)
    is_whole = not file or store.kit or _tell_packet(store, file, compared)
    return 1 if compared not in SOUND else 0 if is_whole else STATUSES[Finding.ALTERED]


def _held(options: Options) -> Anchor | Receipt:
    """Return what a file holds of a session; a kit is known by its suffix, encrypted or not."""
    if options.against.suffix != KIT_SUFFIX:
        return read_held(options.against)
    with opened_kit(Options(**vars(options) | {"file": options.against})) as kit:
        assert kit.kit is not None
        return kit.kit.anchor


def _tell_packet(store: Store, file: PacketFile, compared: Comparison) -> bool:
    """Say how the packet stands that a session is compared with; tell whether it is unaltered."""
    viewers = who_run(store)
    shown = beside(store, file, viewers)
    is_whole = found(file, shown) is not Finding.ALTERED
    _tell([*file_words(file), *register_words(shown, _names(store))], is_whole)
    return is_whole


def _verify_packet(options: Options) -> int:
    """Check a packet by itself, and beside a session if one is given."""
    try:
        file = _packet(options, options.file)
    except WordsNeeded as needed:
        return _verify_unread(options, needed)
    shown, names = _beside(options, file) if options.against else (None, {})
    return _tell_found(file, shown, names)


def _verify_unread(options: Options, needed: WordsNeeded) -> int:
    """Look an encrypted packet up in the register of a session, where nobody can open it."""
    if not options.against or isinstance(needed, WrongWords):
        raise needed
    file = unread_packet(options.file)
    shown, names = _beside(options, file)
    if not shown.registered.is_there:
        raise needed
    return _tell_found(file, shown, names)


def _tell_found(file: PacketFile, shown: Beside | None, names: Names) -> int:
    finding = found(file, shown)
    first, *others = sentences(file, finding, shown, names)
    _tell([first], finding is Finding.WHOLE)
    _tell(others, is_sound=True)
    return STATUSES[finding]


def _packet(options: Options, path: Path) -> PacketFile:
    """Read a packet; an encrypted one asks for its passphrase."""
    roots = None
    if options.root:
        from calibrate.exchange.signing.certificate import roots_in

        roots = roots_in(options.root)
    return with_passphrase(
        path.name, options.passphrase_file, lambda typed: read_packet(path, typed, roots)
    )


def _beside(options: Options, file: PacketFile) -> tuple[Beside, dict[str, str]]:
    """Return what a session's file shows of a packet, and the names of its candidates."""
    with opened(Options(file=options.against, words_file=options.words_file)) as store:
        viewers, verified = who_run(store), store.verify()
        for problem in verified.problems:
            complain(problem)
        return beside(store, file, viewers, verified.holds), _names(store)


def _names(store: Store) -> dict[str, str]:
    return names_of(store, who_run(store))


def _tell(told: Iterable[str], is_sound: bool) -> None:
    for sentence in told:
        (say if is_sound else complain)(sentence)
