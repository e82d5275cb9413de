"""What is said of packets that were issued: each as one line of the register."""

from __future__ import annotations

from calibrate.domain.handing.issuing import Issued
from calibrate.domain.session import Session
from calibrate.words.days import moment
from calibrate.words.handing.editions import EDITIONS
from calibrate.words.phrases import some

NOTHING_ISSUED = "No packet was issued yet."
REGISTER = "Issued"

ISSUED_IN_DOUBT = "A packet that does not verify cannot be issued."


def issued_words(session: Session, issued: Issued) -> str:
    """Return what went to whom and when, such as “Panel edition of Ann to Jo, 19 Nov 2026”."""
    edition, when = EDITIONS[issued.edition], moment(issued.time)
    how = [*(["encrypted"] if issued.is_encrypted else []), *(["signed"] if issued.is_signed else [])]
    kept = f" ({', '.join(how)})" if how else ""
    return f"{edition} of {whose(session, issued)}, to {issued.recipient}, {when}{kept}"


def whose(session: Session, issued: Issued) -> str:
    """Name whose cases are in an issued packet."""
    return some([session.candidate(one.candidate).name for one in issued.cases])
