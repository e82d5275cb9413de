"""What one viewer can find, kept while it stays what they may read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, islice

from sqlalchemy import Connection

from calibrate.domain.changes import Change, Subject
from calibrate.domain.search.places import Hit, Passage
from calibrate.domain.search.question import Question, excerpt, marked
from calibrate.domain.session import Session
from calibrate.domain.text.terms import in_terms
from calibrate.store.reads.ratings import read_named
from calibrate.store.search.index import ROUGHLY, Index
from calibrate.store.search.passages import (
    AT_ONCE,
    Opening,
    View,
    of_candidate,
    of_piece,
    of_session,
)

SESSION = ""
"""The part that speaks of no candidate's work; each other part is a candidate's, by id."""

READ = frozenset(
    {
        Subject.CANDIDATES,
        Subject.RELATIONS,
        Subject.EVIDENCE,
        Subject.RATINGS,
        Subject.DECISION,
        Subject.NOTES,
        Subject.STATEMENT,
        Subject.FACTS,
        Subject.ANSWERS,
    }
)
"""What a candidate's part is read again for; where a piece is placed does not matter to it."""

MOST_AT_ONCE = 6_000
"""Characters after which no further passage is taken in."""

Part = str
Reach = frozenset[str]
NOTHING: Reach = frozenset()
Kept = Passage | str
"""Of a piece only its id is kept: its text is read again where it is shown."""


class Search:
    """The index of one viewer: made a few passages at a time, and never put into any file.

    It is made of what the store reads for that viewer, so it holds nothing that they may not read,
    and neither count nor order of what is found tells of anything else.
    """

    def __init__(self) -> None:
        self._made: _Made | None = None
        self._numbers = count(1)  # of rows; no two have the same, whatever index they are of

    def drop(self) -> None:
        """Let go of all that is kept."""
        if self._made:
            self._made.index.close()
        self._made = None

    def follow(self, changes: Iterable[Change]) -> None:
        """Read again, when it is next asked for, what commands changed."""
        for change in changes:
            if self._made and change.subjects & READ:
                self._made.touch(filter(change.concerns, self._made.candidates))

    def read_on(self, view: View, opening: Opening) -> float:
        """Read a little of what the viewer may read, and return how much of it is read."""
        made = self._for(view)
        return made.read_on(view, opening)

    def share(self, view: View) -> float:
        """Return how much of what the viewer may read is read, from 0 to 1."""
        return self._for(view).share

    def matching(self, view: View, question: Question) -> list[int]:
        """Look through what is read; return the rows that fit, or one more than `ROUGHLY`."""
        return self._for(view).index.matching(question)

    def best(self, view: View, question: Question, rows: list[int], most: int) -> list[int]:
        """Return of rows that fit the best; of too many to rank, what is called so, and others."""
        index = self._for(view).index
        if len(rows) <= ROUGHLY:
            return index.ranked(question, most)
        return list(dict.fromkeys([*index.headed(question, most), *rows]))[:most]

    def hits(
        self, connection: Connection, view: View, question: Question, rows: Iterable[int]
    ) -> tuple[Hit, ...]:
        """Return what stands at rows now, with what was asked for marked."""
        made = self._for(view)
        kept = [made.kept[row] for row in rows if row in made.kept]
        pieces = [one for one in kept if isinstance(one, str)]
        read = {one.id: of_piece(one) for one in read_named(connection, view.reach, pieces)}
        shown = (read.get(one) if isinstance(one, str) else one for one in kept)
        return tuple(_hit(passage, question) for passage in shown if passage)

    def _for(self, view: View) -> _Made:
        if self._made and not self._made.is_of(view) and not self._made.still_fits(view):
            self.drop()
        if self._made is None:
            self._made = _Made(self._numbers)
        if not self._made.is_of(view):
            self._made.follow(view)
        return self._made


class _Made:
    """An index with what it was made of."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self.index = Index()
        self._numbers = numbers
        self.kept: dict[int, Kept] = {}
        self._view: View | None = None
        self._rows: dict[Part, list[int]] = defaultdict(list)
        self._reaches: Mapping[str, Reach] = {}
        self._about: tuple[object, ...] = ()
        self._waiting: list[Part] = []
        self._coming: tuple[Part, Iterator[Passage]] | None = None

    def is_of(self, view: View) -> bool:
        """Tell whether nothing changed since it was looked at last, of session and scope."""
        before = self._view
        return before is not None and before.reach is view.reach and before.seen is view.seen

    def still_fits(self, view: View) -> bool:
        """Tell whether all of it is what the viewer may read, and most of it is still there."""
        assert self._view
        now = _reaches(view)
        is_less = any(not reach <= now.get(one, NOTHING) for one, reach in self._reaches.items())
        is_worn = self.index.left_out > max(ROUGHLY, len(self.kept))
        return view.reach.viewer == self._view.reach.viewer and not is_less and not is_worn

    def follow(self, view: View) -> None:
        """Read again what another state of the session, or a wider scope, makes another."""
        self._view = view
        now, about = _reaches(view), _about(view.seen)
        if about != self._about:
            self._about = about
            self.touch((), SESSION)
        if now != self._reaches:
            before, self._reaches = self._reaches, now
            self.touch([one for one in now if now[one] != before.get(one)])

    def touch(self, candidates: Iterable[str], *parts: Part) -> None:
        """Read these parts again when there is time."""
        for part in (*parts, *candidates):
            if self._coming and self._coming[0] == part:
                self._coming = None
            self.index.leave_out(gone := self._rows.pop(part, []))
            for row in gone:
                del self.kept[row]
            if part not in self._waiting:
                self._waiting.append(part)

    @property
    def candidates(self) -> tuple[str, ...]:
        """Whose evidence and ratings are looked through."""
        return tuple(self._reaches)

    @property
    def share(self) -> float:
        """How much is read: parts, since nobody knows how long each is."""
        left = len(self._waiting) + (self._coming is not None)
        return 1 - left / max(left, len(self._reaches) + 1)

    def read_on(self, view: View, opening: Opening) -> float:
        """Take a few passages in."""
        part, coming = self._coming or self._next(view, opening)
        if passages := tuple(_few(coming)):
            self._take(part, passages)
        else:
            self._coming = None
        return self.share

    def _next(self, view: View, opening: Opening) -> tuple[Part, Iterator[Passage]]:
        if not self._waiting:
            return SESSION, iter(())
        part = self._waiting.pop(0)
        found = of_candidate(opening, view, part) if part else of_session(view.seen)
        self._coming = part, found
        return self._coming

    def _take(self, part: Part, passages: Sequence[Passage]) -> None:
        numbers = tuple(islice(self._numbers, len(passages)))
        self.kept |= zip(numbers, map(_kept, passages), strict=True)
        self._rows[part] += numbers
        self.index.add(
            (number, in_terms(one.heading), in_terms(one.details), in_terms(one.text))
            for number, one in zip(numbers, passages, strict=True)
        )


def _few(coming: Iterator[Passage]) -> Iterator[Passage]:
    """Yield as many of the next passages as are taken in within a turn."""
    room = MOST_AT_ONCE
    for passage in islice(coming, AT_ONCE):
        yield passage
        room -= len(passage.text)
        if room < 0:
            return


def _kept(passage: Passage) -> Kept:
    return passage.place.evidence or passage


def _reaches(view: View) -> dict[str, Reach]:
    """Return by candidate, in their order, what may be read of them as far as is sought there."""
    reach = view.reach
    by_kind = {
        "texts": reach.texts,
        "opened": reach.opened,
        "named": reach.named,
        "decided": reach.decided,
    }
    common = {*reach.audiences, *(("authors",) if reach.authors else ())}
    return {
        one: frozenset({*common, *(name for name, among in by_kind.items() if one in among)})
        for one in (state.id for state in view.seen.candidates)
    }


def _about(seen: Session) -> tuple[object, ...]:
    states = tuple((state.candidate, state.withdrawn_because) for state in seen.candidates)
    return seen.rubric, seen.panel.panelists, states


def _hit(passage: Passage, question: Question) -> Hit:
    return Hit(
        passage.place,
        marked(passage.heading, question),
        marked(passage.details, question),
        excerpt(passage.text, question),
    )
