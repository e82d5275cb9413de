"""What is known of a session file without reading it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from calibrate.domain.changes import Change, Subject
from calibrate.domain.evidence import Audience, Coverage, Evidence
from calibrate.domain.phases import Scope, Viewer, decisive, scope
from calibrate.domain.presence.chairs import Chairs, chairs_for
from calibrate.domain.seeing.narrowing import narrow
from calibrate.domain.session import Session
from calibrate.store.latest import Latest

Reading = tuple[frozenset[Audience], bool]
"""For whom a piece has to be, and whether its author is read."""
Pieces = Latest[tuple[Evidence, ...]]
"""Evidence by candidate."""
MOST_CANDIDATES = 64
"""Of so many the evidence is kept for each way of reading it: who goes from one to the next and
back again waits for no reading, and a book of hundreds takes no more memory than one of these."""
PIECES = frozenset({Subject.EVIDENCE, Subject.PLACEMENT})
"""What evidence is read again for."""


class Known:
    """The session, what each viewer may see of it, and evidence: kept until a change touches it."""

    def __init__(self) -> None:
        self.session: Session | None = None
        self._scopes: dict[Viewer, Scope] = {}
        self._narrowed: dict[Viewer, Session] = {}
        self._chairs: dict[Viewer, Chairs] = {}
        self._evidence: dict[Reading, Pieces] = defaultdict(lambda: Latest(MOST_CANDIDATES))
        self._covered: dict[frozenset[Audience], dict[str, Coverage]] = defaultdict(dict)

    def scope(self, session: Session, viewer: Viewer) -> Scope:
        """Return what `viewer` may read of the session as it is known."""
        if viewer not in self._scopes:
            self._scopes[viewer] = scope(session, viewer)
        return self._scopes[viewer]

    def narrowed(self, session: Session, viewer: Viewer) -> Session:
        """Return as much of the session as `viewer` may see."""
        if viewer not in self._narrowed:
            self._narrowed[viewer] = narrow(session, self.scope(session, viewer))
        return self._narrowed[viewer]

    def chairs(self, session: Session, viewer: Viewer) -> Chairs:
        """Return who runs the meeting, as far as `viewer` has to know it."""
        if viewer not in self._chairs:
            self._chairs[viewer] = self._chairs_for(session, viewer)
        return self._chairs[viewer]

    def _chairs_for(self, session: Session, viewer: Viewer) -> Chairs:
        reach = self.scope(session, viewer)
        if not reach.panel:
            return Chairs()
        everybody = {state.id for state in session.candidates}
        return chairs_for(session, everybody - reach.candidates, viewer.panelist)

    def pieces(self, reach: Scope) -> Pieces:
        """Return the evidence that was read last, for all who read the same of it."""
        return self._evidence[reach.audiences, reach.authors]

    def covered(self, reach: Scope) -> dict[str, Coverage]:
        """Return what the evidence that was counted covers, by candidate."""
        return self._covered[reach.audiences]

    def follow(self, changes: Sequence[Change], after: Session) -> None:
        """Take the session after changes; what none of them touched stays known."""
        before, self.session = self.session, after
        if before is None or decisive(before) != decisive(after):
            self._scopes.clear()
        if before is not after:
            self._narrowed.clear()
            self._chairs.clear()
        for change in changes:
            if change.subjects & PIECES:
                self._drop_pieces(change)

    def _drop_pieces(self, change: Change) -> None:
        if not change.candidates:
            self._evidence.clear()
            self._covered.clear()
        for pieces in self._evidence.values():
            pieces.drop(*change.candidates)
        for covered in self._covered.values():
            for candidate in change.candidates:
                covered.pop(candidate, None)

    def forget(self) -> None:
        """Know nothing any more: what is read next is read from the file."""
        self.session = None
        self._scopes.clear()
        self._narrowed.clear()
        self._chairs.clear()
        self._evidence.clear()
        self._covered.clear()
