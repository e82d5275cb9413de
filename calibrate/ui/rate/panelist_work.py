"""What one panelist works on: read once, kept until something changes."""

from __future__ import annotations

from collections.abc import Mapping

from calibrate.domain.ballots import SECOND
from calibrate.domain.changes import Change, Refusal, Subject
from calibrate.domain.drafts.rating import beside, draft_of
from calibrate.domain.errors import CalibrateError
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.ratings import Draft, PastSubmission, Rating
from calibrate.domain.session import Session, SessionPhase
from calibrate.domain.submitting.onward import Onward, next_to_rate, onward
from calibrate.domain.submitting.room import need_room
from calibrate.domain.submitting.standing import Progress, Stand, asked, progress, stand, standing
from calibrate.ui.desk import Desk
from calibrate.ui.parts.autosave import Autosave
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.words.days import at
from calibrate.words.standing import CLOSED, ROUND_STANDS, second_round, stand_sentence

ON_EVERY_SHEET = frozenset({Subject.RUBRIC, Subject.PANEL})
"""What is drawn on sheets of candidates whom a change does not name."""


class PanelistWork:
    """The session, sheets, submissions and drafts of one panelist, whose secret was typed."""

    def __init__(self, desk: Desk, panelist: str) -> None:
        self.desk = desk
        self.drafts = Autosave(self._read_draft, self._save_draft)
        self.viewer = Viewer(ViewerKind.PANELIST, panelist)
        self.session: Session | None = None
        self.changing: set[str] = set()
        self._lookups: dict[str, SheetLookup] = {}
        self._history: dict[str, tuple[PastSubmission, ...]] = {}

    @property
    def name(self) -> str:
        """The panelist's name."""
        found = self.session.panel.panelist(self.panelist) if self.session else None
        return found.name if found else ""

    def read(self) -> None:
        """Read session, submissions and drafts again."""
        self._read_session()
        self.drafts.read_again(self._all_drafts())

    def _read_session(self) -> None:
        before = self._rounds()
        self._history.clear()
        self.session = self.desk.session(self.viewer)
        for candidate in before.items() - self._rounds().items():
            self._let_go(candidate[0])

    def _all_drafts(self) -> Mapping[tuple[Viewer, str], Draft]:
        """Return every draft, read at once; a damaged one is told of where it is wanted."""
        try:
            drafts = self.desk.drafts(self.viewer)
        except CalibrateError:
            return {}
        return {(self.viewer, candidate): draft for candidate, draft in drafts.items()}

    def _rounds(self) -> dict[str, int | None]:
        """Return which round of each candidate is sealed now."""
        states = self.session.candidates if self.session else ()
        return {state.id: state.sealed_round for state in states}

    def _let_go(self, candidate: str) -> None:
        """Drop what was begun on a candidate whose round is over, or who is not there any more."""
        self.drafts.forget((self.viewer, candidate))
        self.changing.discard(candidate)
        self._lookups.pop(candidate, None)

    def hear(self, change: Change) -> None:
        """Read again what a change may have touched; a rating never reads the evidence again."""
        is_on_all = not ON_EVERY_SHEET.isdisjoint(change.subjects)
        for candidate in tuple(self._lookups):
            if is_on_all or candidate in change.candidates:
                del self._lookups[candidate]
        if not change.candidates:
            self.read()
            return
        self._read_session()
        for candidate in change.candidates:
            self.drafts.look_again((self.viewer, candidate))

    @property
    def panelist(self) -> str:
        """The panelist's id."""
        return self.viewer.panelist or ""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids of the candidates that exist for the panelist."""
        return tuple(state.id for state in self.session.candidates) if self.session else ()

    def lookup(self, candidate: str) -> SheetLookup:
        """Return a candidate's sheet, ready for drawing."""
        if candidate not in self._lookups:
            sheet = self.desk.sheet(candidate, self.viewer)
            self._lookups[candidate] = SheetLookup(sheet, self.panelist)
        return self._lookups[candidate]

    def read_ahead(self, candidate: str) -> None:
        """Read the sheets beside a candidate's, so that going there takes no reading."""
        position = self.candidates.index(candidate)
        for near in self.candidates[max(0, position - 1) : position + 2]:
            self.lookup(near)

    def begun(self, candidate: str) -> Draft:
        """Return what the panelist has begun on a candidate, saved or not."""
        return self.drafts.value((self.viewer, candidate))

    def keep(self, candidate: str, draft: Draft) -> None:
        """Keep what the panelist has begun on a candidate."""
        self.drafts.keep((self.viewer, candidate), draft)

    def _read_draft(self, key: tuple[Viewer, str]) -> Draft:
        viewer, candidate = key
        try:
            return self.desk.draft(candidate, viewer)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return Draft()

    def _save_draft(self, key: tuple[Viewer, str], draft: Draft) -> Refusal | None:
        viewer, candidate = key
        return self.desk.save_draft(candidate, viewer, draft)

    def history(self, candidate: str) -> tuple[PastSubmission, ...]:
        """Return the panelist's own submissions of a candidate, oldest first."""
        if candidate not in self._history:
            self._history[candidate] = self._read_history(candidate)
        return self._history[candidate]

    def _read_history(self, candidate: str) -> tuple[PastSubmission, ...]:
        try:
            return self.desk.history(candidate, self.viewer)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return ()

    def stand(self, candidate: str) -> Stand:
        """Return how the panelist stands to a candidate."""
        if self.session is None:
            return Stand.NOT_OPEN
        state = self.session.candidate(candidate)
        found = stand(self.session, state, self.panelist, self.begun(candidate))
        is_changing = found is Stand.SUBMITTED and candidate in self.changing
        return Stand.CHANGING if is_changing else found

    def need_room(self, candidate: str, draft: Draft) -> None:
        """Raise BadInput, with how much is to be shortened, if a draft could not be submitted."""
        asked = self.lookup(candidate).asked
        ours = [rating for rating in draft.recorded if rating.criterion in asked]
        need_room(ours, len(asked), self.round(candidate))

    def round(self, candidate: str) -> int:
        """Return the round of a candidate that is rated now, or was first."""
        return (self.session.candidate(candidate).sealed_round or 1) if self.session else 1

    def sentence(self, candidate: str) -> str:
        """Return in words how the panelist stands to a candidate."""
        how, is_second = self.stand(candidate), self.round(candidate) == SECOND
        if how.takes_ratings:
            return ROUND_STANDS if is_second else ""
        if how is not Stand.SUBMITTED:
            return stand_sentence(how)
        last = standing(self.history(candidate), self.round(candidate))
        when = f" {at(last.time, self.desk.now())}" if last else ""
        submitted = "Round 2 submitted" if is_second else "Submitted"
        return f"{submitted}{when}, sealed until the reveal."

    def notice(self, candidate: str) -> str:
        """Return what has to be said above the sheet of a candidate, or nothing."""
        how = self.stand(candidate)
        if how.takes_ratings and self.round(candidate) == SECOND:
            return second_round(len(self.lookup(candidate).asked))
        if how is Stand.NOT_OPEN:
            return stand_sentence(how)
        is_over = self.session is not None and self.session.phase is SessionPhase.CLOSED
        return CLOSED if is_over and not how.takes_ratings else ""

    def submitted(self, candidate: str) -> tuple[Rating, ...]:
        """Return what the panelist has submitted in the round that is sealed now."""
        last = standing(self.history(candidate), self.round(candidate))
        return last.ratings if last else ()

    def own(self, candidate: str) -> tuple[Rating, ...]:
        """Return the panelist's own ratings that stand: as opened, and as submitted since."""
        opened = self.lookup(candidate).own
        is_over = self.session is None or self.session.candidate(candidate).sealed_round is None
        if opened and is_over:
            return tuple(opened.values())
        sealed = {rating.criterion: rating for rating in self.submitted(candidate)}
        return tuple({**opened, **sealed}.values())

    def draft(self, candidate: str) -> Draft:
        """Return what the sheet shows as the panelist's own: the draft, and what stands."""
        if not self.stand(candidate).takes_ratings:
            return draft_of(self.own(candidate))
        lookup = self.lookup(candidate)
        return beside(self.begun(candidate), lookup.own, lookup.asked)

    def onward(self, candidate: str) -> tuple[Onward, Progress | None]:
        """Return where the panelist goes on from a candidate, and whom they rate next, if any."""
        assert self.session
        following = next_to_rate(self.progress(), candidate)
        return onward(self.session, following, self.desk.store.kit is not None), following

    def progress(self) -> tuple[Progress, ...]:
        """Return every candidate with how far they are."""
        if self.session is None:
            return ()
        found = []
        for state in self.session.candidates:
            how, draft = self.stand(state.id), self.begun(state.id)
            found.append(progress(state, how, draft, asked(self.session, state)))
        return tuple(found)
