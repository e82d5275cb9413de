"""Ballots as files that fit a mail, and slips as lines that can be pasted: one format for both.

It is JSON with a version, read within a bound, by types: what is lacking, or of another type, is
named by its path. It has one form, so that whatever was changed on its way shows.
"""

from __future__ import annotations

import re
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from pathlib import Path
from typing import Literal

import msgspec

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.ballot import Ballot
from calibrate.exchange.files import read_bytes

VERSION, ASKING = 2, ("questions", "asked_by")
"""Version 2 has questions too; a ballot without any is written as version 1, without the fields."""
LARGEST = 64 * 1024 * 1024
SLIP = "calibrate-slip:"
BLANKS = re.compile(rb"\s+")


class BallotFile(msgspec.Struct, frozen=True):
    """A ballot with what it says of its format."""

    calibrate: Literal["ballot"]
    version: int
    ballot: Ballot


class Marked(msgspec.Struct, frozen=True):
    """What every version of the format begins with."""

    calibrate: Literal["ballot"]
    version: int


def ballot_bytes(ballot: Ballot) -> bytes:
    """Return a ballot as it lies in a file."""
    version = VERSION if ballot.questions else 1
    plain = msgspec.to_builtins(BallotFile("ballot", version, ballot))
    if not ballot.questions:
        for name in ASKING:
            del plain["ballot"][name]
    return msgspec.json.encode(plain, order="sorted")


def slip(ballot: Ballot) -> str:
    """Return a ballot as one line that can be pasted into a message."""
    return SLIP + b64encode(zlib.compress(ballot_bytes(ballot), 9)).decode()


def read_ballot(path: Path) -> Ballot:
    """Read a ballot or a slip from a file; raise BadInput, naming it, for anything else."""
    return ballot_in(read_bytes(path, LARGEST), path.name)


def ballot_in(content: bytes, name: str) -> Ballot:
    """Return the ballot in a file's content, or in a slip; `name` is said of what is wrong."""
    text = _unpacked(content, name) if content.lstrip().startswith(SLIP.encode()) else content
    try:
        marked = msgspec.json.decode(text, type=Marked)
        if marked.version > VERSION:
            raise BadInput(f"{name} is of a newer version of Calibrate; update this one.")
        ballot = _decoded(text)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise BadInput(f"{name} is no ballot, or is damaged: {_where(error)}.") from None
    if ballot_bytes(ballot) != text:
        raise BadInput(f"{name} is not as its kit wrote it; ask for it once more.")
    return ballot


def _decoded(text: bytes) -> Ballot:
    """Return the ballot of a file; raise ValueError where something in it can be no value."""
    try:
        return msgspec.json.decode(text, type=BallotFile).ballot
    except BadInput as error:
        raise ValueError from error


def _unpacked(content: bytes, name: str) -> bytes:
    packed = BLANKS.sub(b"", content).removeprefix(SLIP.encode())
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(b64decode(packed, validate=True), LARGEST)
    except (NotBase64, zlib.error):
        raise BadInput(f"{name} is a slip that was changed or cut; copy all of it.") from None
    if not unpacking.eof:
        raise BadInput(f"{name} is a slip that was cut; copy all of it.")
    return text


def _where(error: Exception) -> str:
    return (
        str(error).rstrip(".")
        if isinstance(error, msgspec.ValidationError)
        else "it is cut or changed"
    )
