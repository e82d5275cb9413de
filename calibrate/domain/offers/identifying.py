"""What in an example's words still tells whose work it was.

It finds what can be found: names that the session knows, addresses, numbers, dates, and what was
copied. Whoever reads the words has to judge the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from calibrate.domain.errors import Refused
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.people import RelationKind
from calibrate.domain.session import Session
from calibrate.domain.text.folding import folded
from calibrate.domain.text.terms import in_terms

LONGEST_RUN = 7
"""So many words in a row may be those of the piece."""
SHORTEST_PART = 3

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S+",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"#\d+|(?<![\w.])@[\w-]{2,}|\b[A-Z][A-Z0-9]+-\d+\b|\b[0-9a-f]{7,40}\b")
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    rf"\b\d{{4}}-\d\d(?:-\d\d)?\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    rf"|\b(?:\d{{1,2}}\.? )?{_MONTHS}\.? (?:\d{{1,2}}, )?\d{{4}}\b"
    rf"|\b\d{{1,2}}\.? {_MONTHS}\b|\b{_MONTHS}\.? \d{{1,2}}\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
SENTENCE_ENDS = (".", "!", "?", ":", "•", "-", "*")


class TelltaleKind(StrEnum):
    """By what somebody may be known again."""

    PERSON = "person"
    ADDRESS = "address"
    TEAM = "team"
    REFERENCE = "reference"
    DATE = "date"
    NAME = "name"
    TITLE = "title"
    COPIED = "copied"


REFUSED = frozenset({TelltaleKind.PERSON, TelltaleKind.ADDRESS})
"""What no example may say; the rest is for a person to judge."""


@dataclass(frozen=True, slots=True)
class Telltale:
    """Something that the words still say, as it stands there or as the session knows it."""

    kind: TelltaleKind
    text: str

    @property
    def refuses(self) -> bool:
        """Whether words that say it are not taken."""
        return self.kind in REFUSED


@dataclass(frozen=True, slots=True)
class Known:
    """What a session knows of a piece: whose it is, their team, who else is there, and its text."""

    candidate: str
    team: str
    others: tuple[str, ...]
    piece: EvidenceText


def known(session: Session, piece: Evidence, who: str | None) -> Known:
    """Return what is known of a piece, as far as `who` is not recused from somebody else."""
    state, panel = session.candidate(piece.candidate), session.panel
    others = [
        one.name
        for one in session.candidates
        if one.id != state.id and not panel.is_related(RelationKind.RECUSED, who, one.id)
    ]
    people = [one.name for one in panel.panelists]
    author = [piece.content.author] if piece.content.author.strip() else []
    return Known(state.name, state.candidate.team, (*people, *others, *author), piece.content)


def telltales(words: str, of: Known) -> tuple[Telltale, ...]:
    """Return what still tells whose work it was, first what is not taken."""
    found = dict.fromkeys((*_people(words, of), *_patterns(words, of), *_from_piece(words, of)))
    told = {folded(one.text) for one in found if one.kind is not TelltaleKind.NAME}
    kept = (one for one in found if _is_more(one, told))
    return tuple(sorted(kept, key=lambda one: not one.refuses))


def _is_more(found: Telltale, told: Set[str]) -> bool:
    """Tell whether a name is not told already as that of a person or team."""
    return found.kind is not TelltaleKind.NAME or folded(found.text) not in told


def need_unnamed(words: str, of: Known) -> None:
    """Raise Refused where words have a name or an address in them."""
    refused = [found.text for found in telltales(words, of) if found.refuses]
    if refused:
        listed = ", ".join(f"“{one}”" for one in refused)
        raise Refused(f"The example still says {listed}: say what was done without it.")


# People


class Said(NamedTuple):
    """The terms of a text, each with whether it is written small; and each of them once."""

    terms: Sequence[tuple[str, bool]]
    every: frozenset[str]


def _said(text: str) -> Said:
    parts = text.split()
    terms = [(term, part.islower()) for part in parts for term in in_terms(part).split()]
    return Said(terms, frozenset(term for term, _ in terms))


@lru_cache(maxsize=4096)
def _terms(name: str) -> list[str]:
    return in_terms(name).split()


def _people(words: str, of: Known) -> Iterator[Telltale]:
    said = _said(words)
    for name in (of.candidate, *of.others):
        if len(name.split()) > 1 and _stands(name, said):
            yield Telltale(TelltaleKind.PERSON, name)
            continue
        for part in _parts(name):
            if _stands(part, said, is_name=True):
                yield Telltale(TelltaleKind.PERSON, part)
            elif name == of.candidate and _stands(part, said):
                yield Telltale(TelltaleKind.NAME, part)


def _parts(name: str) -> list[str]:
    """Return what of a name may be said alone: a whole name of one word, or what tells."""
    parts = name.split()
    return parts if len(parts) == 1 else [part for part in parts if _tells(part)]


@lru_cache(maxsize=4096)
def _tells(part: str) -> bool:
    """Tell whether a part of a name says whose it is: initials and “van” do not."""
    is_run = len(_terms(part)) > 1
    return not part.islower() and (is_run or len("".join(_terms(part))) >= SHORTEST_PART)


def _stands(name: str, said: Said, is_name: bool = False) -> bool:
    """Tell whether a name is said; where `is_name`, as a name and not written small."""
    terms = _terms(name)
    if not terms or not said.every.issuperset(terms):
        return False
    places = range(len(said.terms) - len(terms) + 1)
    return any(
        [term for term, _ in said.terms[at : at + len(terms)]] == terms
        and not (is_name and said.terms[at][1])
        for at in places
    )


# Addresses, numbers, dates


def _patterns(words: str, of: Known) -> Iterator[Telltale]:
    addresses = [found.group().rstrip(".,;:)") for found in ADDRESS.finditer(words)]
    yield from (Telltale(TelltaleKind.ADDRESS, one) for one in addresses)
    rest = ADDRESS.sub(" ", words)
    if of.team and _stands(of.team, _said(rest), is_name=True):
        yield Telltale(TelltaleKind.TEAM, of.team)
    references = [found.group() for found in REFERENCE.finditer(rest)]
    own = of.piece.reference.strip()
    if own and re.search(rf"(?<!\w){re.escape(own)}(?!\w)", rest):
        references.append(own)
    dates = [found.group().strip() for found in DATE.finditer(rest)]
    yield from (Telltale(TelltaleKind.REFERENCE, one) for one in references)
    yield from (Telltale(TelltaleKind.DATE, one) for one in dates)


# What is taken from the piece


def _from_piece(words: str, of: Known) -> Iterator[Telltale]:
    if len(_terms(of.piece.title)) > 1 and _stands(of.piece.title, _said(words)):
        yield Telltale(TelltaleKind.TITLE, of.piece.title.strip())
    names = _names(of.piece.text)
    yield from (
        Telltale(TelltaleKind.NAME, found.group())
        for found in WORD.finditer(words)
        if found.group() in names
    )
    yield from (Telltale(TelltaleKind.COPIED, run) for run in _runs(words, of.piece.text))


@lru_cache(maxsize=8)
def _names(text: str) -> frozenset[str]:
    """Return the words that a text writes large within a sentence; not those of capitals alone."""
    found = set()
    for line in text.splitlines():
        before = "."
        for part in line.split():
            word = WORD.search(part)
            if word and not before.endswith(SENTENCE_ENDS) and _is_large(word.group()):
                found.add(word.group())
            before = part
    return frozenset(found)


def _is_large(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and len(word) >= SHORTEST_PART


def _runs(words: str, text: str) -> Iterator[str]:
    """Yield what is longer than may be copied and stands in a text word for word."""
    here, copied = _plain(words), _copyable(text)
    start, end = 0, 0
    for at in range(len(here) - LONGEST_RUN):
        if tuple(plain for _, plain in here[at : at + LONGEST_RUN + 1]) not in copied:
            continue
        if at >= end and end:
            yield " ".join(part for part, _ in here[start:end])
            end = 0
        start, end = (start if end else at), at + LONGEST_RUN + 1
    if end:
        yield " ".join(part for part, _ in here[start:end])


@lru_cache(maxsize=8)
def _copyable(text: str) -> frozenset[tuple[str, ...]]:
    """Return all that is one word longer than may be copied; kept, for it is asked at each key."""
    there = [plain for _, plain in _plain(text)]
    places = range(len(there) - LONGEST_RUN)
    return frozenset(tuple(there[at : at + LONGEST_RUN + 1]) for at in places)


def _plain(text: str) -> list[tuple[str, str]]:
    parts = ((part, " ".join(in_terms(part).split())) for part in text.split())
    return [(part, plain) for part, plain in parts if plain]
