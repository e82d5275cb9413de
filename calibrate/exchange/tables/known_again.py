"""Whether a row is about a piece that is there already, or about the same one as an earlier row.

A piece is known by its source and reference. The source is where its link leads; a number alone,
such as #42, is anybody's: where one of two has no link, they have to agree in something else.
Without a reference all that does not change has to agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from calibrate.domain.evidence import Evidence

Found = Mapping[str, Any]
"""What the cells of a row mean, by field; a column that the table has not is not in it."""

IDENTITY = ("title", "text", "date", "author", "link")
"""What tells a piece without a reference from others."""

LEAST_TEXT = 40
"""Characters that say enough to know a piece by, though its title is another."""

T = TypeVar("T")
Key = tuple[Hashable, ...]


def facts(piece: Evidence) -> Found:
    """Return what a piece says, as a row would."""
    content = piece.content
    return {
        "candidate": piece.candidate,
        "title": content.title,
        "text": content.text,
        "date": content.date,
        "ref": content.reference,
        "link": content.link,
        "author": content.author,
    }


class ByReference(Generic[T]):
    """Finds what has the same source and reference; of several it keeps the one noted first."""

    def __init__(self) -> None:
        self.in_source: dict[Key, T] = {}
        self.linked: dict[Key, T] = {}
        self.without_link: dict[Key, T] = {}

    def note(self, found: Found, what: T) -> None:
        """Remember what is said to have a reference."""
        if source := _source(found):
            self.in_source.setdefault(source, what)
        known = self.linked if source else self.without_link
        for key in _agreeing(found):
            known.setdefault(key, what)

    def find(self, found: Found) -> T | None:
        """Return what was noted under this source and reference."""
        source, keys = _source(found), tuple(_agreeing(found))
        if source and source in self.in_source:
            return self.in_source[source]
        tables = (self.without_link,) if source else (self.without_link, self.linked)
        return next((one[key] for one in tables for key in keys if key in one), None)


def _source(found: Found) -> Key:
    link = found.get("link", "")
    return (found["candidate"], _number(found), _whence(found["ref"], link)) if link else ()


def _number(found: Found) -> str:
    reference = str(found["ref"])
    return reference.lstrip("#!") or reference


def _agreeing(found: Found) -> Iterator[Key]:
    """Yield what has to be the same where sources cannot be compared, any of it.

    A hash or a key such as PAY-17 is enough; a number needs something else beside it.
    """
    whose, number = found["candidate"], _number(found)
    if not number.isdecimal():
        yield whose, number
        return
    for field in ("title", "text", "date"):
        if found.get(field):
            yield whose, number, field, found[field]


def _whence(reference: str, link: str) -> str:
    """Return where a reference counts: what stands before it in its link, or else the link's host.

    A number alone names a piece in one repository or tracker only.
    """
    try:
        parts = urlsplit(link)
    except ValueError:  # no link that a program follows, and still what somebody wrote
        return link
    number = reference.lstrip("#!") or reference
    before, found, _ = f"{parts.netloc}{parts.path}".rpartition(number)
    return before if found else parts.netloc


def known_pieces(rows: Sequence[Found | None], pieces: Sequence[Evidence]) -> list[Evidence | None]:
    """Return for each row the piece that it is about; None for what is new, or no row."""
    by_reference = ByReference[Evidence]()
    for piece in pieces:
        if piece.content.reference:
            by_reference.note(facts(piece), piece)
    known = [by_reference.find(row) if row and row.get("ref") else None for row in rows]
    _by_content(rows, pieces, known)
    return known


def _by_content(
    rows: Sequence[Found | None], pieces: Sequence[Evidence], known: list[Evidence | None]
) -> None:
    """Find by what they say the pieces of those rows that no reference has told.

    First those that agree in all; of what is left, those that alone agree in all but the text, or
    in all but the title.
    """
    columns = next((row.keys() for row in rows if row), ())
    said = [field for field in IDENTITY if field in columns]
    taken = {piece.id for piece in known if piece}
    free = {piece.id: facts(piece) for piece in pieces if piece.id not in taken}
    named = {piece.id: piece for piece in pieces}
    for but in ("", "text", "title"):
        fields = [field for field in said if field != but]
        mine = _keys({at: row for at, row in enumerate(rows) if row and not known[at]}, fields, but)
        theirs = _keys(free, fields, but)
        for key, places in mine.items():
            ids = theirs.get(key, [])
            if but and (len(places) > 1 or len(ids) > 1):
                continue
            for at, id in zip(places, ids, strict=False):
                if not (rows[at] or {}).get("ref") or not free[id]["ref"]:
                    known[at] = named[id]
                    free.pop(id, None)


def _keys(found: Mapping[T, Found], fields: Sequence[str], but: str) -> dict[Key, list[T]]:
    keys: dict[Key, list[T]] = {}
    for which, one in found.items():
        if but != "title" or len(one.get("text", "")) >= LEAST_TEXT:
            key = (one["candidate"], *(one[field] for field in fields))
            keys.setdefault(key, []).append(which)
    return keys


def repeated(rows: Sequence[Found | None]) -> dict[int, int]:
    """Return which rows are about the piece of an earlier one, and of which."""
    by_reference, by_content = ByReference[int](), dict[Key, int]()
    again: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row is None:
            continue
        if row.get("ref"):
            first = by_reference.find(row)
            by_reference.note(row, at)
        else:
            key = tuple(row[field] for field in sorted(row))
            first = by_content.setdefault(key, at)
        if first is not None and first != at:
            again[at] = first
    return again


def claimed_twice(known: Sequence[Evidence | None]) -> dict[int, int]:
    """Return which rows are about a piece that an earlier row is about, and which row that is."""
    counted = Counter(piece.id for piece in known if piece)
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for at, piece in enumerate(known):
        if piece and counted[piece.id] > 1 and first.setdefault(piece.id, at) != at:
            again[at] = first[piece.id]
    return again
