"""Anchors and receipts: places of a session's record that are held outside its file.

Whoever rewrites a file from its first line on can make it hold again; what somebody else holds of
it shows that. An anchor is one text, the same in kits, receipts and packets.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from calibrate.domain.canonical import canonical
from calibrate.domain.errors import BadInput

ANCHOR, RECEIPT = "calibrate-anchor:", "calibrate-receipt:"
"""What each text begins with."""


class Comparison(StrEnum):
    """What comparing a file with an anchor shows.

    RESTORED ends before the place, as a copy from before it does; REWRITTEN has another record up
    to it; FORGED is what the session's key did not sign; LACKS does not have an entry that arrived.
    """

    SAME = "same"
    CONTINUED = "continued"
    RESTORED = "restored"
    REWRITTEN = "rewritten"
    LACKS = "lacks"
    ANOTHER = "another"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a session's record: its line, and the head of the chain after it (hexadecimal).

    The session's key signed it (hexadecimal); it has none before rating opens.
    """

    session: str
    line: int
    head: str
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """What the signature is on."""
        return canonical(["calibrate anchor", self.session, self.line, self.head])

    @property
    def text(self) -> str:
        """It as one text."""
        return ANCHOR + _packed(asdict(self))


@dataclass(frozen=True, slots=True)
class Receipt:
    """Which of a panelist's entries arrived, by their hashes, when the record was at `anchor`."""

    anchor: Anchor
    panelist: str
    entries: tuple[str, ...]
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """What the signature is on."""
        place = (self.anchor.session, self.anchor.line, self.anchor.head)
        return canonical(["calibrate receipt", *place, self.panelist, list(self.entries)])

    @property
    def text(self) -> str:
        """It as one line that can be pasted."""
        return RECEIPT + _packed(asdict(self))


def read_anchor(text: str) -> Anchor:
    """Return the anchor in a text; raise BadInput if it is none."""
    return _anchor(_unpacked(text, ANCHOR))


def read_receipt(text: str) -> Receipt:
    """Return the receipt in a text; raise BadInput if it is none."""
    plain = _unpacked(text, RECEIPT)
    try:
        entries = tuple(str(one) for one in plain["entries"])
        anchor = _anchor(plain["anchor"])
        return Receipt(anchor, str(plain["panelist"]), entries, str(plain["signature"]))
    except (KeyError, TypeError):
        raise _cut(RECEIPT) from None


def _anchor(plain: Any) -> Anchor:
    try:
        session, head, signature = (str(plain[name]) for name in ("session", "head", "signature"))
        return Anchor(session, int(plain["line"]), head, signature)
    except (KeyError, TypeError, ValueError):
        raise _cut(ANCHOR) from None


def _packed(plain: dict[str, Any]) -> str:
    return urlsafe_b64encode(canonical(plain)).decode()


def _unpacked(text: str, mark: str) -> Any:
    """Return what follows a mark, whatever blanks a mail program put in."""
    try:
        return json.loads(urlsafe_b64decode("".join(text.split()).removeprefix(mark)))
    except (NotBase64, ValueError, RecursionError):
        raise _cut(mark) from None


def _cut(mark: str) -> BadInput:
    what = "receipt" if mark == RECEIPT else "anchor"
    return BadInput(f"This {what} was changed or cut; copy all of it.")
