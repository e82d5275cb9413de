"""What is said of an offered example: where it belongs, how far it came, what it still tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from calibrate.domain.offers.filling import Gap
from calibrate.domain.offers.identifying import Telltale, TelltaleKind
from calibrate.domain.offers.offer import OfferedExample, OfferState
from calibrate.domain.rubric.rubric import Origin, Rubric
from calibrate.words.days import at, month, read_day
from calibrate.words.phrases import capitalized, listing, several, some

TITLE = "Examples for the ladder"
NOTHING_ASKED = (
    "The ladder asks for no example that a decided case can give: there the panel has to agree, "
    "and to cite a piece that may be shown outside it."
)
OPEN = "Open"
AGREEMENT = "How and when the person agreed"
HOW = "such as: asked in person on 3 December, said yes"
JUDGE = "Whether the rest tells whose work it was is for you to judge."
NOTHING_TELLS = f"No name, address, number or date was found. {JUDGE}"

STATES = {
    OfferState.OFFERED: ("Offered", "offered, not agreed to yet"),
    OfferState.AGREED: ("Agreed to", "agreed to, not approved yet"),
    OfferState.APPROVED: ("Approved", "approved for the ladder"),
    OfferState.WITHDRAWN: ("Withdrawn", "withdrawn"),
}
"""How far an example came: in a word, and in a sentence."""

TELLTALES = {
    TelltaleKind.PERSON: "a person",
    TelltaleKind.ADDRESS: "an address",
    TelltaleKind.TEAM: "the team",
    TelltaleKind.REFERENCE: "a reference",
    TelltaleKind.DATE: "a date",
    TelltaleKind.NAME: "a name",
    TelltaleKind.TITLE: "the title of the piece",
    TelltaleKind.COPIED: "word for word from the piece",
}


def place_words(rubric: Rubric, criterion: str, level: str) -> str:
    """Say where an example belongs, such as L4, Design."""
    return f"{level}, {rubric.criterion(criterion).title}"


def place_of(rubric: Rubric, one: Gap | OfferedExample) -> str:
    """Say where a gap or an offer stands."""
    return place_words(rubric, one.criterion, one.level)


def asking_words(rubric: Rubric, gaps: Sequence[Gap]) -> str:
    """Say where the ladder asks for examples that a case can give; each place once."""
    found = dict.fromkeys(place_of(rubric, one) for one in gaps)
    return f"The ladder asks for an example of {some([*found], 2)}." if found else ""


def standing_words(offer: OfferedExample | None, name: str) -> str:
    """Say in a word how far an example came, and of whose work it is."""
    return f"{STATES[offer.state][0] if offer else OPEN} · {name}"


def kept_words(session: str, offer: OfferedExample | None, now: datetime) -> str:
    """Say what the ladder will tell of where an example is from."""
    first = (offer.approved if offer else None) or now
    return f"In the ladder: from {session}, {month(first)}. It names nobody."


def refused_words(found: Sequence[Telltale]) -> str:
    """Say what keeps words from being offered, or nothing where nothing does."""
    names = listing([f"“{one.text}”" for one in found if one.refuses])
    return f"Still says {names}: nothing is offered with a name or an address." if names else ""


def judged_words(found: Sequence[Telltale]) -> str:
    """Say what of words a person has to judge, or nothing where nothing was found."""
    told = listing([telltale_words(one) for one in found if not one.refuses])
    return f"Still says {told}. It may stay, if it tells of nobody." if told else ""


def telltale_words(found: Telltale) -> str:
    """Say what words still say, and what that is."""
    return f"“{found.text}” ({TELLTALES[found.kind]})"


def origin_words(origin: Origin) -> str:
    """Say from which session an example came, and when."""
    first = read_day(f"{origin.month}-01")
    return f"from {origin.session}, {month(first) if first else origin.month}"


def state_words(offer: OfferedExample, now: datetime) -> str:
    """Say how far an offer came, and when that was."""
    times = {
        OfferState.OFFERED: offer.offered,
        OfferState.AGREED: offer.agreed,
        OfferState.APPROVED: offer.approved,
        OfferState.WITHDRAWN: offer.withdrawn,
    }
    time, (_, words) = times[offer.state], STATES[offer.state]
    return capitalized(f"{words}, {at(time, now)}" if time else words)


def exported_words(count: int) -> str:
    """Say with how many examples of its own a session's ladder is written."""
    return f"with {several(count, 'example')} of this session"


def left_out_words(because: Sequence[str]) -> str:
    """Say which approved examples a ladder is written without, and why."""
    return " ".join(("An approved example is left out.", *because)) if because else ""
