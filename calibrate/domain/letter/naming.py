"""Where a text says who was on the panel: whole names, parts of them, handles and initials.

Case, accents and what nobody sees do not count. It finds what can be found; whoever reads the page
has to judge the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from calibrate.domain.letter.tokens import Token, folded_words, tokens_of

SHORTEST_PART = 3
"""A part of a name that is shorter is one only where it is not written small."""
SHORTEST_INSIDE = 5
"""A part of a name from this length on is found within a longer word, such as a handle."""
SHORTEST_CUT = 4
"""So much of a last name follows an initial where a handle cuts it."""
LONE_INITIALS = 3
"""So many capitals in a row are initials wherever they stand; two only where a person could."""
SIGNS_BEFORE, SIGNS_AFTER = "@(/[~", ")]:"
DASHES = "-\N{EN DASH}\N{EM DASH}"


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text that names somebody, from `start` up to `end`, and who that may be."""

    start: int
    end: int
    who: str


@lru_cache(maxsize=4096)
def names_in(text: str, people: tuple[str, ...], candidate: str = "") -> tuple[Named, ...]:
    """Return where a text names one of `people`, in order, the longest where several fit.

    What only repeats the candidate's own name is nobody else's. A page is looked through again with
    every change, and most of its texts stay, so what was found in them is kept.
    """
    said, own = _said(text), frozenset(folded_words(candidate))
    whom = [_person(name) for name in dict.fromkeys(people)]
    return _longest(
        [named for one in whom if _may_name(said, one) for named in _of_one(said, one, own)]
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """A text taken apart: its words, each of them once, all in a row, and those in capitals."""

    text: str
    tokens: Sequence[Token]
    words: frozenset[str]
    row: str
    capitals: frozenset[str]


def _said(text: str) -> _Said:
    tokens = tokens_of(text)
    words = [one.folded for one in tokens]
    capitals = frozenset(one.folded for one in tokens if one.written.isupper())
    return _Said(text, tokens, frozenset(words), " ".join(words), capitals)


def _longest(found: Sequence[Named]) -> tuple[Named, ...]:
    """Leave out what lies within something longer, and who else a place could be."""
    kept: list[Named] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Person:
    """A name taken apart: how it stands as a whole, what tells of it alone, and its handles."""

    name: str
    forms: frozenset[tuple[str, ...]]
    parts: frozenset[str]
    handles: frozenset[str]
    initials: str


@lru_cache(maxsize=1024)
def _person(name: str) -> _Person:
    tokens = tokens_of(name)
    words = tuple(one.folded for one in tokens)
    parts = frozenset(
        one.folded
        for one in tokens
        if len(words) == 1 or (len(one.folded) > 1 and not _is_particle(one))
    )
    initials = "".join(one.folded[0] for one in tokens if not _is_particle(one))
    return _Person(name, _forms(words), parts, _handles(words), initials)


def _forms(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return a name of several words in its order, and with the last one first.

    Where each word is one letter, as in Chinese, it is also said without the first: the given name.
    """
    if len(words) < 2:
        return frozenset()
    is_unspaced = all(len(one) == 1 and not one.isascii() for one in words)
    if is_unspaced:
        return frozenset({words, words[1:]} if len(words) > 2 else {words})
    return frozenset({words, (*words[-1:], *words[:-1])})


def _is_particle(token: Token) -> bool:
    """Tell whether a word of a name, such as “van”, says nothing by itself."""
    return token.written.islower() and len(token.folded) <= SHORTEST_PART


def _handles(words: tuple[str, ...]) -> frozenset[str]:
    """Return what a name becomes as one word, such as tokafor, okafort and thandio."""
    if len(words) < 2:
        return frozenset()
    first, last = words[0], words[-1]
    both = {first + last, last + first, first[0] + last, last + first[0], first + last[0]}
    cut = {first[0] + last[:length] for length in range(SHORTEST_CUT, len(last))}
    return frozenset({"".join(words), *both, *cut})


def _may_name(said: _Said, person: _Person) -> bool:
    """Tell in passing whether it is worth to look closer: most texts name nobody."""
    runs = (" ".join(form) for form in person.forms)
    if any(run in said.row for run in (*person.parts, *runs)):
        return True
    return (
        not said.words.isdisjoint(person.handles)
        or person.initials[:1] in said.capitals
        or (person.initials in said.capitals)
    )


def _of_one(said: _Said, person: _Person, own: frozenset[str]) -> Iterator[Named]:
    yield from _whole(said.tokens, person)
    yield from _initials(said, person)
    for token in said.tokens:
        if _is_meant(token, person, own):
            yield Named(token.start, token.end, person.name)


def _whole(tokens: Sequence[Token], person: _Person) -> Iterator[Named]:
    """Find the whole name in one of its forms."""
    for form in person.forms:
        for at in range(len(tokens) - len(form) + 1):
            run = tokens[at : at + len(form)]
            if tuple(token.folded for token in run) == form:
                yield Named(run[0].start, run[-1].end, person.name)


def _is_meant(token: Token, person: _Person, own: frozenset[str]) -> bool:
    """Tell whether a word by itself is a part of a name, or a handle made of it."""
    word = token.folded.rstrip("0123456789") or token.folded
    if word in own:
        return False
    parts = person.parts - own
    if word in parts or word.removesuffix("s") in parts:
        return len(word) >= SHORTEST_PART or not token.written.islower() or not word.isascii()
    inside = (part for part in parts if len(part) >= SHORTEST_INSIDE)
    return word in person.handles or any(part in word for part in inside)


def _initials(said: _Said, person: _Person) -> Iterator[Named]:
    """Find initials: with points, or written together where a person could be meant."""
    wanted, tokens = person.initials, said.tokens
    if len(wanted) < 2:
        return
    for token in tokens:
        if token.folded == wanted and token.written.isupper() and _may_sign(said.text, token):
            yield Named(token.start, token.end, person.name)
    for at in range(len(tokens) - len(wanted) + 1):
        run = tokens[at : at + len(wanted)]
        if _is_apart(said.text, run) and "".join(one.folded for one in run) == wanted:
            yield Named(run[0].start, run[-1].end, person.name)


def _is_apart(text: str, run: Sequence[Token]) -> bool:
    """Tell whether these are single capitals with a point behind the first."""
    single = all(len(one.written) == 1 and one.written.isupper() for one in run)
    return single and text[run[0].end : run[1].start].strip() in (".", ".-")


def _may_sign(text: str, token: Token) -> bool:
    """Tell whether capitals stand where somebody signs or is addressed."""
    if len(token.folded) >= LONE_INITIALS:
        return True
    before, after = text[: token.start].rstrip(" "), text[token.end :].lstrip(" ")
    begins = not before or before.endswith("\n")
    ends = not after or after.startswith("\n")
    is_signed = before[-1:] in (*SIGNS_BEFORE, *DASHES) and (ends or after[:1] in SIGNS_AFTER)
    return is_signed or (begins and (ends or after.startswith(":"))) or before[-1:] == "@"
