"""What panelists ask before the meeting: kept without their name, and read by who answers it."""

from __future__ import annotations

from collections.abc import Sequence

from nacl.public import PrivateKey
from sqlalchemy import Connection

from calibrate.domain.errors import BadInput
from calibrate.domain.permissions import need_askable
from calibrate.domain.phases import Scope, Viewer, ViewerKind
from calibrate.domain.questions.asking import About, Asked
from calibrate.domain.questions.question import Question, found_in
from calibrate.domain.session import NO_SUCH_CANDIDATE
from calibrate.domain.text.rule import cleaned
from calibrate.domain.travel.ballot import Ballot
from calibrate.store.asking import asked as waiting
from calibrate.store.asking.marks import marked
from calibrate.store.damage import telling_damage
from calibrate.store.own_file import OwnFile
from calibrate.store.reads.questions.arriving import may_ask, new_questions
from calibrate.store.reads.questions.questions import (
    is_known,
    read_own,
    read_questions,
    read_waiting,
)
from calibrate.store.reads.ratings import read_evidence
from calibrate.store.sealed.writers import kit_writer, own_key


class QuestionsFile(OwnFile):
    """A session file in which panelists ask, and whoever presents or runs a part answers.

    To ask is no command, as a draft is none. It waits until somebody who answers looks at all that
    was asked, which is one line of the log.
    """

    @telling_damage
    def ask(self, id: str, about: About, text: str, viewer: Viewer) -> None:
        """Keep what the viewer asks about a piece or a gap; one that is sent twice is kept once.

        Raises Refused unless rating is open and they rate the candidate, Locked unless their secret
        was typed.
        """
        candidate = about.candidate
        if candidate not in self.scope(viewer).candidates:
            raise BadInput(NO_SUCH_CANDIDATE)
        panelist = viewer.panelist or ""
        need_askable(self._session, panelist, candidate)
        if not self.kit:
            self._need_open(panelist)
        asked = Asked(id, about, cleaned(text.strip()))
        with self._document.transaction() as connection:
            self._begin(connection)
            key = self._key_of(connection, panelist)
            assert key
            question = marked(asked, bytes(key.public_key))
            if not may_ask(connection, self._session, panelist, question):
                raise BadInput("There is no such piece, and no such criterion, on this candidate.")
            if not is_known(connection, id):
                waiting.keep(connection, [question])

    @telling_damage
    def questions(self, viewer: Viewer) -> tuple[Question, ...]:
        """Return the questions that `viewer` answers, and those that they asked themselves.

        Which are theirs is known only while their secret is open, or in their kit.
        """
        reach = self.scope(viewer)
        with self._document.transaction() as connection:
            found = read_questions(connection, reach.answers)
            key = self._key_of(connection, self._asker(viewer))
            if key:
                own = read_own(connection, reach.own - reach.answers, key)
                found += self._as_answered(connection, reach, own)
        order = [state.id for state in self._session.candidates]
        return tuple(sorted(found, key=lambda one: (order.index(one.candidate), one.id)))

    def _asked_of(self, candidate: str) -> tuple[str, ...]:
        """Return what was asked about a candidate, in words: they are those of who rates."""
        with self._document.transaction() as connection:
            return tuple(one.text for one in read_questions(connection, {candidate}))

    @telling_damage
    def waiting(self, viewer: Viewer) -> frozenset[str]:
        """Return on whom something was asked that `viewer` answers and nobody took in yet."""
        answers = self.scope(viewer).answers
        with self._document.transaction() as connection:
            return frozenset() if self.kit else read_waiting(connection, answers)

    @telling_damage
    def keep_asked(self, ballots: Sequence[Ballot], viewer: Viewer) -> bool:
        """Keep what ballots that are not refused ask, and tell whether any of it is new.

        It is no command, and which of the ballots brought what stands nowhere. Raises Refused for
        who does not run the session.
        """
        accepted = [one.ballot for one in self.arriving(ballots, viewer) if not one.refused]
        with self._document.transaction() as connection:
            found = [
                one for each in accepted for one in new_questions(connection, self._session, each)
            ]
            if found:
                self._begin(connection)
                waiting.keep(connection, found)
        return bool(found)

    def _as_answered(
        self, connection: Connection, reach: Scope, own: tuple[Question, ...]
    ) -> tuple[Question, ...]:
        """A kit has the newest versions of pieces, which tell what was answered."""
        if not self.kit:
            return own
        pieces = read_evidence(connection, reach, {one.candidate for one in own})
        return tuple(found_in(one, pieces[one.candidate]) for one in own)

    @staticmethod
    def _asker(viewer: Viewer) -> str:
        """In the chair nobody is told what they asked themselves: others may see that screen."""
        return (viewer.panelist or "") if viewer.kind is ViewerKind.PANELIST else ""

    def _key_of(self, connection: Connection, panelist: str) -> PrivateKey | None:
        """Return the key by which a panelist knows what they asked, if it is open."""
        if self.kit:
            writer = kit_writer(connection) if panelist == self.kit.panelist else None
            return own_key(writer) if writer else None
        secret = self._open.get(panelist)
        return secret.key if secret else None
