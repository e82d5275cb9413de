"""What is said of secrets: what each protects against, and what became of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from calibrate.domain.ballots import SECOND
from calibrate.domain.presence.secrets import LEAST_DIGITS, Renewal, SecretKind
from calibrate.domain.record.case import OnBehalf, Renewed
from calibrate.domain.session import Session
from calibrate.words.acting import named
from calibrate.words.days import at, moment
from calibrate.words.people import NAMELESS
from calibrate.words.phrases import listing


class SecretWords(NamedTuple):
    """What a secret is called, what its field shows, what it protects, and the other choice."""

    called: str
    placeholder: str
    protects: str
    otherwise: str


SECRETS = {
    SecretKind.PIN: SecretWords(
        "PIN",
        f"{LEAST_DIGITS} digits or more",
        "A PIN keeps colleagues out in this app. Whoever copies the file can try every PIN within "
        "hours.",
        "Take six drawn words instead",
    ),
    SecretKind.WORDS: SecretWords(
        "Six words",
        "six words, with blanks between them",
        "Nobody can try six drawn words, whoever copies the file. They are shown this once: write "
        "them down.",
        "Choose a PIN instead",
    ),
    SecretKind.RENEWED: SecretWords(
        "No secret", "chosen at the next turn", "Nothing is protected yet.", "Choose a secret"
    ),
}
OF_ANY = (
    "Whoever controls this computer can record what you type. Without a witness the file’s owner "
    "can open what you submitted; only your own kit, with a witness, is mathematics."
)
WHAT_FOR = (
    "It opens what you have begun here, and your copy of what you submitted, for nobody else. "
    "Forgotten, it is renewed by whoever runs the session, and both are lost."
)
NOT_ALIKE = "The two PINs are not the same; type both again."
NOTHING_SINCE = "Nothing was submitted in your name since."


def wrong(kind: SecretKind, name: str) -> str:
    """Say that what was typed is not somebody's secret."""
    is_pin = kind is SecretKind.PIN
    return f"That is not the PIN of {name}." if is_pin else f"Those are not the words of {name}."


def renewal_question(name: str) -> str:
    """Say what is lost with a secret, before it is renewed."""
    return (
        f"What {name} has begun, and their copy of what they submitted, are lost; what they "
        f"submitted stands. {name} is told at their next turn, and page 1 of the packet says who "
        "renewed it, and what was submitted in their name since."
    )


def renewed_words(renewals: Sequence[Renewal], session: Session, now: datetime) -> str:
    """Tell a panelist who renewed their secret when, and what came in their name since."""
    if not renewals:
        return ""
    told = [
        f"{named(one.by, session)} renewed your secret {at(one.time, now)}." for one in renewals
    ]
    since = since_words(renewals[0], session)
    came = (
        f"Submitted in your name since: {since}."
        if since
        else ("Nothing was submitted in your name since.")
    )
    return " ".join((*told, "What it opened is lost; what you submitted stands.", came))


def since_words(renewal: Renewal, session: Session) -> str:
    """Name what came in a panelist's name after a renewal, as far as the reader sees whom."""
    names = {state.id: state.name for state in session.candidates}
    seen = ((names[id], round) for id, round in renewal.since if id in names)
    return listing(tuple(_unique(_round_of(name, round) for name, round in seen)))


def _round_of(name: str, round: int) -> str:
    return f"{name} (round 2)" if round == SECOND else name


def _unique(words: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(words)


def on_behalf_words(one: OnBehalf) -> str:
    """Say whose ratings of a round somebody else submitted."""
    by = one.by or "the file’s holder"
    return f"Round {one.round} of {one.name or NAMELESS} was submitted for them by {by}."


def renewal_words(one: Renewed) -> str:
    """Say who renewed somebody's secret when, and which of their rounds came after."""
    by, rounds = one.by or "the file’s holder", listing([f"round {round}" for round in one.since])
    came = f"after it came {rounds}" if rounds else "nothing came after it"
    return f"The secret of {one.name or NAMELESS} was renewed by {by}, {moment(one.time)}; {came}."
