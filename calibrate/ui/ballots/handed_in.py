"""What is dropped or chosen: ballots, receipts, and files that are neither, each with why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.anchor import RECEIPT, Receipt, read_receipt
from calibrate.domain.travel.ballot import Ballot
from calibrate.exchange.ballots.ballot_file import LARGEST, ballot_in
from calibrate.exchange.files import read_bytes
from calibrate.words.travel.ballots import DROP_ALONE

SESSION = ".calib"


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
    unread: tuple[Unread, ...] = ()


def read_files(paths: Iterable[Path]) -> HandedIn:
    """Read what can be read of some files; a session among them is not touched."""
    found = [_read_or_told(path) for path in paths]
    return HandedIn(
        tuple(one for one in found if isinstance(one, Ballot)),
        tuple(one for one in found if isinstance(one, Receipt)),
        tuple(one for one in found if isinstance(one, Unread)),
    )


def _read_or_told(path: Path) -> Ballot | Receipt | Unread:
    try:
        return _read(path)
    except BadInput as error:
        return Unread(path.name, str(error))


def _read(path: Path) -> Ballot | Receipt:
    if path.suffix.lower() == SESSION:
        raise BadInput(DROP_ALONE.format(name=path.name))
    content = read_bytes(path, LARGEST)
    if content.lstrip().startswith(RECEIPT.encode()):
        return read_receipt(content.decode(errors="replace"))
    return ballot_in(content, path.name)
