"""A policy as lines of plain text, and what two of them chose otherwise."""

from __future__ import annotations

from calibrate.domain.policy.policy import Policy
from calibrate.domain.session import Session
from calibrate.exchange.printable import printable
from calibrate.words.policy.policy import differences, page, quorum_differs, source_words, summary


def policy_lines(session: Session) -> str:
    """Return what this session's panel decides by, nothing of which can steer a terminal."""
    told = [source_words(session.policy), ""]
    told += [f"{title}: {said}" for title, said in page(session.policy_in_force)]
    told += ["", differs] if (differs := quorum_differs(session)) else []
    return "\n".join(printable(line, " ") for line in told) + "\n"


def differences_text(one: tuple[str, Policy], other: tuple[str, Policy]) -> str:
    """Return what two policies chose otherwise, each with the name it goes by here."""
    found = differences(one[1], other[1])
    told = [summary(one[0], other[0], len(found))]
    for title, first, second in found:
        told += ["", title, f"  {one[0]}: {first}", f"  {other[0]}: {second}"]
    return "\n".join(printable(line, " ") for line in told) + "\n"
