"""A session's file that can be searched by whoever reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from calibrate.domain.changes import Change
from calibrate.domain.phases import Viewer
from calibrate.domain.search.places import Found, Hit
from calibrate.domain.search.question import Question, asked
from calibrate.domain.session import Session
from calibrate.store.clock import Clock
from calibrate.store.damage import telling_damage
from calibrate.store.document.document import Document
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.known_file import KnownFile
from calibrate.store.search.index import ROUGHLY
from calibrate.store.search.passages import View
from calibrate.store.search.search import Search

MOST = 50
"""So many places are shown of those that were found."""
SHOWN_AT_ONCE = 25


class SearchedFile(KnownFile):
    """A session file in which a viewer finds words, wherever they may read them.

    What is looked through is kept in memory, for one viewer at a time, and in no file.
    """

    def __init__(
        self, document: Document, clock: Clock, told: str = "", driver: Driver = PLAIN
    ) -> None:
        super().__init__(document, clock, told, driver)
        self._search = Search()

    def close(self) -> None:
        """Let the file go, and what was read of it."""
        self._search.drop()
        super().close()

    def find(self, words: str, viewer: Viewer, most: int = MOST) -> Found:
        """Return where all of these words are written, as far as `viewer` may read it."""
        while self.search_on(viewer) < 1:
            pass
        *_, found = self.finding(words, viewer, most)
        assert found
        return found

    def finding(self, words: str, viewer: Viewer, most: int = MOST) -> Iterator[Found | None]:
        """Look through what was read for `viewer`, step by step; the last is what was found.

        No step takes longer than a window may, and none holds the file to the next.
        """
        question = asked(words)
        if not question.words:
            yield Found(read=self._search.share(self._view(viewer)))
            return
        rows = self._search.matching(self._view(viewer), question)
        yield None
        best = self._search.best(self._view(viewer), question, rows, most)
        yield None
        hits: list[Hit] = []
        for first in range(0, len(best), SHOWN_AT_ONCE):
            hits += self._shown(question, viewer, best[first : first + SHOWN_AT_ONCE])
            yield None
        share = self._search.share(self._view(viewer))
        yield Found(tuple(hits), min(len(rows), ROUGHLY), len(rows) <= ROUGHLY, share)

    @telling_damage
    def search_on(self, viewer: Viewer) -> float:
        """Read a little of what `finding` looks through; return how much is read, 1 for all."""
        return self._search.read_on(self._view(viewer), self._document.transaction)

    @telling_damage
    def _shown(self, question: Question, viewer: Viewer, rows: list[int]) -> tuple[Hit, ...]:
        with self._document.transaction() as connection:
            return self._search.hits(connection, self._view(viewer), question, rows)

    def _view(self, viewer: Viewer) -> View:
        """Ratings whose numbers are held back are not found: a place names rater and kind."""
        reach = self.scope(viewer)
        reach = replace(reach, opened=reach.opened - reach.reasons)
        return View(self._session, self.session(viewer), reach)

    def _follow(self, changes: Sequence[Change], after: Session) -> None:
        super()._follow(changes, after)
        self._search.follow(changes)

    def _forget(self) -> None:
        super()._forget()
        self._search.drop()
