"""What is dropped or chosen: ballots, receipts, second rounds, and what is none, with why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.anchor import RECEIPT, Receipt, read_receipt
from calibrate.domain.travel.ballot import Ballot
from calibrate.domain.travel.second_round import SecondRound
from calibrate.exchange.ballots.ballot_file import LARGEST, ballot_in
from calibrate.exchange.ballots.messages import MARKS, message_in
from calibrate.exchange.files import read_bytes
from calibrate.words.travel.ballots import DROP_ALONE

SESSION = ".calib"
LONGEST_WORDS = 1_000
"""How far into a file a second round may begin: words may stand before it, as where it is told."""

Read = Ballot | Receipt | SecondRound


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no ballot, and a sentence that says so."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What came in at once."""

    ballots: tuple[Ballot, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    rounds: tuple[SecondRound, ...] = ()
    unread: tuple[Unread, ...] = ()


def read_files(paths: Iterable[Path]) -> HandedIn:
    """Read what can be read of some files; a session among them is not touched."""
    found = [_read_or_told(path) for path in paths]
    return HandedIn(
        tuple(one for one in found if isinstance(one, Ballot)),
        tuple(one for one in found if isinstance(one, Receipt)),
        tuple(one for one in found if isinstance(one, SecondRound)),
        tuple(one for one in found if isinstance(one, Unread)),
    )


def _read_or_told(path: Path) -> Read | Unread:
    try:
        return _read(path)
    except BadInput as error:
        return Unread(path.name, str(error))


def _read(path: Path) -> Read:
    if path.suffix.lower() == SESSION:
        raise BadInput(DROP_ALONE.format(name=path.name))
    content = read_bytes(path, LARGEST)
    if content.lstrip().startswith(RECEIPT.encode()):
        return read_receipt(content.decode(errors="replace"))
    if MARKS[SecondRound].encode() in content[:LONGEST_WORDS]:
        return message_in(content, SecondRound, path.name)
    return ballot_in(content, path.name)
