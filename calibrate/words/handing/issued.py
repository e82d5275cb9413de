"""What is said of packets that were issued: each as one line of the register."""

from __future__ import annotations

from collections.abc import Mapping

from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.issuing import Issued
from calibrate.words.days import moment
from calibrate.words.handing.editions import EDITIONS
from calibrate.words.phrases import some

NOTHING_ISSUED = "No packet was issued yet."
PACK_NOT_ISSUED = "A reading pack holds no decision, so it is exported and not issued."
BOOK_NOT_ISSUED = "A book is exported and not issued; issue the packets in it one by one."
ISSUED_IN_DOUBT = "A packet that does not verify cannot be issued."

DRAWN_WORDS = (
    "The words that open it: {words}; they are kept nowhere, so tell them by another way than the "
    "packet goes"
)
SIGNED = "signed {name}; what was in it before is in it to the byte"
ALTERED = "{name} was changed since it was signed; sign the one that was issued."

Names = Mapping[str, str]
"""Candidates by their ids."""


def why_not_issued(edition: Edition) -> str:
    """Return why an edition cannot be issued, or nothing where it can."""
    match edition:
        case Edition.READING:
            return PACK_NOT_ISSUED
        case Edition.BOOK:
            return BOOK_NOT_ISSUED
        case Edition.PANEL | Edition.CANDIDATE:
            return ""


def issued_words(issued: Issued, names: Names) -> str:
    """Return what went to whom and when: “Panel edition of Ann, to Jo, 19 Nov 2026, 14:25 UTC”."""
    edition, when = EDITIONS[issued.edition], moment(issued.time)
    return f"{edition} of {whose(issued, names)}, to {issued.recipient}, {when}{_how(issued)}"


def handed_words(issued: Issued) -> str:
    """Return the same where it is plain whose packet it is: “To Jo: panel edition, 19 Nov 2026”."""
    edition = EDITIONS[issued.edition]
    said = f"{edition[0].lower()}{edition[1:]}, {moment(issued.time)}{_how(issued)}"
    return f"To {issued.recipient}: {said}"


def whose(issued: Issued, names: Names) -> str:
    """Name whose cases are in an issued packet."""
    return some([names[one.candidate] for one in issued.cases])


def _how(issued: Issued) -> str:
    """Return how it was protected, if it was."""
    how = {"encrypted": issued.is_encrypted, "signed": issued.is_signed}
    told = [word for word, is_so in how.items() if is_so]
    return f" ({', '.join(told)})" if told else ""
