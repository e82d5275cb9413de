"""Messages between a session, its witness and its kits, as one text each: a file, or pasted."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.second_round import SecondRound
from calibrate.domain.travel.witness import KeysGiven, KeysWanted, RevealGiven, RevealWanted
from calibrate.exchange.files import read_bytes

Message = KeysWanted | KeysGiven | RevealWanted | RevealGiven | SecondRound
ToWitness = KeysWanted | RevealWanted
FromWitness = KeysGiven | RevealGiven
Kind = TypeVar("Kind", KeysWanted, KeysGiven, RevealWanted, RevealGiven, SecondRound)
MARKS: dict[type[Message], str] = {
    KeysWanted: "calibrate-keys-wanted:",
    KeysGiven: "calibrate-keys-given:",
    RevealWanted: "calibrate-reveal-wanted:",
    RevealGiven: "calibrate-reveal-given:",
    SecondRound: "calibrate-second-round:",
}
"""What each text begins with."""

CALLED: dict[type[Message], str] = {
    KeysWanted: "a session’s request for keys",
    KeysGiven: "a witness’s public keys",
    RevealWanted: "a session’s request for a reveal",
    RevealGiven: "a witness’s answer to a reveal",
    SecondRound: "a session’s word that a second round began",
}
LARGEST = 64 * 1024 * 1024
BLANKS = re.compile(rb"\s+")


def message_text(message: Message) -> str:
    """Return a message as one line."""
    packed = urlsafe_b64encode(msgspec.json.encode(message, order="sorted")).decode()
    return MARKS[type(message)] + packed


def read_message(path: Path, kind: type[Kind]) -> Kind:
    """Read one kind of message from a file; raise BadInput for anything else."""
    return message_in(read_bytes(path, LARGEST), kind, path.name)


def witness_message(content: bytes, name: str) -> FromWitness | ToWitness | None:
    """Return what is said to or by a witness in a text, or None where that is none of it."""
    plain = BLANKS.sub(b"", content)
    for kind in (KeysWanted, KeysGiven, RevealWanted, RevealGiven):
        if MARKS[kind].encode() in plain:
            found: FromWitness | ToWitness = _unpacked(content, kind, name)
            return found
    return None


def message_in(content: bytes, kind: type[Kind], name: str) -> Kind:
    """Return the message of a kind in a text; `name` is said where it is none."""
    found: Kind = _unpacked(content, kind, name)
    return found


def _unpacked(content: bytes, kind: type[Any], name: str) -> Any:
    _, mark, packed = BLANKS.sub(b"", content).partition(MARKS[kind].encode())
    if not mark:
        raise BadInput(f"{name} is not {CALLED[kind]}.")
    try:
        return msgspec.json.decode(urlsafe_b64decode(packed), type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise BadInput(f"{name} was changed or cut; copy all of it.") from None
