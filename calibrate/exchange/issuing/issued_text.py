"""The register of issued packets as lines of plain text: which, to whom, when, and its hash."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.handing.issuing import Issued
from calibrate.domain.session import Session
from calibrate.exchange.printable import printable
from calibrate.words.handing.issued import NOTHING_ISSUED, issued_words


def issued_text(register: Sequence[Issued], session: Session) -> str:
    """Return the register, oldest first; nothing in it can steer a terminal."""
    names = {one.id: one.name for one in session.candidates}
    lines = [
        line for one in register for line in (issued_words(one, names), f"  SHA-256 {one.sha256}")
    ]
    return "\n".join(printable(line, " ") for line in lines or [NOTHING_ISSUED]) + "\n"
